// SPDX-License-Identifier: Apache-2.0
// The property everything rests on: whatever happens, in whatever order, the tallies kept with each contact
// equal those counted from the ledger anew: entries of persons and of groups, voids, transfers, leavers,
// leaves, care groups, excuses, changed figures.
#include <array>
#include <random>
#include <set>

#include "norms/norm_kit.hpp"

#include "norms/adoption/adoption_store.hpp"
#include "norms/adoption/leeway_store.hpp"

namespace kith::norms {
namespace {

using namespace people::kit;
using kit::Held;
using ledger::ContactKind;
using ledger::Mode;

class RandomHistories : public kit::NormSchools {
 protected:
  std::int64_t pick(const std::vector<std::int64_t>& from) { return from[below(from.size())]; }
  std::size_t below(std::size_t limit) { return std::size_t(random_() % limit); }

  void furnish() {
    write([&](db::Tx& tx) {
      school_ = NormSchools::add_school(tx);
      for (int i = 0; i < 3; ++i) classes_.push_back(add_class(tx, school_));
      for (int i = 0; i < 5; ++i) staff_.push_back(add_staff(tx, school_));
      for (int i = 0; i < 3; ++i) add_teaching(tx, classes_[std::size_t(i)], staff_[std::size_t(i)]);
      for (int i = 0; i < 12; ++i) enrol(tx, kFirstDay);
      norms_.ensure_begun(tx, school_, clock_.today());
    });
  }

  void enrol(db::Tx& tx, Date on) {
    auto class_id = pick(classes_);
    bool is_sibling = !students_.empty() && below(3) == 0;
    auto id = is_sibling ? add_sibling(tx, pick(students_), class_id, {.entered_on = on})
                         : add_student(tx, class_id, {.entered_on = on});
    students_.push_back(id);
    settled_[id] = on;
    if (!is_sibling && below(2) == 0) away_[id] = add_guardian(tx, id, {.lives_away = true});
  }

  void contact() {
    constexpr std::pair<ContactKind, Mode> kWays[] = {
        {ContactKind::kVisit, Mode::kHome},      {ContactKind::kVisit, Mode::kVideo},
        {ContactKind::kCall, Mode::kTelephone},  {ContactKind::kMessage, Mode::kOnline},
        {ContactKind::kLetter, Mode::kWritten},  {ContactKind::kReception, Mode::kSchool},
        {ContactKind::kVisit, Mode::kTelephone}, {ContactKind::kCard, Mode::kWritten},
        {ContactKind::kBook, Mode::kWritten},    {ContactKind::kFamilyLog, Mode::kTelephone},
        {ContactKind::kPlan, Mode::kWritten},    {ContactKind::kSampleSurvey, Mode::kOnline}};
    constexpr ledger::BegunBy kParties[] = {ledger::BegunBy::kSchool, ledger::BegunBy::kFamily,
                                            ledger::BegunBy::kStudent};
    auto [kind, mode] = kWays[below(std::size(kWays))];
    auto student = pick(students_);
    auto guardian = away_.find(student);
    bool names_guardian = guardian != away_.end() && below(2) == 0;
    auto on = clock_.today() - std::chrono::days{below(40)};
    write([&](db::Tx& tx) {
      auto recorded = ledger_.record(
          tx, {.school_id = school_,
               .kind = kind,
               .mode = mode,
               .begun_by = kParties[kind == ContactKind::kBook ? below(3) : below(2)],
               .held_at = clock_.at(on, 600),
               .recorded_by = staff_[0],
               .students = {{student, names_guardian ? std::optional(guardian->second) : std::nullopt}},
               .staff_ids = {pick(staff_)},
               .slice = "visits",
               .client_key = std::to_string(++keys_)});
      if (recorded) contacts_.push_back(recorded->contact_id);  // else not enrolled on that day
    });
  }

  void hold_for_groups() {
    constexpr ContactKind kKinds[] = {ContactKind::kMeeting, ContactKind::kOpenDay,
                                      ContactKind::kCommitteeMeeting, ContactKind::kReceptionDay,
                                      ContactKind::kTraining};
    auto level = std::array{ledger::Level::kClass, ledger::Level::kGrade, ledger::Level::kSchool}[below(3)];
    ledger::NewContact event{.school_id = school_,
                             .kind = kKinds[below(std::size(kKinds))],
                             .mode = Mode::kGroup,
                             .held_at = clock_.at(clock_.today() - std::chrono::days{below(20)}, 600),
                             .recorded_by = staff_[0],
                             .staff_ids = {pick(staff_)},
                             .level = level,
                             .planned = below(2) == 0,
                             .slice = "gatherings",
                             .client_key = std::to_string(++keys_)};
    if (level == ledger::Level::kClass) event.class_ids = {pick(classes_)};
    if (level == ledger::Level::kGrade) event.grades = {3};
    write([&](db::Tx& tx) { contacts_.push_back(ledger_.record(tx, event).value().contact_id); });
  }

