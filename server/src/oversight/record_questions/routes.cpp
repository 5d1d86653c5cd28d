// SPDX-License-Identifier: Apache-2.0
#include "oversight/record_questions/record_questions.hpp"

namespace kith::record_questions {
namespace {

constexpr access::Access kForLeaders{.name = "moral_education_and_principal",
                                     .any_of = people::kMoralEducation | people::kPrincipal};

struct Answer {
  std::int64_t id = 0;
  std::string answer;
};
KITH_DESCRIBE(Answer, (id, answer))

}  // namespace

std::vector<http::Route> record_question_routes(RecordQuestions questions) {
  using http::Call;
  using people::viewer_of;
  using Questions = std::vector<RecordQuestion>;
  return {
      http::get("/api/record_questions", people::kForStaff,
                [questions](const Call& call) -> Result<Questions> {
                  return questions.own(viewer_of(call.caller));
                }),
      http::get("/api/record_questions/school", kForLeaders,
                [questions](const Call& call) -> Result<Questions> {
                  return questions.of_school(viewer_of(call.caller));
                }),
      http::put("/api/record_questions/{id}/answer", people::kForStaff,
                [questions](const Call& call, Answer in) {
                  return questions.answer(viewer_of(call.caller), in.id, in.answer);
                }),
  };
}

}  // namespace kith::record_questions
