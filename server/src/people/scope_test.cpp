// SPDX-License-Identifier: Apache-2.0
// Who sees whom, as a table, and above all who does not.
#include "people/scope.hpp"

#include <algorithm>

#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::people {
namespace {

const Date kToday = make_date(2026, 11, 20);
using Names = std::vector<std::string>;

class WhoSeesWhom : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) {
      cast.emplace(tx);
      gone = kit::add_student(tx, cast->school_class, {.name = "吴去远"});
      kit::leave_school(tx, gone, make_date(2026, 10, 1));
      gone_mother = kit::add_guardian(tx, gone, {.name = "吴妈妈"});
      there = kit::add_student(tx, cast->class_elsewhere, {.name = "何在南"});
      kit::add_care_membership(tx, cast->li, "left_behind");
      kit::add_care_membership(tx, cast->sun, "psychological");
      kit::add_care_membership(tx, there, "left_behind");
      maths = kit::add_staff(tx, cast->school, {.name = "数学老师"});
      kit::add_teaching(tx, cast->school_class, maths, {.role = "subject", .subject = "math"});
      psychology = kit::add_staff(tx, cast->school, {.name = "心理老师"});
    });
  }

  Names students(const Viewer& viewer) {
    return run(
        "select s.name from students s where " + students_in_sight(viewer, kToday).sql + " order by s.id",
        students_in_sight(viewer, kToday).args);
  }
  Names in_care(const Viewer& viewer) {
    const auto scope = care_in_sight(viewer, kToday);
    return run(
        "select s.name from students s join care_memberships m on m.school_id = s.school_id and m.student_id "
        "= s.id"
        " where " +
            scope.sql + " order by s.id",
        scope.args);
  }
  std::vector<std::int64_t> classes(const Scope& scope) {
    const std::string sql = "select c.id from classes c where " + scope.sql + " order by c.id";
    return db().read([&](db::Session& session) {
      return session.all<std::int64_t>({"test.classes", sql}, scope.args);
    });
  }
  bool sees(const Viewer& viewer, std::int64_t student_id) {
    return db().read(
        [&](db::Session& session) { return may_see_student(session, viewer, kToday, student_id); });
  }

  Viewer as_homeroom() { return kit::as_staff(cast->homeroom, kTeacher | kHomeroom); }
  Viewer as_maths() { return kit::as_staff(maths, kTeacher); }
  Viewer as_psychology() { return kit::as_staff(psychology, kPsychology); }
  Viewer as_head() { return kit::as_staff(cast->third_grade_head, kGradeHead); }
  Viewer as_desk(std::uint32_t role) { return kit::as_staff(cast->principal, role); }

  std::optional<kit::TwoSchools> cast;
  std::int64_t gone = 0, gone_mother = 0, there = 0, maths = 0, psychology = 0;

 private:
  Names run(const std::string& sql, const db::Args& args) {
    return db().read([&](db::Session& session) {
      return session.all<std::string>({"test.in_sight", sql}, args);
    });
  }
};

TEST_P(WhoSeesWhom, AGuardianSeesOwnChildrenOnly) {
  EXPECT_EQ(students(kit::as_guardian(cast->li_mother)), Names{"李小雨"});
  EXPECT_EQ(students(kit::as_guardian(cast->sun_mother)), Names{"孙一鸣"});
  EXPECT_EQ(in_care(kit::as_guardian(cast->li_mother)), Names{"李小雨"});
  EXPECT_EQ(in_care(kit::as_guardian(cast->zhao_mother)), Names{});
}

TEST_P(WhoSeesWhom, AGuardianBarredByACourtSeesNothing) {
  EXPECT_EQ(students(kit::as_guardian(cast->li_barred_father)), Names{});
  EXPECT_EQ(in_care(kit::as_guardian(cast->li_barred_father)), Names{});
  EXPECT_TRUE(classes(classes_in_sight(kit::as_guardian(cast->li_barred_father), kToday)).empty());
}

TEST_P(WhoSeesWhom, AGuardianWhoMayReceiveButNotSeeSeesNothing) {
  db().write([&](db::Tx& tx) { kit::limit_guardian(tx, cast->li, cast->li_mother, false, true); });
  EXPECT_EQ(students(kit::as_guardian(cast->li_mother)), Names{});
  EXPECT_EQ(in_care(kit::as_guardian(cast->li_mother)), Names{});
}

TEST_P(WhoSeesWhom, ATeacherSeesTheClassesTaughtToday) {
  EXPECT_EQ(students(as_homeroom()), (Names{"李小雨", "赵大海"}));
  EXPECT_EQ(students(as_maths()), (Names{"李小雨", "赵大海"}));
  EXPECT_EQ(students(kit::as_staff(psychology, kTeacher)), Names{}) << "teaches nobody";
}

TEST_P(WhoSeesWhom, ATeachingThatEndedOrHasNotBegunOpensNothing) {
  const auto former = db().write([&](db::Tx& tx) {
    const auto id = kit::add_staff(tx, cast->school);
    kit::add_teaching(tx, cast->school_class, id, {.role = "homeroom", .until_on = kToday});
    kit::add_teaching(tx, cast->other_class, id,
                      {.role = "subject", .subject = "art", .since_on = kToday + std::chrono::days{1}});
    return id;
  });
  EXPECT_EQ(students(kit::as_staff(former, kTeacher | kHomeroom)), Names{});
  EXPECT_EQ(in_care(kit::as_staff(former, kTeacher | kHomeroom)), Names{});
  EXPECT_TRUE(classes(classes_to_invite(kit::as_staff(former, kTeacher | kHomeroom), kToday)).empty());
}

