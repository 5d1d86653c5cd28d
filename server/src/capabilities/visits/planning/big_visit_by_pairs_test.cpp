// SPDX-License-Identifier: Apache-2.0
// A team that goes to many doors of one village, by pairs, on both engines: what each pair, each family and
// the desk are told of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "capabilities/visits/planning/season_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/pdf/pdf_kit.hpp"

namespace kith::visits {
namespace {

// Seven more families, and a third teacher of the class.
class AVillage : public db::BothEngines {
 protected:
  AVillage() {
    db().write([&](db::Tx& tx) {
      for (int i = 0; i < 7; ++i) {
        auto student_id =
            people::kit::add_student(tx, school.cast.school_class, {.name = "周小" + std::to_string(i)});
        people::kit::add_guardian(tx, student_id, {.name = "周家长"});
        tx.exec(
            {"test.address", "update students set address_sealed = :sealed where id = :id"},
            {{"sealed", school.sealer.seal("石桥村" + std::to_string(50 + i) + "号")}, {"id", student_id}});
        families.push_back(student_id);
      }
      other = people::kit::add_staff(tx, school.cast.school, {.name = "许老师"});
      people::kit::add_teaching(tx, school.cast.school_class, other,
                                {.role = "subject", .subject = "chinese"});
    });
    school.propose();
    for (auto student_id : {li(), school.cast.zhao, school.qian[0], school.qian[1], school.qian[2]})
      families.push_back(student_id);
  }
  NewBigVisit wanted() const {
    auto wanted = school.big_visit(families);
    wanted.members.push_back({school.math, TripRole::kRecorder});
    wanted.members.push_back({other, TripRole::kPolicyExplainer});
    wanted.student_ids.resize(8);
    return wanted;
  }
  std::int64_t li() const { return school.cast.li; }
  BigVisit plan(const NewBigVisit& wanted) {
    auto planned = school.big_visits.plan(school.desk(), wanted);
    EXPECT_TRUE(planned) << planned.error().code;
    return planned.value();
  }
  Error refusal_of(const NewBigVisit& wanted) {
    return school.big_visits.plan(school.desk(), wanted).error();
  }

