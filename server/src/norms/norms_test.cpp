// SPDX-License-Identifier: Apache-2.0
#include "norms/norms.hpp"

#include <thread>

#include "norms/adoption/adoption_store.hpp"
#include "norms/adoption/leeway_store.hpp"
#include "norms/norm_kit.hpp"

namespace kith::norms {
namespace {

using namespace people::kit;
using kit::Held;
using kit::kFriday;
using ledger::ContactKind;
using ledger::Mode;

const Held kCall{.kind = ContactKind::kCall, .mode = Mode::kTelephone};

class CountingNorms : public kit::NormSchools {
 protected:
  // One class with a homeroom teacher, and `count` students.
  void furnish(int count) {
    write([&](db::Tx& tx) {
      school_ = NormSchools::add_school(tx);
      class_ = add_class(tx, school_);
      teacher_ = add_staff(tx, school_);
      add_teaching(tx, class_, teacher_);
      students_.clear();
      for (int i = 0; i < count; ++i) students_.push_back(add_student(tx, class_));
      norms_.roster_changed(tx, school_);
    });
  }
  Held with(std::int64_t student_id, Held held = {}) {
    held.student_id = student_id;
    held.staff_id = teacher_;
    return held;
  }

  // The score of P2c.6 in week 47.
  std::string weekly() {
    constexpr std::string_view kBegin = "school 4202647 P2c.6: ";
    for (const auto& text : everything(school_))
      if (text.starts_with(kBegin)) return text.substr(kBegin.size());
    return {};
  }

