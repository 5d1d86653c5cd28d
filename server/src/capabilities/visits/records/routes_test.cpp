// SPDX-License-Identifier: Apache-2.0
// Who gets what of a full record, and above all what they do not get.
#include "capabilities/visits/records/routes.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capabilities/visits/records/records_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"
#include "platform/images/images_kit.hpp"

namespace kith::records {
namespace {

class RecordRoutes : public ::testing::Test {
 protected:
  std::string of_record(const char* verb, const std::string& rest = "") const {
    return fmt::format("{} /api/records/{}{}", verb, home.contact_id, rest);
  }
  std::string of_family(const char* rest) const {
    return fmt::format("POST /api/family_records/{}/{}", home.contact_id, rest);
  }
  std::string saving(int version) const {
    return fmt::format(R"({{"version": {}, "words": {}}})", version, words_text(home.words()));
  }
  access::Caller as_psychologist() const { return people::kit::calling(home.psychologist()); }
  // A subject teacher of the class, who did not hold the visit and has no grant for care groups.
  access::Caller as_subject_teacher() {
    auto staff_id = home.db.write([&](db::Tx& tx) {
      auto id = people::kit::add_staff(tx, home.cast.school, {.name = "许老师"});
      people::kit::add_teaching(tx, home.cast.school_class, id, {.role = "subject", .subject = "体育"});
      return id;
    });
    return people::kit::calling(people::kit::as_staff(staff_id, people::kTeacher));
  }

