// SPDX-License-Identifier: Apache-2.0
#include "norms/routes.hpp"

namespace kith::norms {
namespace {

struct OneSheet {
  std::int64_t class_id = 0;
  std::string clause;
  std::optional<int> period_no;
};
KITH_DESCRIBE(OneSheet, (class_id, clause, period_no))

}  // namespace

std::vector<http::Route> norm_routes(const Catalogue& catalogue, Boards& boards, Acts& acts) {
  using http::Call;
  using people::viewer_of;
  return {
      http::get("/api/policies", people::kForStaffAndDistrict,
                [&](const Call&) -> Result<std::vector<Pack>> { return catalogue.packs(); }),
      http::get("/api/norms", people::kForStaff,
                [&](const Call& call) -> Result<NormBoard> { return boards.board(viewer_of(call.caller)); }),
      http::get("/api/norms/{clause}/classes", people::kForStaff,
                [&](const Call& call, WhichNorm in) { return boards.classes(viewer_of(call.caller), in); }),
      http::get("/api/norms/{clause}/missing", people::kForStaff,
                [&](const Call& call, WhichNorm in) { return boards.missing(viewer_of(call.caller), in); }),
      http::get(
          "/api/norms/{clause}/evidence", people::kForStaff,
          [&](const Call& call, WhichEvidence in) { return boards.evidence(viewer_of(call.caller), in); }),
      http::get(
          "/api/norms/{clause}/what_if", people::kForStaff,
          [&](const Call& call, OtherFigures in) { return boards.what_if(viewer_of(call.caller), in); }),
      http::get("/api/norms/sheet", people::kForStaff,
                [&](const Call& call, OneSheet in) {
                  return boards.sheet(viewer_of(call.caller), {in.clause, in.class_id, in.period_no});
                }),
      http::get("/api/norms/next_acts", people::kForStaff,
                [&](const Call& call, WantedActs in) { return acts.next_acts(viewer_of(call.caller), in); }),
      http::get(
          "/api/norms/preview", people::kForStaff,
          [&](const Call& call, PlannedContact in) { return acts.would_count(viewer_of(call.caller), in); }),
      http::get("/api/district/norms", people::kForDistrict,
                [&](const Call&) -> Result<DistrictBoard> { return boards.district(); }),
  };
}

std::vector<http::Route> board_paper_routes(BoardPapers& papers) {
  return {http::get("/api/norms/paper", people::kForSchoolDesk,
                    [&](const http::Call& call, WantedPaper in) -> Result<http::Download> {
                      auto bytes = papers.write(people::viewer_of(call.caller), in);
                      if (!bytes) return bytes.error();
                      bool is_pdf = in.format == Paper::kPdf;
                      return http::Download{is_pdf ? "norms.pdf" : "norms.xlsx",
                                            is_pdf ? report::kPdfType : report::kXlsxType, *std::move(bytes)};
                    })};
}

}  // namespace kith::norms
