// SPDX-License-Identifier: Apache-2.0
// What a team can really do in a half-day, and who goes to which door.
#include "capabilities/visits/planning/parties.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace kith::visits {
namespace {

// Homeroom teachers of classes 1, 2, 3 …, and one leader who knows them all.
struct Village {
  explicit Village(int classes) {
    for (int c = 1; c <= classes; ++c)
      teachers.push_back({.staff_id = c, .homeroom_of = {c}, .teaches = {c}, .leads = {}});
    PlanTeacher leader{.staff_id = 100, .is_leader = true};
    for (int c = 1; c <= classes; ++c) leader.leads.push_back(c);
    teachers.push_back(leader);
  }
  PartyTask task(std::vector<std::vector<std::int64_t>> class_ids, DayPart part = DayPart::kMorning) const {
    PartyTask task{.part = part, .members = {}, .class_ids = std::move(class_ids)};
    for (const auto& teacher : teachers) task.members.push_back(&teacher);
    return task;
  }
  std::vector<PlanTeacher> teachers;
};

std::vector<std::vector<std::int64_t>> families_of(std::initializer_list<std::int64_t> class_ids) {
  std::vector<std::vector<std::int64_t>> families;
  for (auto class_id : class_ids) families.push_back({class_id});
  return families;
}

// Nobody knows no child of a door, no pair has more doors than time, and how many doors found no pair.
int check(const PartyTask& task, const Parties& parties) {
  int left_over = 0;
  std::map<int, int> doors;
  for (std::size_t family = 0; family < task.class_ids.size(); ++family) {
    auto party = parties.of_family[family];
    if (party == kNoParty && ++left_over) continue;
    EXPECT_LE(++doors[party], slots_of(task.part, task.families_a_pair));
    bool is_known = false;
    for (std::size_t member = 0; member < task.members.size(); ++member)
      for (auto class_id : task.class_ids[family])
        is_known |= task.members[member] && parties.of_member[member] == party &&
                    knows_class(*task.members[member], class_id);
    EXPECT_TRUE(is_known) << "family " << family;
  }
  return left_over;
}

TEST(ATeamOnItsWay, VisitsByPairsSoThatAVillageIsOneHalfDay) {
  EXPECT_EQ(most_families(DayPart::kMorning, 2), 4);
  EXPECT_EQ(most_families(DayPart::kMorning, 3), 4) << "an odd one joins a pair";
  EXPECT_EQ(most_families(DayPart::kMorning, 8), 16);
  EXPECT_EQ(most_families(DayPart::kAfternoon, 12), 24);
  EXPECT_EQ(most_families(DayPart::kEvening, 8), 12) << "evenings end before quiet hours";
}

TEST(ATeamOnItsWay, GivesEachPairTimesOfItsOwn) {
  EXPECT_EQ(slot_of_party(DayPart::kMorning, 0, 3), 3);
  EXPECT_EQ(slot_of_party(DayPart::kMorning, 1, 0), 4);
  EXPECT_EQ(party_of(DayPart::kMorning, 4), 1);
  EXPECT_EQ(slot_minute(DayPart::kMorning, 4), 9 * 60) << "two pairs begin at once";
  EXPECT_EQ(slot_minute(DayPart::kEvening, 5), 18 * 60 + 2 * slot_minutes());
}

TEST(ATeamOnItsWay, HasMoreDoorsAndLessTimeAtEachWhereTheSchoolSaysSo) {
  EXPECT_EQ(most_families(DayPart::kMorning, 8, kMostFamiliesAPair), 24);
  EXPECT_EQ(most_families(DayPart::kEvening, 8, kMostFamiliesAPair), 16);
  EXPECT_EQ(most_families(DayPart::kEvening, 2, kFewestFamiliesAPair), 1);
  EXPECT_EQ(slot_of_party(DayPart::kMorning, 1, 0, 6), 6);
  EXPECT_EQ(party_of(DayPart::kMorning, 6, 6), 1);
  EXPECT_EQ(slot_minute(DayPart::kMorning, 7, 6), 9 * 60 + 30);
  EXPECT_EQ(slot_minutes(kMostFamiliesAPair), 30);
  EXPECT_EQ(slot_minutes(kFewestFamiliesAPair), 90);
  for (int families = kFewestFamiliesAPair; families <= kMostFamiliesAPair; ++families) {
    auto last = slots_of(DayPart::kEvening, families) - 1;
    EXPECT_LE(slot_minute(DayPart::kEvening, last, families) + slot_minutes(families), 20 * 60 + 15);
  }
  Village village(1);
  auto task = village.task(families_of({1, 1, 1, 1, 1, 1}));
  for (auto [families, left_over] : {std::pair{6, 0}, std::pair{4, 2}, std::pair{2, 4}}) {
    task.families_a_pair = families;
    EXPECT_EQ(check(task, share_out(task)), left_over);
  }
}

TEST(ATeamOnItsWay, SharesTheFamiliesEvenlyAmongThoseWhoKnowThem) {
  Village village(3);
  auto task = village.task(families_of({1, 1, 2, 2, 3, 3, 1, 2}));
  auto parties = share_out(task);
  EXPECT_EQ(check(task, parties), 0);
  EXPECT_EQ(std::count(parties.of_family.begin(), parties.of_family.end(), 0), 4);
  std::map<int, int> people;
  for (auto party : parties.of_member) ++people[party];
  EXPECT_EQ(people, (std::map<int, int>{{0, 2}, {1, 2}}));
}

TEST(ATeamOnItsWay, GivesDoorsThatFollowEachOtherToOnePair) {
  Village village(1);
  village.teachers.push_back({.staff_id = 2, .homeroom_of = {}, .teaches = {1}, .leads = {}});
  village.teachers.push_back({.staff_id = 3, .homeroom_of = {}, .teaches = {1}, .leads = {}});
  auto parties = share_out(village.task(families_of({1, 1, 1, 1, 1, 1})));
  EXPECT_EQ(parties.of_family, (std::vector<int>{0, 0, 0, 1, 1, 1}));
}

TEST(ATeamOnItsWay, LetsAFamilyGoOverToAnotherPairToMakeRoom) {
  Village village(2);
  village.teachers.pop_back();
  village.teachers.push_back({.staff_id = 3, .homeroom_of = {}, .teaches = {1, 2}, .leads = {}});
  village.teachers.push_back({.staff_id = 4, .homeroom_of = {}, .teaches = {2}, .leads = {}});
  auto task = village.task(families_of({2, 2, 2, 2, 1, 1, 1, 1}));
  EXPECT_EQ(check(task, share_out(task)), 0);
}

TEST(ATeamOnItsWay, SendsNoPairOfStrangersWhileALeaderKnowsTheChildren) {
  Village village(1);
  village.teachers.push_back({.staff_id = 7, .homeroom_of = {}, .teaches = {99}, .leads = {}});
  village.teachers.push_back({.staff_id = 8, .homeroom_of = {}, .teaches = {99}, .leads = {}});
  auto task = village.task(families_of({1, 1, 1, 1, 1, 1, 1, 1}));
  EXPECT_EQ(check(task, share_out(task)), 0);
}

TEST(ATeamOnItsWay, SendsTheTeacherOfAChildBeforeWhoLeadsItsClass) {
  Village village(3);
  auto task = village.task(families_of({3, 2, 1, 3, 2, 1}));
  auto parties = share_out(task);
  EXPECT_EQ(check(task, parties), 0);
  int led = 0;
  for (std::size_t family = 0; family < task.class_ids.size(); ++family)
    led += parties.of_member[std::size_t(task.class_ids[family][0] - 1)] != parties.of_family[family];
  EXPECT_LE(led, 1);
}

TEST(ATeamOnItsWay, SaysForWhomNoPairThatKnowsTheChildHasTime) {
  Village village(2);
  village.teachers.back().leads = {2};
  village.teachers.push_back({.staff_id = 4, .homeroom_of = {}, .teaches = {2}, .leads = {}});
  auto task = village.task(families_of({1, 1, 1, 1, 1, 2}));
  auto parties = share_out(task);
  EXPECT_EQ(check(task, parties), 1);
  EXPECT_EQ(parties.of_family.back() == kNoParty, false) << "the other class is not to suffer";
}

TEST(ATeamOnItsWay, TakesACommitteeMemberAlongAndCountsNobodyTwice) {
  Village village(1);
  auto task = village.task(families_of({1, 1}));
  task.members.push_back(nullptr);
  auto parties = share_out(task);
  EXPECT_EQ(check(task, parties), 0);
  EXPECT_EQ(parties.of_member, (std::vector<int>{0, 0, 0})) << "one pair, and the member with it";
}

TEST(ATeamOnItsWay, LeavesNobodyOutWhereTeachersOfEachClassAreEnough) {
  std::mt19937 chance(17);
  for (int round = 0; round < 200; ++round) {
    int classes = 1 + int(chance() % 11);
    Village village(classes);
    std::vector<std::vector<std::int64_t>> families;
    auto most = most_families(DayPart::kMorning, classes + 1);
    for (int i = 0; i < most; ++i)
      families.push_back({1 + i * classes / most, 1 + int(chance() % unsigned(classes))});
    auto task = village.task(families);
    EXPECT_LE(check(task, share_out(task)), most / 8) << classes;
  }
}

}  // namespace
}  // namespace kith::visits