  db::ScratchDatabase database;
  kit::VisitedHome home{database.db()};
  http::RouterKit kit{
      record_routes({home.records, home.follow_ups, home.photographs, home.family_records, home.papers})};
  const std::vector<std::string> everything{"李小雨", "周敏",   "了解转学",  "爱读书", "早上常迟到", "晨跑",
                                            "疏导",   "很吃力", "emotional", "hazard", "contact_id"};
};

TEST_F(RecordRoutes, ShowTheRecordToThoseWhoSeeTheChild) {
  home.share(home.words());
  auto subject_teacher = as_subject_teacher();
  kit.check({
      {.name = "who held the visit sees all of it",
       .as = home.cast.as_homeroom(),
       .request = of_record("GET"),
       .body_has = {"早上常迟到", "emotional", "疏导"}},
      {.name = "the principal too",
       .as = home.cast.as_principal(),
       .request = of_record("GET"),
       .body_has = {"早上常迟到", "emotional"}},
      {.name = "a subject teacher sees the words and not what was noticed of the child's condition",
       .as = subject_teacher,
       .request = of_record("GET"),
       .body_has = {"早上常迟到", "\"hides_signs\":true"},
       .body_lacks = {"emotional", "hazard", "assessment", "\"may_write\":true"}},
      {.name = "the psychology teacher sees it because the assessment is hers",
       .as = as_psychologist(),
       .request = of_record("GET"),
       .body_has = {"emotional", "早上常迟到"}},
      {.name = "a teacher of another class sees nothing",
       .as = home.cast.as_other_homeroom(),
       .request = of_record("GET"),
       .status = 404,
       .body_lacks = everything},
      {.name = "another school sees nothing",
       .as = home.cast.as_principal_elsewhere(),
       .request = of_record("GET"),
       .status = 404,
       .body_lacks = everything},
      {.name = "the family has its own part and not this one",
       .as = home.cast.as_li_mother(),
       .request = of_record("GET"),
       .status = 403,
       .body_lacks = everything},
      {.name = "an officer of the district sees no child's file",
       .as = home.cast.as_officer(),
       .request = of_record("GET"),
       .status = 403,
       .body_lacks = everything},
      {.name = "nobody signed in sees nothing",
       .request = of_record("GET"),
       .status = 401,
       .body_lacks = everything},
  });
}

TEST_F(RecordRoutes, ShowThePsychologyTeacherNothingThatIsNotHers) {
  auto words = home.words();
  words.signs.clear();
  home.share(words);
  kit.check({{.name = "no assessment, no record",
              .as = as_psychologist(),
              .request = of_record("GET"),
              .status = 404,
              .body_lacks = everything}});
}

TEST_F(RecordRoutes, AreWrittenByWhoHeldTheVisitAlone) {
  auto subject_teacher = as_subject_teacher();
  kit.check({
      {.name = "a colleague who sees it may not write",
       .as = subject_teacher,
       .request = of_record("PUT"),
       .body = saving(0),
       .status = 403,
       .body_has = {"records.not_yours"}},
      {.name = "nor the principal",
       .as = home.cast.as_principal(),
       .request = of_record("PUT"),
       .body = saving(0),
       .status = 403},
      {.name = "a teacher of another class learns nothing",
       .as = home.cast.as_other_homeroom(),
       .request = of_record("PUT"),
       .body = saving(0),
       .status = 404},
      {.name = "nor does the family write",
       .as = home.cast.as_li_mother(),
       .request = of_record("PUT"),
       .body = saving(0),
       .status = 403},
      {.name = "who held it does",
       .as = home.cast.as_homeroom(),
       .request = of_record("PUT"),
       .body = saving(0),
       .body_has = {"\"version\":1"}},
      {.name = "upon what stood there",
       .as = home.cast.as_homeroom(),
       .request = of_record("PUT"),
       .body = fmt::format(R"({{"version": 0, "words": {}}})", words_text({})),
       .status = 409,
       .body_has = {"records.changed_meanwhile"}},
      {.name = "nobody else shares it",
       .as = home.cast.as_principal(),
       .request = of_record("POST", "/sharing"),
       .body = R"({"version": 1})",
       .status = 403},
      {.name = "a classmate's mother was not there",
       .as = home.cast.as_homeroom(),
       .request = of_record("PUT"),
       .body = fmt::format(R"({{"version": 1, "words": {}}})",
                           [&] {
                             auto words = home.words();
                             words.guardian_ids = {home.cast.zhao_mother};
                             return words_text(words);
                           }()),
       .status = 422,
       .body_has = {"records.not_a_guardian"}},
  });
}

TEST_F(RecordRoutes, ShowAFamilyItsOwnPartAlone) {
  const std::string list = "GET /api/family_records";
  kit.check({{.name = "nothing before it is shared",
              .as = home.cast.as_li_mother(),
              .request = list,
              .body_lacks = everything}});
  home.share(home.words());
  home.events.taken();
  kit.check({
      {.name = "what was agreed, asked and praised",
       .as = home.cast.as_li_mother(),
       .request = list,
       .body_has = {"爱读书", "晨跑", "九点前睡觉", "疏导", "何老师"},
       .body_lacks = {"早上常迟到", "七点起床", "emotional", "hazard", "很吃力", "外婆", "assessment", "help",
                      "苏老师"}},
      {.name = "nothing for a guardian whom custody bars",
       .as = home.cast.as_li_barred_father(),
       .request = list,
       .body_lacks = everything},
      {.name = "nothing for a classmate's family",
       .as = home.cast.as_zhao_mother(),
       .request = fmt::format("{}?student_id={}", list, home.cast.li),
       .body_lacks = everything},
      {.name = "who cannot acknowledge it",
       .as = home.cast.as_zhao_mother(),
       .request = of_family("acknowledgement"),
       .body = R"({"version": 1})",
       .status = 404},
      {.name = "nor add to it",
       .as = home.cast.as_li_barred_father(),
       .request = of_family("additions"),
       .body = R"({"words": "我也要看"})",
       .status = 404},
      {.name = "nor rate it",
       .as = home.cast.as_zhao_mother(),
       .request = of_family("rating"),
       .body = R"({"on_time": false, "courteous": false, "useful": false, "no_gift": false})",
       .status = 404},
      {.name = "staff have another page",
       .as = home.cast.as_homeroom(),
       .request = list,
       .status = 403,
       .body_lacks = everything},
      {.name = "its mother acknowledges",
       .as = home.cast.as_li_mother(),
       .request = of_family("acknowledgement"),
       .body = R"({"version": 1})",
       .body_has = {"acknowledged_at"}},
  });
  auto events = home.events.taken();
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].topics, std::vector<std::string>{people::person_topic(home.cast.homeroom)});
}

TEST_F(RecordRoutes, KeepTellingOfSharingToTheChildsOwnGuardians) {
  home.share(home.words());
  auto events = home.events.taken();
  auto shared = std::find_if(events.begin(), events.end(),
                             [](const auto& each) { return each.name == "record.shared"; });
  ASSERT_NE(shared, events.end());
  EXPECT_EQ(shared->topics, std::vector<std::string>{people::person_topic(home.cast.li_mother)});
}

