// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/district/routes.hpp"

#include "platform/report/report.hpp"

namespace kith::notices {
namespace {

struct DistrictLetterPage {
  std::optional<std::int64_t> before;  // a letter_id
};
KITH_DESCRIBE(DistrictLetterPage, (before))

struct LetterWorkbook {
  std::int64_t letter_id = 0;
  std::optional<Language> language;
};
KITH_DESCRIBE(LetterWorkbook, (letter_id, language))

}  // namespace

std::vector<http::Route> district_letter_routes(DistrictLetters& letters) {
  using http::Call;
  using people::kForDistrict;
  using people::viewer_of;
  return {
      // Counts the families of a whole district.
      http::slow(http::post("/api/district_notices/preview", kForDistrict,
                            [&](const Call&, DistrictPreviewOf in) { return letters.preview(in); })),
      http::post(
          "/api/district_notices", kForDistrict,
          [&](const Call& call, NewDistrictLetter in) { return letters.write(viewer_of(call.caller), in); }),
      http::get("/api/district_notices", kForDistrict,
                [&](const Call&, DistrictLetterPage in) -> Result<DistrictLetterList> {
                  return letters.list(in.before);
                }),
      http::get("/api/district_notices/{letter_id}", kForDistrict,
                [&](const Call&, OfLetter in) { return letters.detail(in.letter_id); }),
      http::get("/api/district_notices/{letter_id}/workbook", kForDistrict,
                [&](const Call&, LetterWorkbook in) -> Result<http::Download> {
                  auto bytes = letters.workbook(in.letter_id, in.language.value_or(Language::kZh));
                  if (!bytes) return bytes.error();
                  return http::Download{"letter.xlsx", report::kXlsxType, *std::move(bytes)};
                }),
      http::post("/api/district_notices/{letter_id}/reminder", kForDistrict,
                 [&](const Call&, OfLetter in) { return letters.remind(in.letter_id); }),
      http::post("/api/district_notices/{letter_id}/correction", kForDistrict,
                 [&](const Call& call, DistrictCorrection in) {
                   return letters.correct(viewer_of(call.caller), in);
                 }),
      http::del("/api/district_notices/{letter_id}", kForDistrict,
                [&](const Call&, OfLetter in) { return letters.withdraw(in.letter_id); }),
  };
}

}  // namespace kith::notices
