// SPDX-License-Identifier: Apache-2.0
#include "capabilities/committees/committees.hpp"

#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::committees {
namespace {

using ledger::Level;
using people::kit::kSchoolDay;
using std::chrono::days;

class CommitteeSeats : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) { cast.emplace(tx); });
  }
  people::Viewer homeroom() const { return people::viewer_of(cast->as_homeroom()); }
  people::Viewer principal() const { return people::viewer_of(cast->as_principal()); }
  NewSeat seat_of(std::int64_t guardian_id, SeatRole role = SeatRole::kMember) const {
    return {.level = Level::kClass,
            .group_id = cast->school_class,
            .guardian_id = guardian_id,
            .role = role,
            .since_on = kSchoolDay - days{30}};
  }
  Result<Committee> appoint(const NewSeat& seat) { return committees.appoint(principal(), seat); }
  std::string refused(const NewSeat& seat) {
    auto answer = appoint(seat);
    return answer ? "" : answer.error().code;
  }
  Committee of(Level level) {
    for (const auto& each : committees.list(principal()))
      if (each.level == level) return each;
    return {};
  }

  std::optional<people::kit::TwoSchools> cast;
  FixedClock clock{people::kit::morning()};
  events::KeptEvents events;
  int changes = 0;
  Committees committees{db(), clock, events, [this](db::Tx&, std::int64_t) { ++changes; }};
};

TEST_P(CommitteeSeats, AreListedWithTheChairFirst) {
  appoint(seat_of(cast->zhao_mother)).value();
  auto committee = appoint(seat_of(cast->li_mother, SeatRole::kChair)).value();
  ASSERT_EQ(committee.seats.size(), 2u);
  EXPECT_EQ(committee.seats[0].guardian_name, "周敏");
  EXPECT_EQ(committee.seats[0].role, SeatRole::kChair);
  EXPECT_EQ(committee.seats[0].student_names, std::vector<std::string>{"李小雨"});
  EXPECT_EQ(committee.seats[1].class_names, std::vector<std::string>{"三年级1班"});
  EXPECT_EQ(changes, 2);
}

TEST_P(CommitteeSeats, AreTakenOnceHoweverOftenTheyAreSent) {
  appoint(seat_of(cast->li_mother)).value();
  EXPECT_EQ(appoint(seat_of(cast->li_mother)).value().seats.size(), 1u);
  EXPECT_EQ(changes, 1);
}

TEST_P(CommitteeSeats, HaveOneChairAndOneSeatAGuardianAtATime) {
  appoint(seat_of(cast->li_mother, SeatRole::kChair)).value();
  EXPECT_EQ(refused(seat_of(cast->zhao_mother, SeatRole::kChair)), "committees.chair_taken");
  auto again = seat_of(cast->li_mother);
  again.since_on += days{1};
  EXPECT_EQ(refused(again), "committees.already_member");
  // In another committee the same guardian may sit as well.
  again.level = Level::kSchool;
  EXPECT_EQ(refused(again), "");
}

TEST_P(CommitteeSeats, AreForGuardiansWithAChildThere) {
  EXPECT_EQ(refused(seat_of(cast->sun_mother)), "committees.no_child_here");
  EXPECT_EQ(refused(seat_of(cast->li_barred_father)), "committees.no_child_here");
  auto of_grade = seat_of(cast->sun_mother);
  of_grade.level = Level::kGrade, of_grade.group_id = 3;
  EXPECT_EQ(refused(of_grade), "committees.no_child_here");
  of_grade.group_id = 4;
  EXPECT_EQ(refused(of_grade), "");
  of_grade.group_id = 9;
  EXPECT_EQ(refused(of_grade), "committees.no_such_committee");
}

TEST_P(CommitteeSeats, BeginTodayOrEarlierAndEndLater) {
  auto seat = seat_of(cast->li_mother);
  seat.since_on = kSchoolDay + days{1};
  EXPECT_EQ(refused(seat), "committees.not_yet");
  seat.since_on = kSchoolDay, seat.until_on = kSchoolDay;
  EXPECT_EQ(refused(seat), "committees.ends_too_early");
}

TEST_P(CommitteeSeats, StayOnRecordWhenTheyEnd) {
  auto seat_id = appoint(seat_of(cast->li_mother, SeatRole::kChair)).value().seats[0].seat_id;
  auto ended = committees.end(homeroom(), seat_id, kSchoolDay).value();
  EXPECT_TRUE(ended.seats.empty());
  ASSERT_EQ(ended.former.size(), 1u);
  EXPECT_EQ(ended.former[0].until_on, kSchoolDay);
  EXPECT_EQ(committees.end(homeroom(), seat_id, kSchoolDay - days{1}).error().code,
            "committees.already_ended");
  auto successor = seat_of(cast->zhao_mother, SeatRole::kChair);
  successor.since_on = kSchoolDay;
  EXPECT_EQ(refused(successor), "");
}

TEST_P(CommitteeSeats, NeverWereWhenTheyEndOnTheirFirstDay) {
  auto seat = appoint(seat_of(cast->li_mother)).value().seats[0];
  EXPECT_EQ(committees.end(homeroom(), seat.seat_id, seat.since_on - days{1}).error().code,
            "committees.ends_too_early");
  auto ended = committees.end(homeroom(), seat.seat_id, seat.since_on).value();
  EXPECT_TRUE(ended.seats.empty() && ended.former.empty());
}

TEST_P(CommitteeSeats, ShowWhoseChildHasLeftTheGroup) {
  appoint(seat_of(cast->li_mother)).value();
  db().write([&](db::Tx& tx) { people::kit::move_student(tx, cast->li, cast->other_class, kSchoolDay); });
  auto seats = of(Level::kClass).seats;
  ASSERT_EQ(seats.size(), 1u);
  EXPECT_FALSE(seats[0].has_child_here);
}

KITH_BOTH_ENGINES(CommitteeSeats);

}  // namespace
}  // namespace kith::committees
