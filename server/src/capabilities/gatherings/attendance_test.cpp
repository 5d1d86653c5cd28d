// SPDX-License-Identifier: Apache-2.0
// Members of the parent committees at a gathering (P3.14): marking them makes their families' contacts.
#include <gtest/gtest.h>

#include "capabilities/gatherings/gatherings.hpp"
#include "ledger/contact_store.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::gatherings {
namespace {

using ledger::ContactKind;
using ledger::Level;
using people::kit::kSchoolDay;

class MembersAtAGathering : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) {
      cast.emplace(tx);
      seat(tx, cast->li_mother, "school");
    });
    ledger.listen(duties);
  }
  void seat(db::Tx& tx, std::int64_t guardian_id, const char* level,
            const std::optional<std::string>& until_on = std::nullopt) {
    tx.exec({"test.seat",
             "insert into committee_seats (school_id, id, guardian_id, level, group_id, role, since_on, "
             "until_on, appointed_by) values (:school_id, :id, :guardian_id, :level, :school_id, 'member', "
             "'2026-09-01', :until_on, 1)"},
            {{"school_id", cast->school},
             {"id", tx.take_ids(cast->school)},
             {"guardian_id", guardian_id},
             {"level", level},
             {"until_on", until_on}});
  }
  people::Viewer principal() const { return people::viewer_of(cast->as_principal()); }
  GatheringLine held(ContactKind kind = ContactKind::kOpenDay) {
    return gatherings
        .add(principal(),
             {.kind = kind, .level = Level::kSchool, .held_on = kSchoolDay, .client_key = to_text(kind)})
        .value();
  }
  std::vector<std::int64_t> families_counted() {
    return db().read([](db::Session& session) {
      return session.all<std::int64_t>(
          {"test.families", "select family_id from contact_students where is_void = 0"});
    });
  }

  std::optional<people::kit::TwoSchools> cast;
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  ledger::Duties duties;
  events::KeptEvents events;
  Gatherings gatherings{db(), clock, ledger, duties, events};
};

TEST_P(MembersAtAGathering, AreThoseWithASeatAndAChildThatItIsFor) {
  auto page = gatherings.members(principal(), held().gathering_id).value();
  ASSERT_EQ(page.members.size(), 1u) << "other parents are no members";
  EXPECT_EQ(page.members[0].name, "周敏");
  EXPECT_FALSE(page.members[0].came);
}

TEST_P(MembersAtAGathering, WhoseSeatHasEndedAreNotAmongThem) {
  db().write([&](db::Tx& tx) { seat(tx, cast->sun_mother, "school", "2026-10-01"); });
  EXPECT_EQ(gatherings.members(principal(), held().gathering_id).value().members.size(), 1u);
}

TEST_P(MembersAtAGathering, WhoCameCountForTheirFamilies) {
  auto id = held().gathering_id;
  EXPECT_TRUE(families_counted().empty());
  auto page = gatherings.mark_members(principal(), id, {cast->li_mother}).value();
  EXPECT_TRUE(page.members.at(0).came);
  EXPECT_EQ(families_counted().size(), 1u);
  gatherings.mark_members(principal(), id, {}).value();
  EXPECT_TRUE(families_counted().empty()) << "a mistake is taken back";
}

TEST_P(MembersAtAGathering, CountOnceHoweverOftenTheyAreMarked) {
  auto id = held().gathering_id;
  for (int i = 0; i < 3; ++i) gatherings.mark_members(principal(), id, {cast->li_mother}).value();
  EXPECT_EQ(families_counted().size(), 1u);
}

TEST_P(MembersAtAGathering, AreNotCountedWhenItDidNotTakePlace) {
  auto id = held().gathering_id;
  gatherings.mark_members(principal(), id, {cast->li_mother}).value();
  gatherings.undo_holding(principal(), id).value();
  EXPECT_TRUE(families_counted().empty());
}

TEST_P(MembersAtAGathering, AreMarkedByWhoIsInChargeAlone) {
  auto id = held().gathering_id;
  auto homeroom = people::viewer_of(cast->as_homeroom());
  EXPECT_EQ(gatherings.mark_members(homeroom, id, {}).error().code, "gatherings.not_your_group");
  EXPECT_EQ(gatherings.members(homeroom, id).error().code, "gatherings.not_your_group");
}

TEST_P(MembersAtAGathering, AreNobodyElse) {
  auto id = held().gathering_id;
  EXPECT_EQ(gatherings.mark_members(principal(), id, {cast->sun_mother}).error().code,
            "gatherings.no_such_member");
  EXPECT_TRUE(families_counted().empty());
}

TEST_P(MembersAtAGathering, AreNotAskedOfANewsletter) {
  auto id = held(ContactKind::kNewsletter).gathering_id;
  EXPECT_TRUE(gatherings.members(principal(), id).value().members.empty());
  EXPECT_EQ(gatherings.mark_members(principal(), id, {}).error().code, "gatherings.no_attendance_here");
}

KITH_BOTH_ENGINES(MembersAtAGathering);

}  // namespace
}  // namespace kith::gatherings