  kit::PlannedSchool school{db()};
  std::vector<std::int64_t> families;
  std::int64_t other = 0;
};
KITH_BOTH_ENGINES(AVillage);

TEST_P(AVillage, IsVisitedByTwoPairsAtOnce) {
  auto visit = plan(wanted());
  ASSERT_EQ(visit.stops.size(), 8u);
  std::map<std::optional<int>, std::set<std::optional<int>>> begins;
  for (const auto& stop : visit.stops) begins[stop.party_no].insert(stop.begins_at_minute);
  ASSERT_EQ(begins.size(), 2u);
  EXPECT_EQ(begins[0], begins[1]) << "both from nine o'clock on";
  EXPECT_EQ(begins[0].size(), 4u) << "no time twice";
  std::map<int, int> members;
  for (const auto& member : visit.members) ++members[member.party_no];
  EXPECT_EQ(members, (std::map<int, int>{{0, 2}, {1, 2}}));
  auto more = wanted();
  more.student_ids.push_back(families.back());
  EXPECT_EQ(refusal_of(more).code, "planning.member_not_free") << "the team is away";
}

TEST_P(AVillage, HoldsNoMoreThanItsPairsCanVisit) {
  auto more = wanted();
  more.student_ids = families;
  EXPECT_EQ(refusal_of(more).code, "planning.too_many_families");
}

TEST_P(AVillage, HoldsAsManyAsTheSchoolSaysAPairSees) {
  auto say = [&](int families_a_pair) {
    school.plans
        .set_goals(school.desk(),
                   {.season_plan_id = school.season_plan_id, .families_a_pair = families_a_pair})
        .value();
  };
  auto all = wanted();
  all.student_ids = families;
  say(2);
  EXPECT_EQ(refusal_of(wanted()).code, "planning.too_many_families");
  say(6);
  EXPECT_EQ(
      school.big_visits.draft(school.desk(), {school.season_plan_id, all.place, all.planned_on, all.part, {}})
          .value()
          .families_a_pair,
      6);
  auto visit = plan(all);
  auto begins = [&] {
    std::set<std::optional<int>> begins;
    for (const auto& stop :
         school.big_visits.list(school.desk(), school.season_plan_id).value().big_visits[0].stops)
      begins.insert(stop.begins_at_minute);
    return begins;
  };
  const auto before = begins();
  EXPECT_EQ(before.size(), 6u);
  EXPECT_TRUE(before.contains(9 * 60 + 30));
  say(4);
  EXPECT_EQ(begins(), before) << "what families were told stays";
}

TEST_P(AVillage, NamesTheFamiliesForWhomNobodyWhoKnowsThemIsLeft) {
  auto lone = wanted();
  lone.members = {{school.cast.homeroom, TripRole::kLeader}};
  for (auto stranger : {"孔老师", "曹老师", "严老师"})
    lone.members.push_back({db().write([&](db::Tx& tx) {
                              return people::kit::add_staff(tx, school.cast.school, {.name = stranger});
                            }),
                            TripRole::kCompanion});
  auto refused = refusal_of(lone);
  EXPECT_EQ(refused.code, "planning.no_pair_left");
  EXPECT_EQ(refused.fields.size(), 4u) << "the homeroom teacher's pair has four";
}

TEST_P(AVillage, TellsAFamilyWhoComesToItsOwnDoor) {
  school.seat(school.cast.zhao_mother);
  auto with_member = wanted();
  with_member.members.push_back({school.cast.zhao_mother, TripRole::kCommitteeMember});
  with_member.student_ids.back() = li();
  auto visit = plan(with_member);
  auto line = school.line_of(li());
  auto offers = school.trips.offers(school.li_mother());
  ASSERT_EQ(offers.size(), 1u);
  for (const auto& member : visit.members)
    EXPECT_EQ(std::any_of(offers[0].team.begin(), offers[0].team.end(),
                          [&](const TripMember& each) { return each.person_id == member.person_id; }),
              member.party_no == line.party_no)
        << member.name;
  auto entry = school.calendars.of_family(school.li_mother(), {school.season_plan_id, li(), {}}).value();
  for (const auto& member : visit.members) {
    if (member.role == TripRole::kCommitteeMember) continue;
    EXPECT_EQ(entry.find(member.name) != std::string::npos, member.party_no == line.party_no) << member.name;
  }
}

TEST_P(AVillage, PrintsOnesOwnDoorsAndToWhoLeadsItAll) {
  auto visit = plan(wanted());
  auto sheet = [&](const people::Viewer& viewer) {
    return pdf::kit::Printed(school.day_sheets.paper(viewer, {visit.planned_on, {}, {}}).value()).text();
  };
  auto leads = sheet(school.desk()), goes = sheet(school.homeroom());
  int own = 0;
  for (const auto& stop : visit.stops) {
    auto name = people::given_name(stop.name);
    EXPECT_NE(leads.find(name), std::string::npos) << name;
    own += goes.find(name) != std::string::npos;
  }
  EXPECT_EQ(own, 4);
  EXPECT_NE(goes.find("另有 4 位学生"), std::string::npos) << goes;
  EXPECT_NE(leads.find("第 2 组"), std::string::npos) << leads;
}

TEST_P(AVillage, CountsForEachOfThePairAndNotForItsLeaderAlone) {
  plan(wanted());
  auto overview = school.plans.overview(school.desk(), school.season_plan_id).value();
  auto principal =
      std::find_if(overview.teachers.begin(), overview.teachers.end(),
                   [&](const TeacherLoad& load) { return load.staff_id == school.cast.principal; });
  ASSERT_NE(principal, overview.teachers.end());
  EXPECT_EQ(principal->families, 4);
}

}  // namespace
}  // namespace kith::visits
