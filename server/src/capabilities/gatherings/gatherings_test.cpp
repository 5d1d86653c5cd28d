// SPDX-License-Identifier: Apache-2.0
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
using std::chrono::days;

// Remembers what listeners of duties were told.
class Hearing : public ledger::DutyListener {
 public:
  void duty_changed(db::Tx&, const ledger::DutyChange& change) override { told.push_back(change); }
  std::vector<ledger::DutyChange> told;
};

class GatheringStore : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) { cast.emplace(tx); });
    ledger.listen(duties);
    duties.listen(hearing);
  }

  people::Viewer homeroom() const { return people::viewer_of(cast->as_homeroom()); }
  people::Viewer principal() const { return people::viewer_of(cast->as_principal()); }
  NewGathering held(std::string client_key = "key") const {
    return {.kind = ContactKind::kMeeting,
            .level = Level::kClass,
            .group_id = cast->school_class,
            .title = "期中家长会",
            .held_on = kSchoolDay,
            .families = 31,
            .client_key = std::move(client_key)};
  }
  NewGathering planned(Date day, std::string client_key = "plan") const {
    auto gathering = held(std::move(client_key));
    gathering.held_on.reset();
    gathering.families.reset();
    gathering.planned_on = day;
    return gathering;
  }
  GatheringLine add(const NewGathering& gathering) { return gatherings.add(homeroom(), gathering).value(); }
  std::vector<ledger::Duty> open_duties() {
    return db().read([&](db::Session& session) {
      return ledger::open_duties_of(session, cast->school, cast->homeroom, 10);
    });
  }
  std::vector<ledger::ContactGroup> groups() {
    return db().read([](db::Session& session) {
      return session.all<ledger::ContactGroup>(
          {"test.groups",
           "select school_id, group_kind, group_id, held_on, contact_id, kind, mode, level, "
           "planned, is_void from contact_groups where group_kind = 'class' order by contact_id"});
    });
  }

  std::optional<people::kit::TwoSchools> cast;
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  ledger::Duties duties;
  Hearing hearing;
  events::KeptEvents events;
  Gatherings gatherings{db(), clock, ledger, duties, events};
};

TEST_P(GatheringStore, RecordsWhatWasHeldInTheLedger) {
  auto meeting = held();
  meeting.has_plan = true;
  auto line = add(meeting);
  EXPECT_EQ(line.state, State::kHeld);
  EXPECT_EQ(line.families, 31);
  EXPECT_EQ(line.group_name, "三年级1班");
  ASSERT_EQ(groups().size(), 1u);
  EXPECT_EQ(groups()[0].group_id, cast->school_class);
  EXPECT_EQ(groups()[0].level, Level::kClass);
  EXPECT_TRUE(groups()[0].planned);
  EXPECT_EQ(groups()[0].held_on, kSchoolDay);
  EXPECT_EQ(events.taken().size(), 1u);
}

TEST_P(GatheringStore, RecordsOneOfTheSchoolForEveryClass) {
  auto open_day = held();
  open_day.kind = ContactKind::kOpenDay;
  open_day.level = Level::kSchool;
  open_day.group_id = 0;
  auto line = gatherings.add(principal(), open_day).value();
  EXPECT_EQ(line.group_id, cast->school);
  EXPECT_EQ(groups().size(), 2u);
}

TEST_P(GatheringStore, IsRecordedOnceForAClientKey) {
  EXPECT_EQ(add(held()).gathering_id, add(held()).gathering_id);
  EXPECT_EQ(groups().size(), 1u);
  EXPECT_EQ(gatherings.add(principal(), held()).error().code, "ledger.client_key_taken");
}

TEST_P(GatheringStore, MakesAPlanADutyUntilItsDayIsOver) {
  auto line = add(planned(kSchoolDay + days{3}));
  EXPECT_EQ(line.state, State::kPlanned);
  EXPECT_FALSE(line.is_overdue);
  EXPECT_TRUE(groups().empty()) << "nothing has happened yet";
  ASSERT_EQ(open_duties().size(), 1u);
  EXPECT_EQ(open_duties()[0].kind, "gatherings.hold_as_planned");
  EXPECT_EQ(open_duties()[0].clause, "P2d.2");
  EXPECT_EQ(clock.date_of(open_duties()[0].due_at), kSchoolDay + days{3});
  EXPECT_EQ(hearing.told.at(0).class_id, cast->school_class);
}