  std::int64_t school_ = 0, class_ = 0, teacher_ = 0;
  std::vector<std::int64_t> students_;
};

TEST_P(CountingNorms, BeginsWithEverybodyMissing) {
  furnish(3);
  EXPECT_EQ(score(school_, "P4.4"), "3 0");
  EXPECT_EQ(score(school_, "P1.5"), "3 0");
  EXPECT_EQ(score(school_, "P2c.6"), "3 0");
  EXPECT_EQ(score(school_, "P4.3"), "1 0");
  EXPECT_EQ(score(school_, "P2a.4"), "1 0");
}

TEST_P(CountingNorms, LetsOneVisitServeEveryClauseItFits) {
  furnish(3);
  hold(with(students_[0]));
  EXPECT_EQ(score(school_, "P4.4"), "3 1");
  EXPECT_EQ(score(school_, "P4.5"), "1 1");
  EXPECT_EQ(score(school_, "P1.5"), "3 1");
  EXPECT_EQ(score(school_, "P4.3"), "1 1");
  EXPECT_EQ(score(school_, "P2c.6"), "3 0");
}

TEST_P(CountingNorms, CountsASecondVisitToTheSameStudentOnce) {
  furnish(2);
  hold(with(students_[0]));
  hold(with(students_[0]));
  EXPECT_EQ(score(school_, "P4.4"), "2 1");
}

TEST_P(CountingNorms, TakesVisitedStudentsForThePopulationOfFaceToFace) {
  furnish(2);
  EXPECT_EQ(score(school_, "P4.5"), "0 0");
  auto call = hold(with(students_[0], kCall));
  EXPECT_EQ(score(school_, "P4.5"), "1 0");
  void_contact(call);
  EXPECT_EQ(score(school_, "P4.5"), "0 0");
  hold(with(students_[0]));
  EXPECT_EQ(score(school_, "P4.5"), "1 1");
}

TEST_P(CountingNorms, ForgetsAVoidedVisit) {
  furnish(2);
  auto before = everything(school_);
  void_contact(hold(with(students_[0])));
  EXPECT_EQ(everything(school_), before);
}

TEST_P(CountingNorms, CountsOnlyVisitsByTheHomeroomTeacherOfThatDayForTheSchoolYear) {
  furnish(2);
  auto other = write([&](db::Tx& tx) {
    auto staff = add_staff(tx, school_);
    add_teaching(tx, class_, staff, {.role = "subject", .subject = "数学"});
    return staff;
  });
  hold({.student_id = students_[0], .staff_id = other});
  EXPECT_EQ(score(school_, "P1.5"), "2 0");
  hold(with(students_[0]));
  EXPECT_EQ(score(school_, "P1.5"), "2 1");
}

TEST_P(CountingNorms, WantsTwoContactsWithTheGuardianWhoLivesAway) {
  furnish(2);
  std::int64_t father = 0, grandmother = 0;
  write([&](db::Tx& tx) {
    father = add_guardian(tx, students_[0], {.relation = "father", .lives_away = true});
    grandmother = add_guardian(tx, students_[0], {.relation = "paternal_grandmother", .position = 2});
    norms_.roster_changed(tx, school_);
  });
  EXPECT_EQ(score(school_, "P4.6"), "1 0");
  auto talk = [&](std::int64_t guardian) {
    auto held = with(students_[0], kCall);
    held.guardian_id = guardian;
    hold(held);
  };
  talk(father), talk(grandmother);
  EXPECT_EQ(score(school_, "P4.6"), "1 0");
  talk(father);
  EXPECT_EQ(score(school_, "P4.6"), "1 1");
}

TEST_P(CountingNorms, CountsAFamilyOnceInAClassAndOnceInEachOfItsClasses) {
  furnish(2);
  write([&](db::Tx& tx) {
    add_sibling(tx, students_[0], class_);
    add_sibling(tx, students_[0], add_class(tx, school_));
    norms_.roster_changed(tx, school_);
  });
  EXPECT_EQ(score(school_, "P4.4"), "4 0");
  EXPECT_EQ(score(school_, "P2c.6"), "3 0");
  hold(with(students_[0], kCall));
  EXPECT_EQ(score(school_, "P2c.6"), "3 2");
}

TEST_P(CountingNorms, CountsFamiliesReachedForATeacherWhoTeaches) {
  furnish(2);
  auto principal = write([&](db::Tx& tx) {
    auto staff = add_staff(tx, school_);
    add_post(tx, staff, {.post = "principal"});
    norms_.roster_changed(tx, school_);
    return staff;
  });
  EXPECT_EQ(score(school_, "P4.3"), "2 0");
  EXPECT_EQ(score(school_, "P2a.4"), "1 0");
  for (int i = 0; i < 4; ++i)
    hold({.student_id = students_[0],
          .staff_id = principal,
          .kind = ContactKind::kCall,
          .mode = Mode::kTelephone});
  EXPECT_EQ(score(school_, "P2a.4"), "1 0");
  for (int i = 0; i < 4; ++i) hold(with(students_[0], kCall));
  EXPECT_EQ(score(school_, "P2a.4"), "1 1");
  EXPECT_EQ(score(school_, "P4.3"), "2 2");
}

TEST_P(CountingNorms, CountsEveryFamilyABigVisitReachesButSiblingsOnce) {
  furnish(3);
  write([&](db::Tx& tx) {
    auto sibling = add_sibling(tx, students_[0], class_);
    ledger::NewContact visit{.school_id = school_,
                             .held_at = clock_.at(kFriday, 600),
                             .recorded_by = teacher_,
                             .staff_ids = {teacher_},
                             .slice = "visits",
                             .client_key = "big visit"};
    for (auto student : {students_[0], students_[1], students_[2], sibling})
      visit.students.push_back({student, {}});
    ledger_.record(tx, visit).value();
  });
  EXPECT_EQ(figure(teacher_, "P2a.4"), "3 of 4");
  write([&](db::Tx& tx) {
    ledger::NewContact letter{.school_id = school_,
                              .kind = ledger::ContactKind::kLetter,
                              .mode = ledger::Mode::kWritten,
                              .held_at = clock_.now(),
                              .recorded_by = teacher_,
                              .staff_ids = {teacher_},
                              .slice = "visits",
                              .client_key = "letter to the class"};
    for (auto student : students_) letter.students.push_back({student, {}});
    ledger_.record(tx, letter).value();
  });
  EXPECT_EQ(figure(teacher_, "P2a.4"), "4 of 4") << "one letter to a class is one contact";
}

TEST_P(CountingNorms, TellsInHowManyClassesAShareHolds) {
  furnish(2);
  EXPECT_EQ(weekly(), "2 0 care 0 0 classes 1 0 late 0");
  auto call = hold(with(students_[0], kCall));
  EXPECT_EQ(weekly(), "2 1 care 0 0 classes 1 1 late 0");
  void_contact(call);
  EXPECT_EQ(weekly(), "2 0 care 0 0 classes 1 0 late 0");
}

TEST_P(CountingNorms, FollowsAStudentToAnotherClassAndForgetsOneWhoLeft) {
  furnish(3);
  hold(with(students_[0]));
  write([&](db::Tx& tx) {
    move_student(tx, students_[0], add_class(tx, school_), kFriday);
    leave_school(tx, students_[1], kFriday);
    norms_.roster_changed(tx, school_);
  });
  EXPECT_EQ(score(school_, "P4.4"), "2 1");
}

TEST_P(CountingNorms, WritesAnUntouchedPeriodWhenTheFirstContactComes) {
  furnish(2);
  set_today(make_date(2026, 11, 24));
  EXPECT_EQ(score(school_, "P2c.6"), "none");
  auto call = with(students_[0], kCall);
  call.on = make_date(2026, 11, 23);
  hold(call);
  EXPECT_EQ(score(school_, "P2c.6"), "2 1");
  auto counted = everything(school_);
  write([&](db::Tx& tx) { norms_.rebuild(tx, school_, clock_.today()); });
  EXPECT_EQ(everything(school_), counted) << "the contact counts once in the periods it began";
}

TEST_P(CountingNorms, CountsLateEntriesUntilThePeriodIsFrozen) {
  furnish(2);
  auto call = with(students_[0], kCall);
  set_today(make_date(2026, 12, 6));  // the fourteenth day after week 47
  hold(call);
  EXPECT_EQ(weekly(), "2 1 care 0 0 classes 1 1 late 0");
  set_today(make_date(2026, 12, 7));
  call.student_id = students_[1];
  hold(call);
  EXPECT_EQ(weekly(), "2 1 care 0 0 classes 1 1 late 0");
}

TEST_P(CountingNorms, KeepsOnlyTheScoresOfAFrozenWeek) {
  furnish(2);
  hold(with(students_[0], kCall));
  set_today(make_date(2026, 12, 7));
  norms_.begin_day(db());
  for (const auto& line : everything(school_)) EXPECT_FALSE(line.starts_with("tally 4202647")) << line;
  auto kept = everything(school_);
  EXPECT_EQ(weekly(), "2 1 care 0 0 classes 1 1 late 0");
  write([&](db::Tx& tx) { norms_.rebuild(tx, school_, clock_.today()); });
  EXPECT_EQ(everything(school_), kept);
}

TEST_P(CountingNorms, FollowsADateInTheRosterWhenItsDayHasCome) {
  furnish(2);
  write([&](db::Tx& tx) {
    add_student(tx, class_, {.entered_on = make_date(2026, 11, 23)});
    norms_.roster_changed(tx, school_);
  });
  EXPECT_EQ(score(school_, "P4.4"), "2 0");
  set_today(make_date(2026, 11, 23));
  norms_.begin_day(db());
  EXPECT_EQ(score(school_, "P4.4"), "3 0");
}

TEST_P(CountingNorms, StaysTrueWhenManyTeachersWriteAtOnce) {
  furnish(6);
  std::vector<std::thread> teachers;
  for (int teacher = 0; teacher < 8; ++teacher)
    teachers.emplace_back([&, teacher] {
      for (int i = 0; i < 6; ++i)
        write([&](db::Tx& tx) {
          ledger_
              .record(tx, {.school_id = school_,
                           .kind = ContactKind::kCall,
                           .mode = Mode::kTelephone,
                           .held_at = clock_.at(kFriday, 600),
                           .recorded_by = teacher_,
                           .students = {{students_[std::size_t(i)], {}}},
                           .staff_ids = {teacher_},
                           .slice = "visits",
                           .client_key = std::to_string(teacher) + "-" + std::to_string(i)})
              .value();
        });
    });
  for (auto& teacher : teachers) teacher.join();
  auto counted = everything(school_);
  EXPECT_EQ(score(school_, "P4.4"), "6 6");
  write([&](db::Tx& tx) { norms_.rebuild(tx, school_, clock_.today()); });
  EXPECT_EQ(counted, everything(school_));
}

// P2a.5: two figures in one clause, and who enters a group midway owes the rest.
TEST_P(CountingNorms, AsksFourCardsForAStudentInACareGroupAndTwoForOthers) {
  furnish(2);
  Held card{.kind = ContactKind::kCard, .mode = Mode::kWritten};
  for (int i = 0; i < 2; ++i) hold(with(students_[0], card)), hold(with(students_[1], card));
  EXPECT_EQ(score(school_, "P2a.5"), "2 2");
  write([&](db::Tx& tx) {
    add_care_membership(tx, students_[0], "left_behind", kFriday);
    norms_.roster_changed(tx, school_);
  });
  EXPECT_EQ(score(school_, "P2a.5"), "2 1");
  EXPECT_EQ(figure(students_[0], "P2a.5"), "2 of 4");
  for (int i = 0; i < 2; ++i) hold(with(students_[0], card));
  EXPECT_EQ(score(school_, "P2a.5"), "2 2");
}

// P4.7: an exception leaves the population.
TEST_P(CountingNorms, DoesNotAskAboutAnExcusedStudent) {
  furnish(2);
  write([&](db::Tx& tx) {
    for (auto student : students_) add_care_membership(tx, student, "disability");
    save_excuse(tx, {school_, "P4.7", 2202601, students_[0], "在外地住院治疗", teacher_, clock_.now()});
    norms_.roster_changed(tx, school_);
  });
  EXPECT_EQ(score(school_, "P4.7"), "1 0");
  hold(with(students_[0]));
  EXPECT_EQ(score(school_, "P4.7"), "1 0");
  hold(with(students_[1]));
  EXPECT_EQ(score(school_, "P4.7"), "1 1");
}

TEST_P(CountingNorms, KeepsAFamilyOfTwoClassesOnceWhereTheShareIsTheSchools) {
  furnish(1);
  write([&](db::Tx& tx) {
    add_sibling(tx, students_[0], add_class(tx, school_));
    norms_.roster_changed(tx, school_);
  });
  EXPECT_EQ(score(school_, "P2a.7"), "1 0");
  hold(with(students_[0], {.kind = ContactKind::kSampleSurvey, .mode = Mode::kOnline}));
  EXPECT_EQ(score(school_, "P2a.7"), "1 1");
}

TEST_P(CountingNorms, LeavesOutWhoCameInTheLastTwoWeeksOfAPeriod) {
  furnish(1);
  set_today(make_date(2026, 11, 27));
  write([&](db::Tx& tx) {
    add_staff(tx, school_, {.hired_on = make_date(2026, 11, 24)});
    auto late = add_staff(tx, school_, {.hired_on = make_date(2026, 11, 24)});
    add_teaching(tx, class_, late,
                 {.role = "subject", .subject = "数学", .since_on = make_date(2026, 11, 24)});
    norms_.roster_changed(tx, school_);
  });
  EXPECT_EQ(score(school_, "P2a.4"), "1 0");
  EXPECT_EQ(score(school_, "P4.3"), "3 0") << "a term still has weeks enough";
}

TEST_P(CountingNorms, AsksNothingOfStaffOnLeave) {
  furnish(1);
  EXPECT_EQ(score(school_, "P4.3"), "1 0");
  write([&](db::Tx& tx) {
    add_absence(tx, teacher_, make_date(2026, 11, 16));
    norms_.roster_changed(tx, school_);
  });
  EXPECT_EQ(score(school_, "P4.3"), "0 0");
}

TEST_P(CountingNorms, HoldsEquallyShapedClausesToTheStricterFigure) {
  furnish(1);
  auto norms = db().read([&](db::Session& session) {
    return norms_in_force(*catalogue_, load_adoptions(session, school_), kFriday);
  });
  auto committee =
      std::find_if(norms.begin(), norms.end(), [](const InForce& norm) { return norm.norm_id == "P2a.8"; });
  ASSERT_NE(committee, norms.end());
  EXPECT_EQ(committee->target, 2);
  EXPECT_EQ(committee->stricter_by, "P0.13");
}

TEST_P(CountingNorms, LeavesSchoolsThatHaveAdoptedNothingAlone) {
  write([&](db::Tx& tx) {
    school_ = people::kit::add_school(tx);
    class_ = add_class(tx, school_);
    teacher_ = add_staff(tx, school_);
    students_ = {add_student(tx, class_)};
  });
  hold(with(students_[0]));
  EXPECT_TRUE(everything(school_).empty());
}

TEST_P(CountingNorms, RebuildsEverySchoolAndSaysHowFarItIs) {
  furnish(2);
  auto other = NormSchools::add_school();
  std::vector<std::size_t> seen;
  EXPECT_EQ(norms_.rebuild_all(db(), [&](std::size_t done, std::size_t) { seen.push_back(done); }), 2u);
  EXPECT_EQ(seen, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(score(other, "P4.4"), "0 0");
}

KITH_BOTH_ENGINES(CountingNorms);

}  // namespace
}  // namespace kith::norms
