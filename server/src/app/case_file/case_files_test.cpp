// SPDX-License-Identifier: Apache-2.0
// What a case file holds, for whom, and what must never stand in it.
#include "app/case_file/case_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "calendar/calendar_store.hpp"
#include "capabilities/notices/publishing.hpp"
#include "capabilities/visits/records/family_records.hpp"
#include "capabilities/visits/visits.hpp"
#include "norms/packs/catalogue.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"
#include "platform/pdf/pdf_kit.hpp"
#include "platform/secrets/field_key.hpp"

namespace kith::app {
namespace {

using people::OpeningReason;
using people::viewer_of;

constexpr db::Sql kSetTelephone{"test.set_telephone",
                                "update guardians set telephone_sealed = :sealed where id = :guardian_id"};

class CaseFileStore : public db::BothEngines {
 protected:
  void SetUp() override {
    ledger.listen(norms);
    db().write([&](db::Tx& tx) {
      people::kit::add_care_membership(tx, cast.li, "single_parent");
      people::kit::add_post(tx, cast.homeroom, {.post = "homeroom_teacher"});
      people::kit::add_teaching(tx, cast.school_class, subject_teacher,
                                {.role = "subject", .subject = "数学"});
      tx.exec(kSetTelephone, {{"sealed", sealer.seal("13912345678")}, {"guardian_id", cast.li_mother}});
      calendar::add_to_calendar(tx, cast.school, calendar::usual_calendar(2026));
      norms.adopt_all(tx, cast.school, make_date(2026, 8, 1));
      norms.ensure_begun(tx, cast.school, clock.today());
    });
  }

