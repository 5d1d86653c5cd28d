// SPDX-License-Identifier: Apache-2.0
#include "people/audience.hpp"

#include <algorithm>

#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::people {

struct MemberRow {
  std::int64_t person_id = 0;
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(MemberRow, (person_id, student_id))

namespace {

using Members = std::vector<std::pair<std::int64_t, std::int64_t>>;  // guardian, student

Members members(db::Session& session, const AudienceSpec& spec, std::int64_t school_id) {
  auto selection = members_of(spec, school_id, 2026);
  auto sql =
      "select m.person_id, m.student_id from (" + selection.sql + ") m order by m.person_id, m.student_id";
  Members found;
  for (const auto& row : session.all<MemberRow>({"test.members", sql}, selection.args))
    found.emplace_back(row.person_id, row.student_id);
  return found;
}

class AnAudience : public db::BothEngines {
 protected:
  // What a school looks like to an audience: two grades, three classes, one child with its mother in each.
  void SetUp() override {
    db().write([&](db::Tx& tx) {
      school = kit::add_school(tx);
      third = kit::add_class(tx, school, {.grade = 3});
      other_third = kit::add_class(tx, school, {.grade = 3});
      fourth = kit::add_class(tx, school, {.grade = 4});
      child_of_third = kit::add_student(tx, third);
      child_of_other_third = kit::add_student(tx, other_third);
      child_of_fourth = kit::add_student(tx, fourth);
      mother_of_third = kit::add_guardian(tx, child_of_third);
      mother_of_other_third = kit::add_guardian(tx, child_of_other_third);
      mother_of_fourth = kit::add_guardian(tx, child_of_fourth);
    });
  }

  Members resolved(const AudienceSpec& spec) {
    return db().read([&](db::Session& session) { return members(session, spec, school); });
  }
  AudienceCount counted(const AudienceSpec& spec) {
    return db().read([&](db::Session& session) { return count_audience(session, spec, school, 2026); });
  }