TEST_P(WhoSeesWhom, AGradeHeadSeesTheGradeAndNoCareGroup) {
  EXPECT_EQ(students(as_head()), (Names{"李小雨", "赵大海"}));
  EXPECT_EQ(in_care(as_head()), Names{});
}

TEST_P(WhoSeesWhom, TheSchoolDeskSeesTheSchoolEvenThoseWhoLeft) {
  for (const auto role : {kPrincipal, kMoralEducation, kTeachingOffice})
    EXPECT_EQ(students(as_desk(role)), (Names{"李小雨", "赵大海", "孙一鸣", "吴去远"})) << role;
}

TEST_P(WhoSeesWhom, OnlyTheDeskSeesThoseWhoLeft) {
  EXPECT_FALSE(sees(as_homeroom(), gone));
  EXPECT_FALSE(sees(as_head(), gone));
  EXPECT_FALSE(sees(kit::as_guardian(gone_mother), gone));
  EXPECT_EQ(in_care(kit::as_guardian(gone_mother)), Names{});
}

TEST_P(WhoSeesWhom, CareGroupsNeedAGrantOfTheirOwn) {
  EXPECT_EQ(in_care(as_homeroom()), Names{"李小雨"});
  EXPECT_EQ(in_care(as_maths()), Names{}) << "a subject teacher";
  EXPECT_EQ(in_care(as_desk(kTeachingOffice)), Names{}) << "the teaching office";
  EXPECT_EQ(in_care(as_desk(kMoralEducation)), (Names{"李小雨", "孙一鸣"}));
  EXPECT_EQ(in_care(as_desk(kPrincipal)), (Names{"李小雨", "孙一鸣"}));
  EXPECT_EQ(in_care(as_psychology()), (Names{"李小雨", "孙一鸣"}));
}

TEST_P(WhoSeesWhom, APsychologyTeacherSeesWhomSheFollows) {
  EXPECT_EQ(students(as_psychology()), Names{"孙一鸣"});
  db().write([&](db::Tx& tx) {
    tx.exec({"test.end_care",
             "update care_memberships set until_on = '2026-11-20' where care_group = 'psychological'"});
  });
  EXPECT_EQ(students(as_psychology()), Names{});
}

TEST_P(WhoSeesWhom, TheDistrictSeesNoChild) {
  EXPECT_EQ(students(kit::as_district()), Names{});
  EXPECT_EQ(in_care(kit::as_district()), Names{});
  EXPECT_TRUE(classes(classes_in_sight(kit::as_district(), kToday)).empty());
  for (const auto student : {cast->li, cast->sun, there, gone})
    EXPECT_FALSE(sees(kit::as_district(), student));
}

TEST_P(WhoSeesWhom, NobodySeesAnotherSchool) {
  for (const auto& viewer :
       {as_homeroom(), as_head(), as_psychology(), as_desk(kPrincipal), kit::as_guardian(cast->li_mother)}) {
    EXPECT_FALSE(sees(viewer, there));
    const auto seen = classes(classes_in_sight(viewer, kToday));
    EXPECT_EQ(std::count(seen.begin(), seen.end(), cast->class_elsewhere), 0);
  }
  EXPECT_EQ(students(kit::as_staff(cast->principal_elsewhere, kPrincipal)), Names{"何在南"});
}

TEST_P(WhoSeesWhom, AStaffMemberWithoutAPostSeesNobody) {
  EXPECT_EQ(students(kit::as_staff(maths, 0)), Names{});
  EXPECT_EQ(students(Viewer{.school_id = cast->school, .person_id = cast->principal, .roles = 0}), Names{});
  EXPECT_FALSE(sees(Viewer{}, cast->li));
}

TEST_P(WhoSeesWhom, AGuardiansNumberIsNoTeachersNumber) {
  EXPECT_EQ(students(kit::as_guardian(cast->homeroom)), Names{});
  EXPECT_EQ(students(kit::as_staff(cast->li_mother, kTeacher | kHomeroom | kGradeHead)), Names{});
}

TEST_P(WhoSeesWhom, InvitingIsForTheHomeroomTeacherAndTheDesk) {
  EXPECT_EQ(classes(classes_to_invite(as_homeroom(), kToday)), std::vector<std::int64_t>{cast->school_class});
  EXPECT_TRUE(classes(classes_to_invite(as_maths(), kToday)).empty());
  EXPECT_TRUE(classes(classes_to_invite(as_head(), kToday)).empty());
  EXPECT_TRUE(classes(classes_to_invite(kit::as_guardian(cast->li_mother), kToday)).empty());
  EXPECT_TRUE(classes(classes_to_invite(kit::as_district(), kToday)).empty());
  EXPECT_EQ(classes(classes_to_invite(as_desk(kTeachingOffice), kToday)).size(), 2u);
}

KITH_BOTH_ENGINES(WhoSeesWhom);

}  // namespace
}  // namespace kith::people