  access::Caller as_subject_teacher() const {
    return people::kit::calling(people::kit::as_staff(subject_teacher, people::kTeacher));
  }
  void open(const access::Caller& caller) {
    openings
        .open(viewer_of(caller),
              {.student_id = cast.li, .reason = OpeningReason::kVisit, .words = "走访前看一看"})
        .value();
  }
  std::int64_t talk(const std::string& key, const std::string& note = "记得鼓励他",
                    std::chrono::days ago = {}, ledger::ContactKind kind = ledger::ContactKind::kCall,
                    ledger::Mode mode = ledger::Mode::kTelephone) {
    return talks
        .record(viewer_of(cast.as_homeroom()), {.student_id = cast.li,
                                                .guardian_id = cast.li_mother,
                                                .kind = kind,
                                                .mode = mode,
                                                .held_at = clock.now() - ago,
                                                .topics = {visits::Topic::kStudy},
                                                .note = note,
                                                .client_key = key})
        .value()
        .contact_id;
  }
  void plan() {
    db().write([&](db::Tx& tx) {
      ledger
          .record(tx, {.school_id = cast.school,
                       .kind = ledger::ContactKind::kPlan,
                       .mode = ledger::Mode::kWritten,
                       .held_at = clock.now(),
                       .recorded_by = cast.homeroom,
                       .students = {{cast.li, {}}},
                       .staff_ids = {cast.homeroom},
                       .slice = "plans",
                       .client_key = "plan"})
          .value();
    });
  }
  // To the class.
  std::int64_t send_letter() {
    return publishing
        .publish(viewer_of(cast.as_homeroom()), {.title = "秋游告家长书",
                                                 .body = "周五去植物园",
                                                 .needs = ledger::Needs::kConfirm,
                                                 .audience = {.class_ids = {cast.school_class}},
                                                 .client_key = "letter"})
        .value()
        .notice_id;
  }
  std::int64_t duty(std::int64_t owner_id, const std::string& kind) {
    return db().write([&](db::Tx& tx) {
      return duties.open(tx, {.school_id = cast.school,
                              .kind = kind,
                              .clause = "P4.13",
                              .owner_id = owner_id,
                              .subject_kind = "student",
                              .subject_id = cast.li,
                              .cause_slice = "visits",
                              .began_at = clock.now() - std::chrono::days(9),
                              .due_at = clock.now() - std::chrono::days(1)});
    });
  }
  CaseFile file(const access::Caller& caller) { return files.file(viewer_of(caller), cast.li).value(); }
  std::string target() const { return "GET /api/students/" + std::to_string(cast.li) + "/case_file"; }

  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  std::int64_t subject_teacher =
      db().write([&](db::Tx& tx) { return people::kit::add_staff(tx, cast.school, {.name = "尤老师"}); });
  FixedClock clock{people::kit::morning()};
  secrets::SystemRandom random;
  secrets::Sealer sealer{secrets::parse_key(std::string(64, '0')), random};
  ledger::Ledger ledger{clock};
  ledger::Duties duties;
  events::KeptEvents events;
  std::unique_ptr<norms::Catalogue> catalogue = norms::built_in_catalogue();
  norms::Norms norms{*catalogue, clock};
  visits::Visits talks{db(), clock, ledger, events};
  notices::Publishing publishing{db(), clock, ledger, events};
  kith::records::FollowUps follow_ups{db(), clock, duties, events};
  kith::records::Records records{db(), clock, follow_ups, events};
  kith::records::FamilyRecords family_records{db(), clock, follow_ups, events};
  care::StudentPlans plans{db(), clock, ledger, duties};
  people::FileOpenings openings{db(), clock};
  CaseFiles files{db(), clock, sealer, norms};
  http::RouterKit router{case_file_routes(files)};
};

TEST_P(CaseFileStore, GathersOneStudentsLife) {
  talk("call");
  plan();
  duty(cast.homeroom, "visits.answer_opinion");
  send_letter();
  open(cast.as_homeroom());
  auto read = file(cast.as_homeroom());
  EXPECT_EQ(read.student.name, "李小雨");
  EXPECT_EQ(read.student.class_name, "三年级1班");
  ASSERT_EQ(read.enrollments.size(), 1u);
  EXPECT_EQ(read.enrollments[0].class_name, "三年级1班");
  EXPECT_EQ(read.guardians.at(0).telephone_end, "5678");
  EXPECT_EQ(read.care->at(0).care_group, people::CareGroup::kSingleParent);
  ASSERT_EQ(read.contacts.contacts.size(), 2u);
  EXPECT_EQ(read.contacts.contacts[1].note, "记得鼓励他");
  EXPECT_EQ(read.contacts.contacts[1].guardian_name, "周敏");
  EXPECT_EQ(read.letters.at(0).title, "秋游告家长书");
  EXPECT_FALSE(read.letters.at(0).done_at);
  EXPECT_EQ(read.duties->at(0).outcome, DutyOutcome::kOverdue);
  EXPECT_TRUE(std::any_of(read.missing->begin(), read.missing->end(),
                          [](const auto& gap) { return gap.clause == "P2a.5"; }));
  EXPECT_EQ(read.openings->openings.at(0).words, "走访前看一看");
}

TEST_P(CaseFileStore, KeepsLettersToSomebodyWhoIsNoLongerAGuardian) {
  auto letter = send_letter();
  db().write([&](db::Tx& tx) {
    db::Args li{{"school_id", cast.school}, {"student_id", cast.li}};
    ledger::mark_done(tx, {"notices", letter, cast.li_mother}, cast.li, clock.now()).value();
    tx.exec({"test.past",
             "insert into past_guardianships select school_id, student_id, guardian_id from "
             "guardianships where school_id = :school_id and student_id = :student_id"},
            li);
    tx.exec({"test.end",
             "delete from guardianships where school_id = :school_id and student_id = "
             ":student_id"},
            li);
  });
  open(cast.as_homeroom());
  auto letters = file(cast.as_homeroom()).letters;
  ASSERT_EQ(letters.size(), 1u);
  EXPECT_EQ(letters[0].done_at, clock.now());
}

TEST_P(CaseFileStore, FollowsAChildThroughItsClasses) {
  db().write(
      [&](db::Tx& tx) { people::kit::move_student(tx, cast.li, cast.other_class, people::kit::kSchoolDay); });
  auto read = file(cast.as_li_mother());
  ASSERT_EQ(read.enrollments.size(), 2u);
  EXPECT_EQ(read.enrollments[0].class_name, "四年级1班");
  EXPECT_EQ(read.enrollments[1].until_on, people::kit::kSchoolDay);
}

TEST_P(CaseFileStore, TurnsThePagesOfALongHistoryWithoutLossOrRepeat) {
  for (int n = 0; n < kContactsOnAPage * 2 + 5; ++n)
    talk("call" + std::to_string(n), "", std::chrono::days(n / 3));
  open(cast.as_homeroom());
  std::set<std::int64_t> seen;
  auto page = file(cast.as_homeroom()).contacts;
  int pages = 1;
  for (;; ++pages) {
    for (const auto& contact : page.contacts) EXPECT_TRUE(seen.insert(contact.contact_id).second);
    if (!page.before_id) break;
    page = files.contacts(viewer_of(cast.as_homeroom()), {cast.li, page.before_on, page.before_id}).value();
  }
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(seen.size(), std::size_t(kContactsOnAPage * 2 + 5));
}

TEST_P(CaseFileStore, AsksAReasonOfStaffAgainAfterHalfAnHour) {
  auto homeroom = viewer_of(cast.as_homeroom());
  EXPECT_EQ(files.file(homeroom, cast.li).error().code, "people.file_not_open");
  open(cast.as_homeroom());
  EXPECT_TRUE(files.file(homeroom, cast.li));
  clock.set(clock.now() + people::kOpeningHolds);
  EXPECT_EQ(files.file(homeroom, cast.li).error().code, "people.file_not_open");
  EXPECT_EQ(files.contacts(homeroom, {cast.li, {}, {}}).error().code, "people.file_not_open");
  EXPECT_EQ(files.paper(homeroom, {cast.li, {}}).error().code, "people.file_not_open");
}

TEST_P(CaseFileStore, IsOpenToNobodyOutOfSight) {
  talk("call");
  open(cast.as_homeroom());
  for (const auto* part : {"", "/contacts", "/paper"})
    router.check({
        {.name = "another class's teacher",
         .as = cast.as_other_homeroom(),
         .request = target() + part,
         .status = 404,
         .body_lacks = {"李小雨"}},
        {.name = "another school",
         .as = cast.as_principal_elsewhere(),
         .request = target() + part,
         .status = 404,
         .body_lacks = {"李小雨"}},
        {.name = "another family",
         .as = cast.as_zhao_mother(),
         .request = target() + part,
         .status = 404,
         .body_lacks = {"李小雨"}},
        {.name = "a father barred by a court",
         .as = cast.as_li_barred_father(),
         .request = target() + part,
         .status = 404,
         .body_lacks = {"李小雨"}},
        {.name = "the district",
         .as = cast.as_officer(),
         .request = target() + part,
         .status = 403,
         .body_lacks = {"李小雨"}},
        {.name = "the principal without a reason of his own",
         .as = cast.as_principal(),
         .request = target() + part,
         .status = 403,
         .body_lacks = {"李小雨"}},
    });
}

TEST_P(CaseFileStore, ShowsTheFamilyItsPartAndWhoLooked) {
  auto wrong = talk("wrong", "写错了");
  talks.void_visit(viewer_of(cast.as_homeroom()), wrong, visits::VoidReason::kTwice).value();
  talk("call");
  duty(cast.homeroom, "visits.answer_opinion");
  open(cast.as_homeroom());
  router.check({{.name = "the mother",
                 .as = cast.as_li_mother(),
                 .request = target(),
                 .body_has = {"李小雨", "走访前看一看", "何老师", R"("kind":"call")"},
                 .body_lacks = {"记得鼓励他", "写错了", "13912345678", "5678", R"("duties":[)",
                                R"("missing":[)", R"("topics":[)"}}});
}

TEST_P(CaseFileStore, TellsASubjectTeacherNothingOfCareGroups) {
  talk("call");
  plan();
  duty(cast.homeroom, "records.assessment");
  auto own = duty(subject_teacher, "visits.answer_opinion");
  open(cast.as_homeroom());
  open(as_subject_teacher());
  router.check({{.name = "a subject teacher",
                 .as = as_subject_teacher(),
                 .request = target(),
                 .body_has = {"记得鼓励他", std::to_string(own)},
                 .body_lacks = {"single_parent", R"("kind":"plan")", "records.assessment", "13912345678",
                                "走访前看一看", R"("clause":"P1.8")"}}});
}

TEST_P(CaseFileStore, HoldsTheSharedRecordAsFarAsTheReaderMayKnow) {
  auto contact_id = talk("call", "");
  kith::records::RecordWords words{
      .purpose = "谈谈数学", .strengths = "肯帮助同学", .concerns = {{"计算慢", "每天十分钟口算"}}};
  words.signs = {kith::records::Sign::kEmotional};
  db().write([&](db::Tx& tx) {
    tx.exec({"test.save_record",
             "insert into visit_records (school_id, contact_id, student_id, words, version, updated_at, "
             "updated_by, "
             "shared_words, shared_version, shared_at) values (:school_id, :contact_id, :student_id, '{}', "
             "2, 1, 1, "
             ":shared_words, 1, 1)"},
            {{"school_id", cast.school},
             {"contact_id", contact_id},
             {"student_id", cast.li},
             {"shared_words", kith::records::words_text(words)}});
  });
  open(cast.as_homeroom());
  open(as_subject_teacher());
  router.check({
      {.name = "the homeroom teacher",
       .as = cast.as_homeroom(),
       .request = target(),
       .body_has = {"肯帮助同学", "口算", "emotional"}},
      {.name = "a subject teacher",
       .as = as_subject_teacher(),
       .request = target(),
       .body_has = {"肯帮助同学", "口算"},
       .body_lacks = {"emotional"}},
      {.name = "the mother",
       .as = cast.as_li_mother(),
       .request = target(),
       .body_has = {"肯帮助同学"},
       .body_lacks = {"口算", "计算慢", "emotional"}},
  });
  auto paper = pdf::kit::Printed(files.paper(viewer_of(cast.as_homeroom()), {cast.li, {}}).value()).text();
  EXPECT_NE(paper.find("每天十分钟口算"), std::string::npos);
}

TEST_P(CaseFileStore, HoldsWhatTheFamilySaidToARecord) {
  auto contact_id = talk("visit", "", {}, ledger::ContactKind::kVisit, ledger::Mode::kHome);
  auto father = db().write([&](db::Tx& tx) {
    return people::kit::add_guardian(tx, cast.li, {.name = "李国强", .relation = "father", .position = 3});
  });
  auto as_father = people::kit::calling(people::kit::as_guardian(father));
  auto homeroom = viewer_of(cast.as_homeroom());
  records.save(homeroom, {contact_id, 0, {.purpose = "谈谈数学", .strengths = "肯帮助同学"}}).value();
  records.share(homeroom, {contact_id, 1}).value();
  family_records.acknowledge(viewer_of(cast.as_li_mother()), {contact_id, 1}).value();
  family_records.add(viewer_of(as_father), {contact_id, "周三也可以来"}).value();
  open(cast.as_homeroom());
  auto filed = file(cast.as_homeroom()).contacts.contacts.at(0);
  ASSERT_EQ(filed.acknowledgements.size(), 1u);
  EXPECT_EQ(filed.acknowledgements[0].guardian_name, "周敏");
  EXPECT_EQ(filed.additions.at(0).words, "周三也可以来");
  router.check({{.name = "the father reads of his own acknowledgement alone",
                 .as = as_father,
                 .request = target(),
                 .body_has = {"周三也可以来", R"("acknowledgements":[])"}}});
  auto text = pdf::kit::Printed(files.paper(viewer_of(cast.as_homeroom()), {cast.li, {}}).value()).text();
  for (const auto* words : {"周三也可以来", "已确认"})
    EXPECT_NE(text.find(words), std::string::npos) << words;
}

TEST_P(CaseFileStore, HoldsThePlanThatIsCountedForThoseWithTheGrantAlone) {
  auto figure = [&] {
    auto board = file(cast.as_homeroom()).missing.value();
    return std::any_of(board.begin(), board.end(), [](const auto& gap) { return gap.clause == "P1.8"; });
  };
  open(cast.as_homeroom());
  open(as_subject_teacher());
  EXPECT_TRUE(figure()) << "a child of a single parent owes a plan";
  plans
      .save(viewer_of(cast.as_homeroom()), {.student_id = cast.li,
                                            .version = 0,
                                            .goals = "愿意在课上开口",
                                            .measures = {"每周一次谈心"},
                                            .progress = std::nullopt,
                                            .owner_id = cast.homeroom,
                                            .review_on = make_date(2026, 12, 18)})
      .value();
  EXPECT_FALSE(figure()) << "and has one now";
  router.check({
      {.name = "the homeroom teacher",
       .as = cast.as_homeroom(),
       .request = target(),
       .body_has = {"愿意在课上开口", "每周一次谈心"}},
      {.name = "a subject teacher",
       .as = as_subject_teacher(),
       .request = target(),
       .body_lacks = {"愿意在课上开口", "谈心", R"("plans":[)", R"("kind":"plan")"}},
      {.name = "the mother reads that there is one, not its words",
       .as = cast.as_li_mother(),
       .request = target(),
       .body_lacks = {"愿意在课上开口", "谈心", R"("plans":[)"}},
  });
  auto text = pdf::kit::Printed(files.paper(viewer_of(cast.as_homeroom()), {cast.li, {}}).value()).text();
  EXPECT_NE(text.find("愿意在课上开口"), std::string::npos);
  text = pdf::kit::Printed(files.paper(viewer_of(cast.as_li_mother()), {cast.li, {}}).value()).text();
  EXPECT_EQ(text.find("愿意在课上开口"), std::string::npos);
}

TEST_P(CaseFileStore, GoesOnPaperWithoutAWholeTelephoneNumber) {
  talk("call", "语文进步明显，下周再约时间谈数学。");
  open(cast.as_homeroom());
  auto bytes = files.paper(viewer_of(cast.as_homeroom()), {cast.li, {}}).value();
  auto text = pdf::kit::Printed(bytes).text();
  for (const auto* word :
       {"清河小学", "李小雨", "三年级1班", "单亲离异", "5678", "语文进步明显", "查阅记录", "走访前看一看"})
    EXPECT_NE(text.find(word), std::string::npos) << word;
  EXPECT_EQ(text.find("13912345678"), std::string::npos);
  EXPECT_TRUE(openings.list(viewer_of(cast.as_li_mother()), {cast.li, {}}).value().openings.at(0).printed_at);
}

TEST_P(CaseFileStore, GoesOnPaperForTheFamilyWithoutWhatStaffKeep) {
  talk("call", "不给家长看的话");
  auto text = pdf::kit::Printed(files.paper(viewer_of(cast.as_li_mother()), {cast.li, {}}).value()).text();
  EXPECT_NE(text.find("李小雨"), std::string::npos);
  for (const auto* word : {"不给家长看", "5678", "电话末四位", "应办事项"})
    EXPECT_EQ(text.find(word), std::string::npos) << word;
}

KITH_BOTH_ENGINES(CaseFileStore);

}  // namespace
}  // namespace kith::app
