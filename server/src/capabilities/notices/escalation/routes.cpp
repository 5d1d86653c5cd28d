// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/escalation/routes.hpp"

#include <memory>

namespace kith::notices {
namespace {

struct OfNotice {
  std::int64_t notice_id = 0;
};
KITH_DESCRIBE(OfNotice, (notice_id))

struct OfStudent {
  std::int64_t notice_id = 0;
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(OfStudent, (notice_id, student_id))

struct WantedSlips {
  std::int64_t notice_id = 0;
  std::optional<Language> language;
};
KITH_DESCRIBE(WantedSlips, (notice_id, language))

struct NewLadder {
  Ladder steps;
};
KITH_DESCRIBE(NewLadder, (steps))

Result<http::NoContent> done(const Result<bool>& noted) {
  if (!noted) return noted.error();
  return http::NoContent{};
}

Result<http::Download> file(Result<std::string> bytes, std::string name, const char* type) {
  if (!bytes) return bytes.error();
  return http::Download{std::move(name), type, *std::move(bytes)};
}

}  // namespace

std::vector<http::Route> escalation_routes(Tellings tellings_by_value, Proofs proofs_by_value) {
  using http::Call;
  using people::kForSchoolDesk;
  using people::kForStaff;
  using people::viewer_of;
  auto tellings = std::make_shared<Tellings>(std::move(tellings_by_value));
  auto proofs = std::make_shared<Proofs>(std::move(proofs_by_value));
  return {
      http::get("/api/tellings", kForStaff,
                [tellings](const Call& call) -> Result<std::vector<TellingLine>> {
                  return tellings->own(viewer_of(call.caller));
                }),
      http::post("/api/notices/{notice_id}/tellings/{student_id}", kForStaff,
                 [tellings](const Call& call, NewTelling in) {
                   return done(tellings->note(viewer_of(call.caller), in));
                 }),
      http::del("/api/notices/{notice_id}/tellings/{student_id}", kForStaff,
                [tellings](const Call& call, OfStudent in) {
                  return done(tellings->take_back(viewer_of(call.caller), in.notice_id, in.student_id));
                }),
      http::get("/api/notices/{notice_id}/proof", kForStaff,
                [proofs](const Call& call, OfNotice in) {
                  return proofs->page(viewer_of(call.caller), in.notice_id);
                }),
      http::get("/api/notices/{notice_id}/certificate", kForStaff,
                [proofs](const Call& call, WantedCertificate in) {
                  bool is_pdf = in.format == Paper::kPdf;
                  return file(proofs->certificate(viewer_of(call.caller), in),
                              is_pdf ? "certificate.pdf" : "certificate.xlsx",
                              is_pdf ? report::kPdfType : report::kXlsxType);
                }),
      http::get("/api/notices/{notice_id}/slips", kForStaff,
                [proofs](const Call& call, WantedSlips in) {
                  return file(proofs->slips(viewer_of(call.caller), in.notice_id,
                                            in.language.value_or(Language::kZh)),
                              "slips.pdf", report::kPdfType);
                }),
      http::get("/api/notice_ladder", kForStaff,
                [proofs](const Call& call) -> Result<LadderPage> {
                  return proofs->ladder(viewer_of(call.caller));
                }),
      http::put("/api/notice_ladder", kForSchoolDesk,
                [proofs](const Call& call, NewLadder in) {
                  return proofs->set_ladder(viewer_of(call.caller), in.steps);
                }),
  };
}

}  // namespace kith::notices
