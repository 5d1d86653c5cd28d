// SPDX-License-Identifier: Apache-2.0
#include "app/demo/papers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "capabilities/care/plan_store.hpp"
#include "capabilities/care/student_plan.hpp"
#include "capabilities/care/student_plans.hpp"
#include "capabilities/family_log/family_log.hpp"
#include "capabilities/visits/visit_store.hpp"
#include "ledger/deadline.hpp"
#include "ledger/duties.hpp"

namespace kith::demo {
namespace {

using ledger::ContactKind;
using people::CareGroup;
using std::chrono::days;

// After so many school days of the term; in permille, how many classes do it.
struct Round {
  ContactKind kind;
  std::size_t school_day;
  int does;
  bool for_care_groups;  // or for the whole class
};
constexpr Round kRounds[] = {
    {ContactKind::kCard, 11, 880, false},      {ContactKind::kCard, 24, 620, true},
    {ContactKind::kPortfolio, 28, 760, false}, {ContactKind::kCard, 39, 700, false},
    {ContactKind::kCard, 46, 480, true},       {ContactKind::kPortfolio, 50, 420, false},
};
constexpr int kMinuteOfHandouts = 16 * 60 + 20;
constexpr std::size_t kPlansFrom = 8, kPlansUntil = 40;       // school days
constexpr int kHaveAPlan = 720;                               // permille
constexpr int kFamiliesWithALog = 800, kWeeksWithALog = 850;  // permille
constexpr int kWeeksOfLogs = 6;
constexpr family_log::LogForm kLogForms[] = {family_log::LogForm::kVideoCalled,
                                             family_log::LogForm::kVideoCalled, family_log::LogForm::kCalled,
                                             family_log::LogForm::kWrote};

// The five kinds of P1.8.
constexpr CareGroup kWithAPlan[] = {CareGroup::kLeftBehind, CareGroup::kSingleParent, CareGroup::kDisability,
                                    CareGroup::kLearningDifficulty, CareGroup::kPsychological};
struct Goal {
  const char* goals;
  const char* first;
  const char* second;
};
constexpr Goal kGoals[] = {
    {"每天有人陪着把作业做完，遇到难题愿意开口问", "放学后在学校做完数学作业再回家",
     "每两周和家里通一次电话，先说进步"},
    {"和同学一起玩得起来，在班里有一两个固定的伙伴", "安排同桌结对，课间一起活动",
     "班主任每周找孩子聊十分钟"},
    {"按时作息，上学不迟到", "和家长商量睡前一小时不看屏幕", "连续两周准时，在班里表扬一次"},
};

bool needs_plan(const Student& student) {
  return std::any_of(student.care.begin(), student.care.end(), [](CareGroup group) {
    return std::find(std::begin(kWithAPlan), std::end(kWithAPlan), group) != std::end(kWithAPlan);
  });
}

class Papers {
 public:
  Papers(db::Tx& tx, const SchoolPeople& school, const Clock& clock, const Span& span, const Dice& dice)
      : tx_(tx),
        school_(school),
        clock_(clock),
        today_(span.today),
        dice_(dice.stream("papers", school.plan.school_id)),
        logs_(dice.stream("family_log", school.plan.school_id)) {
    for (auto day : span.school_days)
      if (calendar::school_year_of(day) == school.school_year) days_.push_back(day);
  }

  void all() {
    for (const auto& school_class : school_.classes) {
      for (const auto& round : kRounds)
        if (dice_.chance(round.does) && round.school_day < days_.size())
          hand_out(school_class, round, days_[round.school_day]);
      for (auto student : school_class.students)
        if (needs_plan(school_.students[student]) && dice_.chance(kHaveAPlan)) plan(school_class, student);
      for (auto student : school_class.students) log_of_family(school_.students[student]);
    }
  }

