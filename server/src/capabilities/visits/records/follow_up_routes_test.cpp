// SPDX-License-Identifier: Apache-2.0
// Who sees and answers what follows a record.
#include "capabilities/visits/records/record_routes_kit.hpp"

namespace kith::records {
namespace {

using RecordRoutesOfFollowUps = kit::RecordRoutes;

TEST_F(RecordRoutesOfFollowUps, ListFollowUpsToThoseTheyConcern) {
  home.share(home.words());
  const std::string open = "GET /api/follow_ups?state=open";
  auto subject_teacher = as_subject_teacher();
  kit.check({
      {.name = "the homeroom teacher sees what is agreed, asked and noticed",
       .as = home.cast.as_homeroom(),
       .request = open,
       .body_has = {"晨跑", "疏导", "assessment", "help", "苏老师"}},
      {.name = "the psychology teacher her own",
       .as = as_psychologist(),
       .request = open,
       .body_has = {"assessment", "emotional", "李小雨"},
       .body_lacks = {"晨跑", "疏导"}},
      {.name = "the desk all",
       .as = home.cast.as_principal(),
       .request = open,
       .body_has = {"晨跑", "assessment"}},
      {.name = "the head of the grade what is no protected fact",
       .as = home.cast.as_third_grade_head(),
       .request = open,
       .body_has = {"晨跑", "疏导"},
       .body_lacks = {"assessment", "emotional", "hazard", "help"}},
      {.name = "a subject teacher nothing", .as = subject_teacher, .request = open, .body_lacks = everything},
      {.name = "a teacher of another class nothing",
       .as = home.cast.as_other_homeroom(),
       .request = open,
       .body_lacks = everything},
      {.name = "another school nothing",
       .as = home.cast.as_principal_elsewhere(),
       .request = open,
       .body_lacks = everything},
      {.name = "no family",
       .as = home.cast.as_li_mother(),
       .request = open,
       .status = 403,
       .body_lacks = everything},
      {.name = "no district",
       .as = home.cast.as_officer(),
       .request = open,
       .status = 403,
       .body_lacks = everything},
  });
}

TEST_F(RecordRoutesOfFollowUps, LetAssessmentsBeAnsweredByTheirOwnerAlone) {
  home.share(home.words());
  std::int64_t assessment = 0;
  for (const auto& line : home.follow_ups.list(home.psychologist(), FollowUpState::kOpen, std::nullopt))
    if (line.kind == FollowUpKind::kAssessment) assessment = line.follow_up_id;
  auto request = fmt::format("POST /api/follow_ups/{}/outcome", assessment);
  const std::string body = R"({"how": "solved", "outcome": "评估完成，每周聊一次"})";
  kit.check({
      {.name = "not by the homeroom teacher",
       .as = home.cast.as_homeroom(),
       .request = request,
       .body = body,
       .status = 403,
       .body_has = {"records.not_yours"}},
      {.name = "nor by the desk",
       .as = home.cast.as_principal(),
       .request = request,
       .body = body,
       .status = 403},
      {.name = "who is not concerned learns nothing",
       .as = home.cast.as_third_grade_head(),
       .request = request,
       .body = body,
       .status = 404},
      {.name = "words are needed",
       .as = as_psychologist(),
       .request = request,
       .body = R"({"how": "solved", "outcome": " "})",
       .status = 422,
       .body_has = {"records.no_words"}},
      {.name = "she does",
       .as = as_psychologist(),
       .request = request,
       .body = body,
       .body_has = {"每周聊一次"}},
      {.name = "the family hears nothing of it",
       .as = home.cast.as_li_mother(),
       .request = "GET /api/family_records",
       .body_lacks = {"每周聊一次", "评估"}},
  });
}

}  // namespace
}  // namespace kith::records