TEST_P(GatheringStore, FulfilsItsDutyOnTheDayItWasHeldHoweverLateItIsWrittenDown) {
  auto id = add(planned(kSchoolDay)).gathering_id;
  clock.set(clock.now() + days{4});
  EXPECT_TRUE(gatherings.list(homeroom()).gatherings.at(0).is_overdue);
  auto line = gatherings.hold(homeroom(), id, {.held_on = kSchoolDay, .families = 28}).value();
  EXPECT_EQ(line.state, State::kHeld);
  EXPECT_FALSE(line.is_overdue);
  EXPECT_TRUE(open_duties().empty());
  EXPECT_LE(*hearing.told.back().fulfilled_at, hearing.told.back().due_at) << "in time";
  EXPECT_EQ(gatherings.hold(homeroom(), id, {.held_on = kSchoolDay}).error().code, "gatherings.not_planned");
}

TEST_P(GatheringStore, IsLateWhenItWasHeldAfterThePlannedDay) {
  auto id = add(planned(kSchoolDay)).gathering_id;
  clock.set(clock.now() + days{4});
  gatherings.hold(homeroom(), id, {.held_on = kSchoolDay + days{1}}).value();
  EXPECT_GT(*hearing.told.back().fulfilled_at, hearing.told.back().due_at);
}

TEST_P(GatheringStore, IsPlannedAgainWhenItsHoldingIsTakenBack) {
  auto id = add(planned(kSchoolDay)).gathering_id;
  gatherings.hold(homeroom(), id, {.held_on = kSchoolDay, .families = 3}).value();
  auto line = gatherings.undo_holding(homeroom(), id).value();
  EXPECT_EQ(line.state, State::kPlanned);
  EXPECT_FALSE(line.families);
  EXPECT_EQ(open_duties().size(), 1u);
  EXPECT_TRUE(groups().at(0).is_void);
  EXPECT_EQ(gatherings.undo_holding(homeroom(), id).error().code, "gatherings.not_held");
  clock.set(clock.now() + std::chrono::minutes{1});
  EXPECT_EQ(gatherings.hold(homeroom(), id, {.held_on = kSchoolDay})->state, State::kHeld);
}

TEST_P(GatheringStore, IsVoidWhenItWasNeverPlannedAndIsTakenBack) {
  auto id = add(held()).gathering_id;
  EXPECT_EQ(gatherings.undo_holding(homeroom(), id)->state, State::kVoid);
  EXPECT_TRUE(groups().at(0).is_void);
}

TEST_P(GatheringStore, CannotBeCancelledOnceItsDayIsOver) {
  auto missed = add(planned(kSchoolDay)).gathering_id;
  auto later = add(planned(kSchoolDay + days{9}, "later")).gathering_id;
  clock.set(clock.now() + days{1});
  EXPECT_EQ(gatherings.cancel(homeroom(), missed).error().code, "gatherings.too_late_to_cancel");
  EXPECT_EQ(gatherings.cancel(homeroom(), later)->state, State::kCancelled);
  EXPECT_EQ(gatherings.cancel(homeroom(), later).error().code, "gatherings.not_planned");
  EXPECT_EQ(open_duties().size(), 1u);
}

TEST_P(GatheringStore, OffersEachTheGroupsInCharge) {
  auto names = [&](const access::Caller& caller) {
    std::vector<std::string> offered;
    for (const auto& group : gatherings.list(people::viewer_of(caller)).groups)
      offered.push_back(group.group_name.empty() ? "school" : group.group_name);
    return offered;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(names(cast->as_homeroom()), Names{"三年级1班"});
  EXPECT_EQ(names(cast->as_third_grade_head()), (Names{"三年级", "三年级1班"}));
  EXPECT_EQ(names(cast->as_principal()), (Names{"school", "三年级", "四年级", "三年级1班", "四年级1班"}));
}

KITH_BOTH_ENGINES(GatheringStore);

}  // namespace
}  // namespace kith::gatherings