  // A care group, a leave, an excuse or the school's own figures.
  void change_circumstances() {
    write([&](db::Tx& tx) {
      auto today = clock_.today();
      auto student = pick(students_);
      switch (below(4)) {
        case 0:
          if (in_care_.insert(student).second) add_care_membership(tx, student, "left_behind", today);
          break;
        case 1:
          if (on_leave_.insert(staff_.back()).second)
            add_absence(tx, staff_.back(), today, today + std::chrono::days{10});
          break;
        case 2:
          save_excuse(tx, {school_, "P4.7", 2202601, student, "在外地住院", staff_[0], clock_.now()});
          break;
        default:
          add_adoptions(tx, {{.school_id = school_,
                              .norm_id = below(2) == 0 ? "P4.4" : "P2c.6",
                              .since_on = today,
                              .target = 1 + int(below(3)),
                              .share_permille = 300 + int(below(8)) * 100,
                              .reason = "试一学期",
                              .set_at = clock_.now()}});
      }
      norms_.roster_changed(tx, school_);
    });
  }

  void change_roster() {
    write([&](db::Tx& tx) {
      auto today = clock_.today();
      auto which = below(4);
      if (which == 0) enrol(tx, today);
      if (which == 1) move(tx, pick(students_), today);
      if (which == 2 && students_.size() > 4) {
        auto leaver = students_.begin() + std::ptrdiff_t(below(students_.size()));
        leave_school(tx, *leaver, today);
        students_.erase(leaver);
      }
      if (which == 3) staff_.push_back(add_staff(tx, school_, {.hired_on = today}));
      norms_.roster_changed(tx, school_);
    });
  }

  // A student's class changes at most once a day.
  void move(db::Tx& tx, std::int64_t student, Date today) {
    if (settled_[student] < today) move_student(tx, student, pick(classes_), today);
    settled_[student] = today;
  }

  void step() {
    auto dice = below(24);
    if (dice < 13)
      contact();
    else if (dice >= 22)
      change_circumstances();
    else if (dice >= 20)
      hold_for_groups();
    else if (dice < 16 && !contacts_.empty()) {
      auto which = contacts_.begin() + std::ptrdiff_t(below(contacts_.size()));
      void_contact(*which);
      contacts_.erase(which);
    } else if (dice < 17)
      change_roster();
    else {
      set_today(clock_.today() + std::chrono::days{1 + below(5)});
      if (below(2) == 0) norms_.begin_day(db());  // else the day's first entry begins it
    }
  }

  std::mt19937 random_;
  std::int64_t school_ = 0;
  std::vector<std::int64_t> classes_, staff_, students_, contacts_;
  std::map<std::int64_t, std::int64_t> away_;  // student and the guardian who lives away
  std::map<std::int64_t, Date> settled_;       // when the student came into the class
  std::set<std::int64_t> in_care_, on_leave_;
  int keys_ = 0;
};

TEST_P(RandomHistories, NeverPartIncrementalFromRebuiltScores) {
  int histories = engine() == db::Engine::kSqlite ? 20 : 5;
  for (int seed = 1; seed <= histories; ++seed) {
    SCOPED_TRACE(seed);
    random_.seed(std::uint32_t(seed));
    classes_.clear(), staff_.clear(), students_.clear(), contacts_.clear(), away_.clear(), in_care_.clear(),
        on_leave_.clear();
    set_today(kit::kFriday);
    furnish();
    for (int i = 0; i < 60; ++i) {
      step();
      if (i % 10 != 9) continue;
      norms_.begin_day(db());  // follows dates of the roster that have come
      auto incremental = everything(school_);
      write([&](db::Tx& tx) { norms_.rebuild(tx, school_, clock_.today()); });
      ASSERT_EQ(incremental, everything(school_)) << "after step " << i;
    }
    ASSERT_GT(contacts_.size(), 10u);
  }
}

KITH_BOTH_ENGINES(RandomHistories);

}  // namespace
}  // namespace kith::norms
