// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/answers/answer_routes.hpp"

#include "platform/report/report.hpp"

namespace kith::notices {
namespace {

struct AnswersOf {
  std::int64_t notice_id = 0;
};
KITH_DESCRIBE(AnswersOf, (notice_id))

struct AnswerWorkbook {
  std::int64_t notice_id = 0;
  std::optional<Language> language;
};
KITH_DESCRIBE(AnswerWorkbook, (notice_id, language))

struct SignaturesFor {
  std::int64_t notice_id = 0;
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(SignaturesFor, (notice_id, student_id))

Result<http::NoContent> done(const Result<bool>& marked) {
  if (!marked) return marked.error();
  return http::NoContent{};
}

}  // namespace

std::vector<http::Route> answer_routes(Answers& answers) {
  using http::Call;
  using people::kForGuardians;
  using people::kForStaff;
  using people::viewer_of;
  return {
      http::post(
          "/api/inbox/{notice_id}/answer", kForGuardians,
          [&](const Call& call, NewAnswer in) { return done(answers.answer(viewer_of(call.caller), in)); }),
      http::post(
          "/api/inbox/{notice_id}/signature", kForGuardians,
          [&](const Call& call, NewSignature in) { return done(answers.sign(viewer_of(call.caller), in)); }),
      http::get(
          "/api/notices/{notice_id}/answers", kForStaff,
          [&](const Call& call, AnswersOf in) { return answers.page(viewer_of(call.caller), in.notice_id); }),
      http::get("/api/notices/{notice_id}/answers/workbook", kForStaff,
                [&](const Call& call, AnswerWorkbook in) -> Result<http::Download> {
                  auto bytes = answers.workbook(viewer_of(call.caller), in.notice_id,
                                                in.language.value_or(Language::kZh));
                  if (!bytes) return bytes.error();
                  return http::Download{"answers.xlsx", report::kXlsxType, *std::move(bytes)};
                }),
      http::get("/api/notices/{notice_id}/signatures/{student_id}", kForStaff,
                [&](const Call& call, SignaturesFor in) {
                  return answers.signed_texts(viewer_of(call.caller), in.notice_id, in.student_id);
                }),
  };
}

}  // namespace kith::notices