  std::int64_t school = 0, third = 0, other_third = 0, fourth = 0;
  std::int64_t child_of_third = 0, child_of_other_third = 0, child_of_fourth = 0;
  std::int64_t mother_of_third = 0, mother_of_other_third = 0, mother_of_fourth = 0;
};

TEST_P(AnAudience, OfAGradeHoldsItsClasses) {
  EXPECT_EQ(resolved({.grades = {3}}),
            (Members{{mother_of_third, child_of_third}, {mother_of_other_third, child_of_other_third}}));
}

TEST_P(AnAudience, OfAClassHoldsNobodyElse) {
  EXPECT_EQ(resolved({.class_ids = {fourth}}), (Members{{mother_of_fourth, child_of_fourth}}));
}

TEST_P(AnAudience, IsTheUnionOfItsPartsWithoutRepeats) {
  auto both = resolved({.grades = {4}, .class_ids = {third, fourth}, .student_ids = {child_of_third}});
  EXPECT_EQ(both, (Members{{mother_of_third, child_of_third}, {mother_of_fourth, child_of_fourth}}));
}

TEST_P(AnAudience, OfTheSchoolHoldsEverybody) { EXPECT_EQ(resolved({.whole_school = true}).size(), 3u); }

TEST_P(AnAudience, IsNobodyWhenNothingIsNamed) {
  EXPECT_TRUE(resolved({}).empty());
  EXPECT_EQ(counted({}).families, 0);
}

TEST_P(AnAudience, NeverReachesAnotherSchool) {
  std::int64_t stranger = 0, their_class = 0;
  db().write([&](db::Tx& tx) {
    their_class = kit::add_class(tx, kit::add_school(tx), {.grade = 3});
    stranger = kit::add_student(tx, their_class);
    kit::add_guardian(tx, stranger);
  });
  EXPECT_TRUE(resolved({.class_ids = {their_class}, .student_ids = {stranger}}).empty());
  EXPECT_EQ(resolved({.whole_school = true}).size(), 3u);
}

TEST_P(AnAudience, HoldsNobodyWhoHasLeft) {
  db().write([&](db::Tx& tx) { kit::leave_school(tx, child_of_third, kit::kSchoolDay); });
  EXPECT_EQ(resolved({.grades = {3}, .student_ids = {child_of_third}}),
            (Members{{mother_of_other_third, child_of_other_third}}));
}

TEST_P(AnAudience, LeavesOutAGuardianWhoMayNotReceive) {
  std::int64_t father = 0;
  db().write([&](db::Tx& tx) {
    father = kit::add_guardian(tx, child_of_third, {.relation = "father", .may_receive = false});
  });
  for (auto [person, student] : resolved({.whole_school = true})) EXPECT_NE(person, father);
  EXPECT_EQ(counted({.class_ids = {third}}).people, 1);
}

TEST_P(AnAudience, CountsFamiliesPeopleAndTheUnreachable) {
  db().write([&](db::Tx& tx) {
    kit::add_sibling(tx, child_of_third, fourth);
    kit::add_guardian(tx, child_of_other_third, {.relation = "father", .position = 2});
    kit::add_student(tx, third);  // nobody may receive for this one
  });
  auto count = counted({.whole_school = true});
  EXPECT_EQ(count.students, 5);
  EXPECT_EQ(count.families, 4);
  EXPECT_EQ(count.people, 4);
  EXPECT_EQ(count.unreachable, 1);
}

TEST_P(AnAudience, KeepsItsSpec) {
  AudienceSpec spec{.grades = {3}};
  auto id = db().write([&](db::Tx& tx) {
    auto taken = tx.take_ids(school);
    save_audience(tx, taken, spec);
    return taken;
  });
  auto kept = db().read([&](db::Session& session) {
    return session.one<std::string>(
        {"test.spec", "select spec from audiences where school_id = :school_id and id = :id"},
        {{"school_id", school}, {"id", id}});
  });
  EXPECT_NE(kept.find("\"grades\":[3]"), std::string::npos) << kept;
}

KITH_BOTH_ENGINES(AnAudience);

class ACareGroup : public AnAudience {
 protected:
  void SetUp() override {
    AnAudience::SetUp();
    db().write([&](db::Tx& tx) {
      kit::add_care_membership(tx, child_of_third, "left_behind");
      kit::add_care_membership(tx, child_of_fourth, "left_behind");
      kit::add_care_membership(tx, child_of_other_third, "left_behind", kit::kFirstDay, kit::kSchoolDay);
      teacher = kit::add_staff(tx, school);
      kit::add_teaching(tx, third, teacher);
    });
  }
  std::vector<std::int64_t> seen_by(std::uint32_t roles) {
    return db().read([&](db::Session& session) {
      return students_in_care(session, kit::as_staff(teacher, roles), {CareGroup::kLeftBehind},
                              kit::kSchoolDay);
    });
  }
  std::int64_t teacher = 0;
};

TEST_P(ACareGroup, HoldsWhoIsInItOnTheDay) {
  EXPECT_EQ(seen_by(kPrincipal), (std::vector{child_of_third, child_of_fourth}));
}

TEST_P(ACareGroup, HoldsTheOwnClassForItsHomeroomTeacherAndNobodyWithoutAGrant) {
  EXPECT_EQ(seen_by(kTeacher | kHomeroom), std::vector{child_of_third});
  EXPECT_TRUE(seen_by(kTeacher).empty());
  EXPECT_TRUE(seen_by(kTeachingOffice).empty());
  EXPECT_TRUE(seen_by(kGradeHead).empty());
}

KITH_BOTH_ENGINES(ACareGroup);

class Colleagues : public AnAudience {
 protected:
  void SetUp() override {
    AnAudience::SetUp();
    db().write([&](db::Tx& tx) {
      homeroom = kit::add_staff(tx, school);
      kit::add_teaching(tx, third, homeroom);
      subject = kit::add_staff(tx, school);
      kit::add_teaching(tx, fourth, subject, {.role = "subject", .subject = "数学"});
      office = kit::add_staff(tx, school);
      kit::add_staff(tx, school, {.left_on = kit::kSchoolDay});
      kit::add_staff(tx, kit::add_school(tx));
    });
  }
  std::vector<std::int64_t> of(const StaffSpec& spec) {
    return db().read([&](db::Session& session) {
      auto staff = staff_of(spec, school, kit::kSchoolDay);
      return session.all<std::int64_t>({"test.staff", staff.sql + " order by 1"}, staff.args);
    });
  }
  std::int64_t homeroom = 0, subject = 0, office = 0;
};

TEST_P(Colleagues, AreThoseWhoWorkHereOnTheDay) {
  EXPECT_EQ(of({}), (std::vector{homeroom, subject, office}));
}

TEST_P(Colleagues, AreChosenByWhatTheyTeachAndWhere) {
  EXPECT_EQ(of({.group = StaffGroup::kTeachers}), (std::vector{homeroom, subject}));
  EXPECT_EQ(of({.group = StaffGroup::kHomeroomTeachers}), std::vector{homeroom});
  EXPECT_EQ(of({.group = StaffGroup::kSubjectTeachers}), std::vector{subject});
  EXPECT_EQ(of({.grades = {4}}), std::vector{subject});
  EXPECT_TRUE(of({.group = StaffGroup::kHomeroomTeachers, .grades = {4}}).empty());
}

KITH_BOTH_ENGINES(Colleagues);

}  // namespace
}  // namespace kith::people
