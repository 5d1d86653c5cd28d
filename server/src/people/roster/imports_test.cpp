// SPDX-License-Identifier: Apache-2.0
#include "people/roster/imports.hpp"

#include <gtest/gtest.h>

#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::people {
namespace {

constexpr const char* kHeadings =
    "学籍号,姓名,性别,出生日期,年级,班级,监护人1姓名,监护人1关系,监护人1电话,监护人1在外地,监护人2姓名,"
    "监护人2关系,监护人2电话,家庭住址,留守\n";
const std::string kMing =
    "G1,王小明,男,2017-07-23,三年级,2班,王强,父亲,19901103382,是,李兰,母亲,19901103383,人民路1号,是\n";
const std::string kYu = "G2,王小雨,女,2018-07-23,二年级,1班,王强,父亲,19901103382,是,,,,人民路1号,否\n";
const std::string kXue = "G3,欧阳雪,女,2017-01-02,三年级,2班,欧阳海,父亲,19901103390,否,,,,,否\n";
constexpr const char* kStaffHeadings = "工号,姓名,性别,电话,岗位,任教班级,任教学科,负责年级或班级\n";

std::string with(std::string row, const std::string& from, const std::string& to) {
  row.replace(row.find(from), from.size(), to);
  return row;
}

class RosterImportStore : public db::BothEngines {
 protected:
  void SetUp() override {
    school = db().write([&](db::Tx& tx) { return kit::add_school(tx); });
  }

  RosterPlan apply(const std::string& rows, const RosterOrder& order = {}) {
    auto done = imports().apply(school, kHeadings + rows, order);
    EXPECT_TRUE(done) << done.error().code;
    return done ? *done : RosterPlan{};
  }
  RosterPlan apply_staff(const std::string& rows, const RosterOrder& order = {}) {
    return imports().apply(school, kStaffHeadings + rows, order).value();
  }
  RosterPlan plan(const std::string& rows, const RosterOrder& order = {}) {
    return imports().plan(school, kHeadings + rows, order).value();
  }

  template <class T>
  std::vector<T> column(const std::string& sql) {
    auto text = sql;
    return db().read([&](db::Session& session) { return session.all<T>(db::Sql{"test.column", text}); });
  }
  std::int64_t number(const std::string& sql) { return column<std::int64_t>(sql).at(0); }
  std::vector<std::string> texts(const std::string& sql) { return column<std::string>(sql); }

  // Every row of the tables an import writes, sealed columns left out because a seal never repeats itself.
  std::vector<std::string> everything() {
    std::vector<std::string> rows;
    for (const char* sql : {"select name || coalesce(enrolment_no, '') || family_id || coalesce(class_id, 0) "
                            "|| coalesce(left_on, '') from students order by id",
                            "select student_id || since_on || class_id || coalesce(until_on, '') from "
                            "enrollments order by student_id, since_on",
                            "select id || name || coalesce(telephone_hash, '') || coalesce(telephone_sealed, "
                            "'') from guardians order by id",
                            "select student_id || relation || position || lives_away || guardian_id from "
                            "guardianships order by student_id, guardian_id",
                            "select student_id || care_group || since_on || coalesce(until_on, '') from "
                            "care_memberships order by student_id, care_group, since_on",
                            "select id || name || coalesce(left_on, '') from staff order by id",
                            "select staff_id || post || since_on || coalesce(until_on, '') from staff_posts "
                            "order by staff_id, post, since_on",
                            "select staff_id || role || subject || class_id || since_on || "
                            "coalesce(until_on, '') from teachings order by 1",
                            "select cast(last_number as text) from id_sequences order by tenant_id",
                            "select cast(id as text) from roster_imports order by id"}) {
      auto found = texts(sql);
      rows.insert(rows.end(), found.begin(), found.end());
    }
    return rows;
  }

  std::vector<std::string> fields_of(const RosterPlan& done) {
    std::vector<std::string> fields;
    for (const auto& change : done.changes)
      for (const auto& field : change.fields) fields.push_back(field.field);
    return fields;
  }

  RosterImports imports() { return RosterImports(db(), clock, sealer, events); }

