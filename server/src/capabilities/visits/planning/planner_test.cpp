// SPDX-License-Identifier: Apache-2.0
// What holds of every proposal, on invented schools of many shapes, and what holds of certain families.
#include "capabilities/visits/planning/planner.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace kith::visits {
namespace {

const Date kMonday = make_date(2026, 11, 23);

std::vector<HalfDay> evenings(int days) {
  std::vector<HalfDay> found;
  for (int i = 0; i < days; ++i) found.push_back({kMonday + std::chrono::days{i}, DayPart::kEvening});
  return found;
}

// Classes of about forty, each with a homeroom teacher and four of the subject teachers, and three leaders.
PlanTask invented_school(unsigned seed, int classes, int days) {
  std::mt19937 chance(seed);
  auto below = [&](int n) { return int(chance() % unsigned(n)); };
  PlanTask task{.half_days = evenings(days), .students = {}, .teachers = {}, .fixed = {}};
  std::int64_t next_student = 1000, next_family = 100'000;
  for (int c = 1; c <= classes; ++c) {
    task.teachers.push_back({.staff_id = c, .homeroom_of = {c}, .teaches = {c}, .leads = {}});
    for (int i = 0; i < 38 + below(6); ++i) {
      bool has_sibling = !task.students.empty() && below(20) == 0;
      auto family = has_sibling ? task.students[std::size_t(below(int(task.students.size())))].family_id
                                : next_family++;
      bool is_key = below(5) == 0;
      task.students.push_back({.student_id = next_student++,
                               .family_id = family,
                               .class_id = c,
                               .is_key = is_key,
                               .needs_face = is_key && below(2) == 0,
                               .is_away = below(8) == 0,
                               .neighbourhood = below(10) == 0 ? "" : "村" + std::to_string(below(12))});
    }
  }
  for (int s = 0; s < classes + classes / 2; ++s) {
    PlanTeacher teacher{.staff_id = 500 + s};
    for (int k = 0; k < 3; ++k) teacher.teaches.push_back(1 + (s + k * 5) % classes);
    for (int k = below(3); k > 0; --k) teacher.busy.add({1 + below(5), DayPart::kEvening});
    task.teachers.push_back(teacher);
  }
  for (int l = 0; l < 3; ++l) {
    PlanTeacher leader{.staff_id = 900 + l, .is_leader = true};
    for (int c = 1; c <= classes; ++c) leader.leads.push_back(c);
    task.teachers.push_back(leader);
  }
  return task;
}

std::map<std::int64_t, const PlannedStudent*> by_id(const PlanTask& task) {
  std::map<std::int64_t, const PlannedStudent*> found;
  for (const auto& student : task.students) found[student.student_id] = &student;
  return found;
}

class EveryProposal : public ::testing::TestWithParam<unsigned> {
 protected:
  PlanTask task = invented_school(GetParam(), 3 + int(GetParam() % 9), 24 + int(GetParam() % 10));
  Proposal proposal = propose_plan(task);
};
INSTANTIATE_TEST_SUITE_P(OfManySchools, EveryProposal, ::testing::Range(1u, 25u));

TEST_P(EveryProposal, HasEachStudentOnceOrWaiting) {
  std::map<std::int64_t, int> seen;
  for (const auto& trip : proposal.trips)
    for (const auto& stop : trip.stops)
      for (const auto& visit : stop.visits) ++seen[visit.student_id];
  for (const auto& waiting : proposal.waiting) ++seen[waiting.student_id];
  ASSERT_EQ(seen.size(), task.students.size());
  for (auto [student, times] : seen) EXPECT_EQ(times, 1) << student;
}

TEST_P(EveryProposal, HasNobodyInTwoPlaces) {
  std::set<std::tuple<std::int64_t, Date, DayPart>> taken;
  for (const auto& trip : proposal.trips) {
    EXPECT_TRUE(taken.emplace(trip.owner_id, trip.at.on, trip.at.part).second);
    for (auto companion : trip.companions)
      EXPECT_TRUE(taken.emplace(companion, trip.at.on, trip.at.part).second);
  }
}

TEST_P(EveryProposal, HasOneFamilyInASlotOfThePart) {
  for (const auto& trip : proposal.trips) {
    std::set<int> slots;
    for (const auto& stop : trip.stops) {
      EXPECT_TRUE(slots.insert(stop.slot_no).second);
      EXPECT_LT(stop.slot_no, slots_of(trip.at.part));
    }
  }
}

TEST_P(EveryProposal, RespectsBusyTimes) {
  std::map<std::int64_t, const PlanTeacher*> teachers;
  for (const auto& teacher : task.teachers) teachers[teacher.staff_id] = &teacher;
  for (const auto& trip : proposal.trips) {
    EXPECT_FALSE(teachers[trip.owner_id]->busy.holds(trip.at));
    for (auto companion : trip.companions) EXPECT_FALSE(teachers[companion]->busy.holds(trip.at));
  }
}

TEST_P(EveryProposal, LetsEveryTeacherTakePart) {
  std::set<std::int64_t> takes_part;
  for (const auto& trip : proposal.trips) {
    takes_part.insert(trip.owner_id);
    takes_part.insert(trip.companions.begin(), trip.companions.end());
  }
  EXPECT_TRUE(proposal.idle.empty());
  EXPECT_EQ(takes_part.size(), task.teachers.size());
}

TEST_P(EveryProposal, SendsOnlyTeachersOfTheClassAndSubjectTeachersToNobodyOfACareGroup) {
  auto students = by_id(task);
  std::map<std::int64_t, const PlanTeacher*> teachers;
  for (const auto& teacher : task.teachers) teachers[teacher.staff_id] = &teacher;
  for (const auto& trip : proposal.trips)
    for (const auto& stop : trip.stops)
      for (const auto& visit : stop.visits) {
        const auto& student = *students[visit.student_id];
        std::vector<std::int64_t> who = trip.companions;
        who.push_back(trip.owner_id);
        EXPECT_TRUE(std::any_of(who.begin(), who.end(), [&](auto staff_id) {
          const auto& teaches =
              student.is_key ? teachers[staff_id]->homeroom_of : teachers[staff_id]->teaches;
          return std::find(teaches.begin(), teaches.end(), student.class_id) != teaches.end();
        })) << visit.student_id;
      }
}

TEST_P(EveryProposal, MakesHomeroomTeachersTheMainForce) {
  std::size_t by_homeroom = 0, all = 0;
  for (const auto& trip : proposal.trips) {
    all += trip.stops.size();
    if (trip.owner_id < 500) by_homeroom += trip.stops.size();
  }
  EXPECT_GT(by_homeroom * 2, all);
  EXPECT_LT(by_homeroom, all);
}

TEST_P(EveryProposal, IsTheSameForTheSameTask) {
  auto again = propose_plan(task);
  ASSERT_EQ(again.trips.size(), proposal.trips.size());
  for (std::size_t i = 0; i < again.trips.size(); ++i) {
    EXPECT_EQ(again.trips[i].owner_id, proposal.trips[i].owner_id);
    EXPECT_EQ(again.trips[i].at, proposal.trips[i].at);
  }
}

// One class, its homeroom teacher 1 and its subject teacher 2.
PlanTask one_class(std::vector<PlannedStudent> students, int days = 10) {
  return {.half_days = evenings(days),
          .students = std::move(students),
          .teachers = {{.staff_id = 1, .homeroom_of = {7}, .teaches = {7}, .leads = {}},
                       {.staff_id = 2, .homeroom_of = {}, .teaches = {7}, .leads = {}}},
          .fixed = {}};
}
PlannedStudent student(std::int64_t id) {
  return {.student_id = id, .family_id = 100 + id, .class_id = 7, .neighbourhood = ""};
}

const ProposedVisit* visit_of(const Proposal& proposal, std::int64_t student_id,
                              const ProposedTrip** in = nullptr) {
  for (const auto& trip : proposal.trips)
    for (const auto& stop : trip.stops)
      for (const auto& visit : stop.visits)
        if (visit.student_id == student_id) {
          if (in) *in = &trip;
          return &visit;
        }
  return nullptr;
}
bool has(const std::vector<PlanReason>& reasons, PlanReason reason) {
  return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

TEST(ProposingAPlan, VisitsKeyGroupsOnTheFirstDayAndSaysWhy) {
  std::vector<PlannedStudent> students;
  for (int i = 1; i <= 12; ++i) students.push_back(student(i));
  students[11].is_key = true;
  auto proposal = propose_plan(one_class(students));
  const ProposedTrip* trip = nullptr;
  auto* visit = visit_of(proposal, 12, &trip);
  ASSERT_TRUE(visit);
  EXPECT_EQ(trip->at.on, kMonday);
  EXPECT_EQ(trip->owner_id, 1);
  EXPECT_TRUE(has(visit->reasons, PlanReason::kKeyGroup));
}

TEST(ProposingAPlan, MeetsAGuardianAwayByVideoUnlessTheChildIsToBeMetInPerson) {
  auto away = student(1), left_behind = student(2);
  away.is_away = left_behind.is_away = true;
  left_behind.is_key = left_behind.needs_face = true;
  auto proposal = propose_plan(one_class({away, left_behind, student(3)}));
  EXPECT_EQ(visit_of(proposal, 1)->form, VisitForm::kVideo);
  EXPECT_EQ(visit_of(proposal, 2)->form, VisitForm::kHome);
  EXPECT_TRUE(has(visit_of(proposal, 2)->reasons, PlanReason::kFaceToFace));
  EXPECT_EQ(visit_of(proposal, 3)->form, VisitForm::kHome);
}

TEST(ProposingAPlan, PutsNeighboursIntoOneTrip) {
  std::vector<PlannedStudent> students{student(1), student(2), student(3),
                                       student(4), student(5), student(6)};
  for (int i : {0, 2, 4}) students[std::size_t(i)].neighbourhood = "石桥村";
  for (int i : {1, 3, 5}) students[std::size_t(i)].neighbourhood = "柳湾村";
  auto proposal = propose_plan(one_class(students));
  const ProposedTrip *first = nullptr, *third = nullptr, *fifth = nullptr;
  EXPECT_TRUE(has(visit_of(proposal, 1, &first)->reasons, PlanReason::kNeighbour));
  visit_of(proposal, 3, &third);
  visit_of(proposal, 5, &fifth);
  EXPECT_EQ(first, third);
  EXPECT_EQ(first, fifth);
}

TEST(ProposingAPlan, VisitsSiblingsOfTwoClassesOnceWithBothTeachers) {
  auto task = one_class({student(1)});
  task.students.push_back({.student_id = 2, .family_id = 101, .class_id = 8});
  task.teachers.push_back({.staff_id = 3, .homeroom_of = {8}, .teaches = {8}, .leads = {}});
  auto proposal = propose_plan(task);
  const ProposedTrip *first = nullptr, *second = nullptr;
  EXPECT_TRUE(has(visit_of(proposal, 1, &first)->reasons, PlanReason::kSibling));
  ASSERT_TRUE(visit_of(proposal, 2, &second));
  EXPECT_EQ(first, second);
  EXPECT_EQ(first->stops.size(), 1u);
  EXPECT_TRUE(std::find(first->companions.begin(), first->companions.end(), 3) != first->companions.end());
}

TEST(ProposingAPlan, PartsSiblingsWhoseTeachersAreNeverFreeTogether) {
  auto task = one_class({student(1)}, 2);
  task.students.push_back({.student_id = 2, .family_id = 101, .class_id = 8});
  task.teachers[0].busy.add({1, DayPart::kEvening});
  PlanTeacher other{.staff_id = 3, .homeroom_of = {8}, .teaches = {8}};
  other.busy.add({2, DayPart::kEvening});
  task.teachers.push_back(other);
  auto proposal = propose_plan(task);
  const ProposedTrip *first = nullptr, *second = nullptr;
  ASSERT_TRUE(visit_of(proposal, 1, &first));
  ASSERT_TRUE(visit_of(proposal, 2, &second));
  EXPECT_EQ(first->owner_id, 1);
  EXPECT_EQ(second->owner_id, 3);
}

TEST(ProposingAPlan, KeepsWhatIsFixedAndFillsItsFreeSlots) {
  auto task = one_class({student(1), student(2)});
  task.fixed.push_back({.trip_id = 77,
                        .owner_id = 1,
                        .at = {kMonday + std::chrono::days{3}, DayPart::kEvening},
                        .members = {1},
                        .taken_slots = {1}});
  auto proposal = propose_plan(task);
  const ProposedTrip* trip = nullptr;
  ASSERT_TRUE(visit_of(proposal, 1, &trip));
  EXPECT_EQ(trip->trip_id, 77);
  for (const auto& stop : trip->stops) EXPECT_NE(stop.slot_no, 1);
}

TEST(ProposingAPlan, TakesNobodyWhoIsOnLeave) {
  auto task = one_class({student(1), student(2), student(3), student(4)});
  task.teachers[0].leave = {{kMonday, kMonday + std::chrono::days{5}}};
  for (const auto& trip : propose_plan(task).trips)
    EXPECT_TRUE(trip.owner_id != 1 || trip.at.on >= kMonday + std::chrono::days{5});
}

TEST(ProposingAPlan, LetsThoseWaitForWhomNobodyHasTime) {
  auto nobody = one_class({student(1)});
  nobody.teachers.clear();
  ASSERT_EQ(propose_plan(nobody).waiting.size(), 1u);
  EXPECT_TRUE(has(propose_plan(nobody).waiting.front().reasons, PlanReason::kNoTeacher));

  std::vector<PlannedStudent> many;
  for (int i = 1; i <= 20; ++i) many.push_back(student(i));
  auto proposal = propose_plan(one_class(many, 1));
  EXPECT_FALSE(proposal.waiting.empty());
  for (const auto& waiting : proposal.waiting) EXPECT_TRUE(has(waiting.reasons, PlanReason::kNoFreeTime));
}

}  // namespace
}  // namespace kith::visits