 private:
  // Most evenings of the last weeks somebody who lives away calls; some families never note it.
  void log_of_family(const Student& student) {
    auto away = std::find_if(student.ties.begin(), student.ties.end(),
                             [](const Tie& tie) { return tie.lives_away && tie.may_see; });
    const bool is_left_behind =
        std::find(student.care.begin(), student.care.end(), CareGroup::kLeftBehind) != student.care.end();
    if (away == student.ties.end() || !is_left_behind || !logs_.chance(kFamiliesWithALog)) return;
    for (int week = 0; week < kWeeksOfLogs; ++week) {
      const auto day = calendar::monday_of(today_) - days{7 * week} + days{logs_.below(7)};
      if (day >= today_ || day < student.entered_on || !logs_.chance(kWeeksWithALog)) continue;
      FixedClock then(clock_.at(day, 19 * 60 + logs_.below(90)));
      const auto guardian_id = school_.guardians[away->guardian].id;
      ledger::Ledger(then)
          .record(tx_, {.school_id = school_.plan.school_id,
                        .kind = family_log::kRecordedKind,
                        .mode = family_log::mode_of(logs_.pick(kLogForms)),
                        .begun_by = ledger::BegunBy::kFamily,
                        .held_at = then.now(),
                        .recorded_by = guardian_id,
                        .students = {{student.id, guardian_id}},
                        .slice = "family_log",
                        .client_key = fmt::format("demo log {} {}", student.id, week)})
          .value();
    }
  }

  void hand_out(const SchoolClass& school_class, const Round& round, Date day) {
    std::vector<ledger::Concerned> given;
    for (auto index : school_class.students) {
      const auto& student = school_.students[index];
      if (student.entered_on > day || (round.for_care_groups && student.care.empty())) continue;
      given.push_back({.student_id = student.id, .guardian_id = {}});
    }
    if (given.empty()) return;
    auto first = given.front().student_id;
    auto contact_id = record(school_class, round.kind, day, std::move(given), "visits",
                             fmt::format("demo paper {}", ++count_));
    visits::save_visit(tx_, {school_.plan.school_id, contact_id, first, "", ""});
  }

  void plan(const SchoolClass& school_class, std::size_t index) {
    const auto& student = school_.students[index];
    if (days_.size() <= kPlansFrom) return;
    auto last = std::min(days_.size(), kPlansUntil) - 1;
    auto day = days_[std::size_t(dice_.between(int(kPlansFrom), int(last)))];
    if (student.entered_on > day) return;
    auto review_on = today_ + days{dice_.between(4, 60)};
    auto at = clock_.at(day, kMinuteOfHandouts);
    auto owner_id = school_.staff[school_class.homeroom].id;
    const auto& goal = dice_.pick(kGoals);
    auto contact_id =
        record(school_class, care::kRecordedKind, day, {{.student_id = student.id, .guardian_id = {}}},
               "care", fmt::format("plan {} {}", student.id, school_.school_year));
    auto duty_id = ledger::Duties().open(tx_, {.school_id = school_.plan.school_id,
                                               .kind = care::kReviewDuty,
                                               .clause = std::nullopt,
                                               .owner_id = owner_id,
                                               .subject_kind = "student",
                                               .subject_id = student.id,
                                               .cause_slice = "care",
                                               .cause_id = contact_id,
                                               .began_at = at,
                                               .due_at = ledger::end_of_day(review_on, clock_)});
    care::save_plan(tx_, {.school_id = school_.plan.school_id,
                          .contact_id = contact_id,
                          .student_id = student.id,
                          .school_year = school_.school_year,
                          .words = care::words_text({goal.goals, {goal.first, goal.second}, ""}),
                          .owner_id = owner_id,
                          .review_on = review_on,
                          .duty_id = duty_id,
                          .version = 1,
                          .made_at = at,
                          .updated_at = at,
                          .updated_by = owner_id});
  }

  std::int64_t record(const SchoolClass& school_class, ContactKind kind, Date day,
                      std::vector<ledger::Concerned> students, const char* slice, std::string client_key) {
    FixedClock then(clock_.at(day, kMinuteOfHandouts));
    auto teacher = school_.staff[school_class.homeroom].id;
    return ledger::Ledger(then)
        .record(tx_, {.school_id = school_.plan.school_id,
                      .kind = kind,
                      .mode = ledger::Mode::kWritten,
                      .held_at = then.now(),
                      .recorded_by = teacher,
                      .students = std::move(students),
                      .staff_ids = {teacher},
                      .slice = slice,
                      .client_key = std::move(client_key)})
        .value()
        .contact_id;
  }

  db::Tx& tx_;
  const SchoolPeople& school_;
  const Clock& clock_;
  Date today_;
  Dice dice_;
  Dice logs_;
  std::vector<Date> days_;  // school days of this school year so far
  int count_ = 0;
};

}  // namespace

void write_papers(db::Tx& tx, const SchoolPeople& school, const Clock& clock, const Span& span,
                  const Dice& dice) {
  Papers(tx, school, clock, span, dice).all();
}

}  // namespace kith::demo