TEST_F(RecordRoutes, KeepARatingFromEverybody) {
  home.share(home.words());
  home.events.taken();
  const std::vector<std::string> said{"on_time\":false", "\"ratings\":", "courteous"};
  kit.check({
      {.name = "a mother rates",
       .as = home.cast.as_li_mother(),
       .request = of_family("rating"),
       .body = R"({"on_time": false, "courteous": true, "useful": true, "no_gift": true})",
       .body_has = {"\"has_rated\":true"},
       .body_lacks = said},
      {.name = "the teacher does not see it on the record",
       .as = home.cast.as_homeroom(),
       .request = of_record("GET"),
       .body_lacks = {"on_time", "has_rated", "courteous", "rating"}},
      {.name = "nor any figures",
       .as = home.cast.as_homeroom(),
       .request = "GET /api/visit_ratings",
       .status = 403,
       .body_lacks = said},
      {.name = "the desk sees none below five",
       .as = home.cast.as_principal(),
       .request = "GET /api/visit_ratings",
       .body_has = {"\"figures\":null"},
       .body_lacks = said},
      {.name = "nor the district",
       .as = home.cast.as_officer(),
       .request = "GET /api/visit_ratings",
       .status = 403},
  });
  EXPECT_TRUE(home.events.taken().empty());
}

TEST_F(RecordRoutes, ListFollowUpsToThoseTheyConcern) {
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

TEST_F(RecordRoutes, LetAssessmentsBeAnsweredByTheirOwnerAlone) {
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

TEST_F(RecordRoutes, OpenPhotographsToThoseWhoSeeTheRecord) {
  auto photographs = of_record("POST", "/photographs");
  auto sent = kit.call(home.cast.as_homeroom(), photographs, images::kit::telephone_jpeg(40, 30));
  ASSERT_EQ(sent.status, 200) << sent.body;
  auto address = std::string(sent.json().at("address").as_string());
  auto one = of_record("GET", "/photographs/" + address);
  auto seen = kit.call(home.cast.as_homeroom(), one);
  EXPECT_EQ(*seen.response.header("Content-Type"), "image/jpeg");
  EXPECT_EQ(*seen.response.header("Cache-Control"), "no-store");
  EXPECT_TRUE(seen.body.starts_with("\xFF\xD8\xFF"));
  const std::vector<std::string> a_picture{"\xFF\xD8\xFF"};
  kit.check({
      {.name = "the principal sees it",
       .as = home.cast.as_principal(),
       .request = one,
       .body_has = a_picture},
      {.name = "a teacher of another class does not",
       .as = home.cast.as_other_homeroom(),
       .request = one,
       .status = 404,
       .body_lacks = a_picture},
      {.name = "another school does not",
       .as = home.cast.as_principal_elsewhere(),
       .request = one,
       .status = 404,
       .body_lacks = a_picture},
      {.name = "the family does not",
       .as = home.cast.as_li_mother(),
       .request = one,
       .status = 403,
       .body_lacks = a_picture},
      {.name = "the district does not",
       .as = home.cast.as_officer(),
       .request = one,
       .status = 403,
       .body_lacks = a_picture},
      {.name = "nobody signed in does", .request = one, .status = 401, .body_lacks = a_picture},
      {.name = "an address is not guessed",
       .as = home.cast.as_homeroom(),
       .request = of_record("GET", "/photographs/1"),
       .status = 404,
       .body_lacks = a_picture},
      {.name = "a text that is called a photograph is refused",
       .as = home.cast.as_homeroom(),
       .request = photographs,
       .body = "dear colleague",
       .status = 422,
       .body_has = {"images.not_a_photograph"}},
      {.name = "one of 40 MB is refused before it is unpacked",
       .as = home.cast.as_homeroom(),
       .request = photographs,
       .body = "\xFF\xD8\xFF" + std::string(40u << 20, 'x'),
       .status = 413,
       .body_has = {"http.too_large"}},
      {.name = "one from a telephone that writes HEIC is taken",
       .as = home.cast.as_homeroom(),
       .request = photographs,
       .body = images::kit::plain_heic(320, 200),
       .body_has = {"\"width\":320"}},
      {.name = "others add none",
       .as = home.cast.as_principal(),
       .request = photographs,
       .body = images::kit::telephone_jpeg(41, 30),
       .status = 403},
  });
}

}  // namespace
}  // namespace kith::records