  FixedClock clock{SystemClock().at(make_date(2026, 11, 20), 9 * 60)};
  secrets::SeededRandom random{1};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  events::KeptEvents events;
  std::int64_t school = 0;
};

using Texts = std::vector<std::string>;

TEST_P(RosterImportStore, WritesStudentsGuardiansAndCare) {
  auto done = apply(kMing + kXue);
  EXPECT_EQ(done.students.added, 2);
  EXPECT_EQ(done.new_classes, (std::vector<ClassRef>{{3, 2}}));
  EXPECT_EQ(texts("select name_keys from students order by id"),
            (Texts{"王小明 wangxiaoming wxm", "欧阳雪 ouyangxue oyx"}));
  EXPECT_EQ(texts("select relation || position || lives_away from guardianships order by guardian_id"),
            (Texts{"father11", "mother20", "father10"}));
  EXPECT_EQ(texts("select care_group from care_memberships"), Texts{"left_behind"});
  EXPECT_EQ(number("select entry_year from classes"), 2024);
}

TEST_P(RosterImportStore, SealsWhatNobodyMayReadInTheDatabase) {
  apply(kMing);
  for (const auto& row :
       texts("select coalesce(address_sealed, '') || coalesce(identity_sealed, '') from students union all "
             "select telephone_sealed || telephone_hash from guardians")) {
    EXPECT_EQ(row.find("人民路"), row.npos);
    EXPECT_EQ(row.find("1990110"), row.npos);
  }
  EXPECT_EQ(sealer.open(texts("select telephone_sealed from guardians order by id").front()), "19901103382");
}

TEST_P(RosterImportStore, ChangesNothingTheSecondTime) {
  std::string rows = kMing + kYu + kXue;
  apply(rows, {.whole_school = true});
  apply_staff("T1,陈,女,19901103391,班主任,三年级2班,语文,三年级2班\nT2,李,男,,年级组长,,,三年级\n");
  auto before = everything();
  auto again = apply(rows, {.whole_school = true});
  EXPECT_EQ(again.students.unchanged, 3);
  EXPECT_TRUE(again.students.is_empty());
  auto staff =
      apply_staff("T1,陈,女,19901103391,班主任,三年级2班,语文,三年级2班\nT2,李,男,,年级组长,,,三年级\n",
                  {.whole_school = true});
  EXPECT_EQ(staff.staff.unchanged, 2);
  EXPECT_EQ(everything(), before);
}

TEST_P(RosterImportStore, ShowsAPlanWithoutWritingIt) {
  apply(kMing);
  auto before = everything();
  auto shown = plan(with(kMing, "2班", "1班") + kXue);
  EXPECT_EQ(shown.students.added, 1);
  EXPECT_EQ(shown.students.changed, 1);
  EXPECT_EQ(shown.new_classes, (std::vector<ClassRef>{{3, 1}}));
  EXPECT_EQ(everything(), before);
}

TEST_P(RosterImportStore, MergesSiblingsWhoShareATelephone) {
  apply(kMing + kYu + kXue);
  EXPECT_EQ(number("select count(distinct family_id) from students"), 2);
  EXPECT_EQ(number("select count(*) from guardians"), 3);
  EXPECT_EQ(number("select count(distinct family_id) from students where name like '王%'"), 1);
}

TEST_P(RosterImportStore, DoesNotChainStepFamilies) {
  // The second child shares one guardian with the first and another with the third.
  auto first = with(with(kMing, "19901103383", "19901103384"), "李兰", "赵英");
  auto second = with(with(kMing, "G1", "G4"), "王小明", "王二");
  auto third = with(with(with(with(kMing, "G1", "G5"), "王小明", "张三"), "19901103382", "19901103399"),
                    "王强", "张力");
  apply(first + second + third);
  EXPECT_EQ(number("select count(distinct family_id) from students"), 2);
  EXPECT_EQ(number("select count(distinct family_id) from students where name in ('王小明', '张三')"), 2);
}

TEST_P(RosterImportStore, DatesTheFirstRosterFromTheTermAndLaterOnesFromTheDay) {
  db().write([&](db::Tx& tx) {
    tx.exec({"test.term",
             "insert into terms (school_id, school_year, term_no, starts_on, ends_on) values "
             "(:school_id, 2026, 1, '2026-09-01', '2027-01-20')"},
            {{"school_id", school}});
  });
  apply(kMing);
  apply(kMing + kXue);
  EXPECT_EQ(texts("select since_on from enrollments order by student_id"),
            (Texts{"2026-09-01", "2026-11-20"}));
}

TEST_P(RosterImportStore, MovesAStudentToAnotherClassByDate) {
  apply(kMing);
  clock.set(clock.at(make_date(2026, 12, 1)));
  auto done = apply(with(kMing, "2班", "4班"));
  ASSERT_EQ(done.changes.size(), 1u);
  EXPECT_EQ(done.changes[0].former_class, (ClassRef{3, 2}));
  EXPECT_EQ(texts("select since_on || coalesce(until_on, '') from enrollments order by since_on"),
            (Texts{"2026-11-202026-12-01", "2026-12-01"}));
  EXPECT_EQ(number("select count(*) from students s join classes c on c.id = s.class_id where c.number = 4"),
            1);
}

TEST_P(RosterImportStore, KeepsOneEnrollmentForTwoMovesOnOneDay) {
  apply(kMing);
  apply(with(kMing, "2班", "4班"));
  EXPECT_EQ(texts("select since_on || coalesce(until_on, '') from enrollments"), Texts{"2026-11-20"});
}

TEST_P(RosterImportStore, OpensAndClosesCareMembershipsByDate) {
  apply(kMing);
  clock.set(clock.at(make_date(2026, 12, 1)));
  EXPECT_EQ(fields_of(apply(with(kMing, "人民路1号,是", "人民路1号,否"))), Texts{"care_groups"});
  EXPECT_EQ(texts("select since_on || until_on from care_memberships"), Texts{"2026-11-202026-12-01"});
  apply(kMing);
  EXPECT_EQ(number("select count(*) from care_memberships where until_on is null"), 1);
}

TEST_P(RosterImportStore, LeavesAloneWhatTheFileHasNoColumnFor) {
  apply(kMing);
  auto before = everything();
  auto done = imports()
                  .apply(school,
                         "学籍号,姓名,性别,年级,班级,监护人1姓名,监护人1电话\nG1,王小明,男,三年级,2班,王强,"
                         "19901103382\n")
                  .value();
  EXPECT_EQ(fields_of(done), Texts{});
  EXPECT_EQ(everything(), before);
}

TEST_P(RosterImportStore, FollowsAGuardianToANewTelephone) {
  apply(kMing + kYu);
  auto guardians = number("select count(*) from guardians");
  auto done = apply(with(kMing, "19901103382", "19901103300") + with(kYu, "19901103382", "19901103300"));
  EXPECT_EQ(fields_of(done), Texts{"telephone"});
  EXPECT_EQ(number("select count(*) from guardians"), guardians);
  auto sealed = texts("select telephone_sealed from guardians where name = '王强'");
  ASSERT_EQ(sealed.size(), 1u);
  EXPECT_EQ(sealer.open(sealed[0]), "19901103300");
}

TEST_P(RosterImportStore, EndsTheTieToAGuardianWhoIsNoLongerNamed) {
  apply(kMing);
  apply(with(with(kMing, "李兰", "周敏"), "19901103383", "19901103377"));
  EXPECT_EQ(
      texts(
          "select g.name from guardianships k join guardians g on g.id = k.guardian_id order by k.position"),
      (Texts{"王强", "周敏"}));
  EXPECT_EQ(texts("select g.name from past_guardianships k join guardians g on g.id = k.guardian_id"),
            Texts{"李兰"});
}

TEST_P(RosterImportStore, KeepsCustodyLimitsAndGuardiansAddedByHand) {
  apply(kMing);
  auto student = number("select id from students");
  auto mother = number("select id from guardians where name = '李兰'");
  db().write([&](db::Tx& tx) {
    kit::limit_guardian(tx, student, mother, false, false);
    kit::add_guardian(tx, student, {.name = "外婆", .position = 3});
  });
  apply(with(kMing, "母亲", "继母"));
  EXPECT_EQ(texts("select relation || may_see || may_receive from guardianships order by position"),
            (Texts{"father11", "stepmother00", "mother11"}));
}

TEST_P(RosterImportStore, LetsNobodyDepartUnlessTheFileIsTheWholeSchools) {
  apply(kMing + kXue);
  EXPECT_EQ(apply(kMing).students.departed, 0);
  auto done = apply(kMing, {.whole_school = true});
  EXPECT_EQ(done.students.departed, 1);
  EXPECT_EQ(texts("select name from students where left_on = '2026-11-20' and class_id is null"),
            Texts{"欧阳雪"});
  EXPECT_EQ(number("select count(*) from enrollments where until_on is null"), 1);
}

TEST_P(RosterImportStore, TakesNobodyForDepartedWhoseRowIsRefused) {
  apply(kMing + kXue);
  auto done = apply(kMing + with(kXue, "19901103390", "1990110"), {.whole_school = true});
  EXPECT_EQ(done.refused.size(), 1u);
  EXPECT_EQ(done.students.departed, 0);
}

TEST_P(RosterImportStore, TakesBackAStudentWhoReturns) {
  apply(kMing + kXue);
  apply(kMing, {.whole_school = true});
  clock.set(clock.at(make_date(2026, 12, 1)));
  EXPECT_EQ(fields_of(apply(kMing + kXue)), Texts{"returned"});
  EXPECT_EQ(number("select count(*) from students where left_on is null and class_id is not null"), 2);
}

TEST_P(RosterImportStore, KnowsAStudentAgainWhoGainsANumber) {
  auto without = with(kMing, "G1", "");
  apply(without);
  auto done = apply(kMing);
  EXPECT_EQ(fields_of(done), Texts{"enrolment_no"});
  EXPECT_EQ(number("select count(*) from students"), 1);
}

TEST_P(RosterImportStore, RefusesAPlanThatWentStale) {
  apply(kMing);
  auto shown = plan(kMing + kXue);
  auto other = apply(kXue);
  auto stale = imports().apply(school, kHeadings + kMing + kXue, {.plan_hash = shown.plan_hash});
  ASSERT_TRUE(stale.has_error());
  EXPECT_EQ(stale.error().code, "roster.plan_is_stale");
  auto fresh = plan(kMing + kXue);
  EXPECT_TRUE(imports().apply(school, kHeadings + kMing + kXue, {.plan_hash = fresh.plan_hash}));
}

TEST_P(RosterImportStore, DoesWhatThePlanSaid) {
  apply(kMing + kYu);
  std::string rows = with(kMing, "19901103382", "19901103300") + kYu + kXue;
  auto shown = plan(rows, {.whole_school = true});
  auto done = apply(rows, {.whole_school = true, .plan_hash = shown.plan_hash});
  EXPECT_EQ(done.plan_hash, shown.plan_hash);
  EXPECT_EQ(done.students.added, shown.students.added);
  EXPECT_EQ(done.students.changed, shown.students.changed);
  EXPECT_TRUE(apply(rows, {.whole_school = true}).students.is_empty()) << "rows that disagree do not swing";
}

TEST_P(RosterImportStore, BeginsAndEndsPostsAndTeachings) {
  apply(kMing + kYu);
  apply_staff("T1,陈,女,19901103391,班主任,三年级2班,语文,三年级2班\n");
  clock.set(clock.at(make_date(2026, 12, 1)));
  auto done = apply_staff("T1,陈,女,19901103391,科任教师,二年级1班,语文,\n");
  EXPECT_EQ(fields_of(done), (Texts{"posts", "teachings"}));
  EXPECT_EQ(texts("select post || coalesce(until_on, '') from staff_posts order by post"),
            (Texts{"homeroom_teacher2026-12-01", "subject_teacher"}));
  EXPECT_EQ(texts("select role || subject || coalesce(until_on, '') from teachings order by 1"),
            (Texts{"homeroom2026-12-01", "subject语文", "subject语文2026-12-01"}));
}

TEST_P(RosterImportStore, EndsTheDutiesOfStaffWhoLeft) {
  apply(kMing);
  apply_staff("T1,陈,女,,班主任,,,三年级2班\nT2,李,男,,校长,,,\n");
  auto done = apply_staff("T2,李,男,,校长,,,\n", {.whole_school = true});
  EXPECT_EQ(done.staff.departed, 1);
  EXPECT_EQ(done.students.departed, 0) << "a file of staff says nothing about students";
  EXPECT_EQ(number("select count(*) from teachings where until_on is null"), 0);
}

TEST_P(RosterImportStore, TellsTheSchoolAndReportsProgress) {
  int last = 0;
  apply(kMing + kXue, {.on_progress = [&](const RosterProgress& progress) { last = progress.done; }});
  auto heard = events.taken();
  ASSERT_EQ(heard.size(), 1u);
  EXPECT_EQ(heard[0].name, "roster.imported");
  EXPECT_EQ(heard[0].subject_id, school);
  EXPECT_EQ(last, 2);
  apply(kMing + kXue);
  EXPECT_TRUE(events.taken().empty()) << "nothing changed";
}

TEST_P(RosterImportStore, TellsWhoeverLooksInHowFarItHasCome) {
  EXPECT_EQ(imports().latest_run(school).error().code, "roster.no_run");
  std::vector<RosterRun> seen;
  apply(kMing + kYu + with(kXue, "2017-01-02", "2017-13-02"), {.on_progress = [&](const RosterProgress&) {
          seen.push_back(imports().latest_run(school).value());
        }});
  ASSERT_FALSE(seen.empty());
  EXPECT_EQ(seen.back().step, RosterStep::kWriting);
  EXPECT_EQ(std::pair(seen.back().done, seen.back().total), std::pair(2, 2));

  auto run = imports().latest_run(school).value();
  EXPECT_EQ(run.step, RosterStep::kDone);
  EXPECT_EQ(run.moved_at, clock.now());
  EXPECT_EQ(std::tuple(run.added, run.changed, run.departed, run.refused), std::tuple(2, 0, 0, 1));
}

TEST_P(RosterImportStore, SaysThatAnImportWhichStoppedMovingWasInterrupted) {
  std::optional<RosterStep> seen;
  apply(kMing, {.on_progress = [&](const RosterProgress&) {
          FixedClock later(clock.now() + std::chrono::minutes(2));
          seen = RosterImports(db(), later, sealer, events).latest_run(school)->step;
        }});
  EXPECT_EQ(seen, RosterStep::kInterrupted);
}

TEST_P(RosterImportStore, SaysThatTheLatestImportFailedAndWhy) {
  EXPECT_FALSE(imports().apply(school, kHeadings + kMing, {.plan_hash = "of another plan"}));
  auto run = imports().latest_run(school).value();
  EXPECT_EQ(run.step, RosterStep::kFailed);
  EXPECT_EQ(run.problem, "roster.plan_is_stale");
}

TEST_P(RosterImportStore, FoundsNoSchoolForAFileThatCannotBeRead) {
  int founded = 0;
  auto found = [&]() -> Result<std::int64_t> { return ++founded, school; };
  EXPECT_EQ(imports().apply_new(Stage::kPrimary, "no table", found).error().code, "roster.no_headings");
  EXPECT_EQ(founded, 0);
  EXPECT_EQ(imports().apply_new(Stage::kPrimary, kHeadings + kMing, found)->students.added, 1);
  EXPECT_EQ(founded, 1);
}

TEST_P(RosterImportStore, KnowsNoSchoolThatIsNotThere) {
  EXPECT_EQ(imports().apply(school + 1, kHeadings + kMing).error().code, "people.no_such_school");
  EXPECT_EQ(imports().plan_new(Stage::kPrimary, kHeadings + kMing).value().students.added, 1);
}

TEST_P(RosterImportStore, LeavesOtherSchoolsAlone) {
  auto other = db().write([&](db::Tx& tx) { return kit::add_school(tx); });
  apply(kMing);
  auto done = imports().apply(other, kHeadings + kMing, {.whole_school = true}).value();
  EXPECT_EQ(done.students.added, 1);
  EXPECT_EQ(number("select count(*) from guardians"), 4);
  EXPECT_EQ(apply(kMing, {.whole_school = true}).students.unchanged, 1);
}

KITH_BOTH_ENGINES(RosterImportStore);

}  // namespace
}  // namespace kith::people
