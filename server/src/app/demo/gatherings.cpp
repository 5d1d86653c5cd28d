// SPDX-License-Identifier: Apache-2.0
#include "app/demo/gatherings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/demo/bulk.hpp"
#include "app/demo/cast.hpp"
#include "app/demo/duty_row.hpp"
#include "capabilities/gatherings/gathering_store.hpp"
#include "capabilities/gatherings/minutes_store.hpp"
#include "ledger/deadline.hpp"
#include "ledger/derivation.hpp"
#include "platform/id.hpp"

namespace kith::demo {
namespace {

using gatherings::GatheringRecord;
using ledger::ContactKind;
using ledger::Level;
using std::chrono::days;

// `school_day`: after so many school days of the term. The three others are in permille: how many schools,
// grades or classes hold it; how many of the families come; whether a written plan was filed.
struct Custom {
  ContactKind kind;
  Level level;
  std::string_view title;
  int school_day, holds, comes, has_plan;
};

constexpr Custom kTerm[] = {
    {ContactKind::kMeeting, Level::kSchool, "开学家长会", 4, 850, 870, 800},
    {ContactKind::kCommitteeMeeting, Level::kSchool, "校级家委会：学年计划与意见", 9, 800, 12, 900},
    {ContactKind::kCommitteeMeeting, Level::kClass, "班级家委会", 12, 350, 120, 200},
    {ContactKind::kGuidance, Level::kSchool, "家庭教育指导：和孩子谈手机", 15, 750, 300, 700},
    {ContactKind::kActivity, Level::kClass, "亲子阅读分享", 18, 420, 560, 300},
    {ContactKind::kInspection, Level::kSchool, "区里入校督导", 21, 300, 0, 500},
    {ContactKind::kCommunityMeeting, Level::kSchool, "与社区商量困难家庭帮扶", 24, 450, 0, 400},
    {ContactKind::kTraining, Level::kGrade, "家长学校：年级专题课", 27, 500, 410, 600},
    {ContactKind::kExchangeMeeting, Level::kSchool, "家访经验交流会", 30, 600, 0, 500},
    {ContactKind::kGuidance, Level::kSchool, "家庭教育指导：睡眠与作业", 36, 500, 260, 600},
    {ContactKind::kOpenDay, Level::kSchool, "校园开放日", 42, 600, 480, 850},
    {ContactKind::kMeeting, Level::kClass, "期中班级家长会", 46, 620, 900, 550},
};
constexpr Custom kNewsletter{ContactKind::kNewsletter, Level::kSchool, "家校简报", 0, 750, 0, 300};
constexpr Custom kReceptionDay{ContactKind::kReceptionDay, Level::kSchool, "家长接待日", 0, 720, 40, 300};
constexpr Custom kToCome{ContactKind::kReview, Level::kSchool, "听看问谈：请您评评学校", 0, 1000, 0, 1000};
constexpr Custom kClassToCome{ContactKind::kActivity, Level::kClass, "亲子运动会", 0, 1000, 0, 1000};
constexpr Custom kMissed{ContactKind::kTraining, Level::kClass, "家长课堂：陪孩子整理错题", 0, 1000, 0, 0};

constexpr int kNoon = 12 * 60;

class Rows {
 public:
  Rows(db::Tx& tx, const SchoolPeople& school, const Clock& clock, const Dice& dice, Numbering& numbering)
      : school_(school),
        clock_(clock),
        dice_(dice.stream("gatherings", school.plan.school_id)),
        numbering_(numbering),
        gatherings_(tx, "gatherings"),
        contacts_(tx, "contacts"),
        staff_(tx, "contact_staff"),
        groups_(tx, "contact_groups"),
        duties_(tx, "duties"),
        problems_(tx, "gathering_problems"),
        steps_(tx, "gathering_steps") {}

  void term(const Span& span, const ShownFirst& shown) {
    today_ = span.today;
    is_first_ = shown.is_first;
    for (auto day : span.school_days)
      if (calendar::school_year_of(day) == school_.school_year) days_.push_back(day);
    for (const auto& custom : kTerm)
      if (std::size_t(custom.school_day) + 2 < days_.size()) everywhere(custom);
    recurring();
    plan(kToCome, 0, today_ + days{9}, std::nullopt);
    for (std::size_t i = 0; i < school_.classes.size(); ++i) {
      if (i == shown.class_index || dice_.chance(250))
        plan(kClassToCome, i, today_ + days{dice_.between(5, 14)}, std::nullopt);
      if (i == shown.class_index || dice_.chance(120))
        plan(kMissed, i, today_ - days{dice_.between(2, 12)}, std::nullopt);
    }
  }

 private:
  void everywhere(const Custom& custom) {
    if (custom.level == Level::kSchool && (dice_.chance(custom.holds) || is_first_))
      held(custom, 0, some_day(custom));
    if (custom.level == Level::kClass)
      for (std::size_t i = 0; i < school_.classes.size(); ++i)
        if (dice_.chance(custom.holds)) held(custom, i, some_day(custom));
    if (custom.level == Level::kGrade)
      for (std::size_t i = 0; i < school_.classes.size(); ++i)
        if (is_first_of_grade(i) && dice_.chance(custom.holds)) held(custom, i, some_day(custom));
  }

  // A newsletter a month, a reception day every second Saturday; now and then one is missed.
  void recurring() {
    if (days_.empty()) return;
    auto month_of = [](Date day) { return std::chrono::year_month_day{day}.month(); };
    for (std::size_t i = 3; i < days_.size(); ++i)
      if (month_of(days_[i]) != month_of(days_[i - 3]) && month_of(days_[i - 1]) == month_of(days_[i - 3]) &&
          dice_.chance(kNewsletter.holds))
        held(kNewsletter, 0, days_[i]);
    for (auto saturday = calendar::monday_of(days_.front()) + days{12}; saturday < today_;
         saturday += days{14})
      if (dice_.chance(kReceptionDay.holds)) held(kReceptionDay, 0, saturday);
  }

  // Half of what is held had a day set for it beforehand.
  void held(const Custom& custom, std::size_t class_index, Date day) {
    if (dice_.chance(500)) return plan(custom, class_index, day, day);
    auto gathering = record_of(custom, class_index, day);
    gathering.held_on = day;
    finish(custom, class_index, gathering, nullptr);
  }

  void plan(const Custom& custom, std::size_t class_index, Date planned_on, std::optional<Date> held_on) {
    auto gathering = record_of(custom, class_index, std::min(planned_on - days{10}, today_ - days{1}));
    gathering.planned_on = planned_on;
    gathering.held_on = held_on;
    gathering.duty_id = numbering_.next_id++;
    DutyRow duty{.school_id = gathering.school_id,
                 .id = *gathering.duty_id,
                 .kind = gatherings::kDutyKind,
                 .clause = gatherings::kDutyClause,
                 .owner_id = gathering.created_by,
                 .subject_kind = to_text(gathering.level),
                 .subject_id = gathering.group_id,
                 .cause_slice = "gatherings",
                 .cause_id = gathering.id,
                 .began_at = gathering.created_at,
                 .due_at = ledger::end_of_day(planned_on, clock_)};
    if (gathering.level == Level::kClass) duty.class_id = gathering.group_id;
    finish(custom, class_index, gathering, &duty);
    duties_.add(duty);
  }

  void finish(const Custom& custom, std::size_t class_index, GatheringRecord& gathering, DutyRow* duty) {
    gathering.has_plan = dice_.chance(custom.has_plan);
    if (gathering.held_on) {
      if (custom.comes)
        gathering.families =
            int(families_of(custom, class_index) * dice_.between(custom.comes * 8 / 10, custom.comes) / 1000);
      add_contact(gathering, class_index);
      if (gatherings::needs_minutes(gathering.kind)) add_minutes(gathering);
      if (duty)
        duty->fulfilled_at = clock_.at(*gathering.held_on, kNoon), duty->contact_id = gathering.contact_id;
    }
    gatherings_.add(gathering);
  }

  // One step is done by now, the other is still to come.
  void add_minutes(const GatheringRecord& gathering) {
    int position = 0;
    for (auto words : {"有的家长只在周末有空", "谈到成绩时容易只说不足"})
      problems_.add({gathering.school_id, gathering.id, position++, words});
    add_step(gathering, "把周末可约的时间列出来，发给班主任", *gathering.held_on + days{7});
    add_step(gathering, "收集“先说长处”的开场白，下次会上交流", today_ + days{dice_.between(6, 20)});
  }

  void add_step(const GatheringRecord& gathering, std::string words, Date due_on) {
    gatherings::StepRecord step{.school_id = gathering.school_id,
                                .id = numbering_.next_id++,
                                .gathering_id = gathering.id,
                                .words = std::move(words),
                                .owner_id = gathering.created_by,
                                .due_on = due_on,
                                .duty_id = numbering_.next_id++};
    if (due_on < today_) step.done_at = clock_.at(due_on, kNoon);
    duties_.add({.school_id = step.school_id,
                 .id = step.duty_id,
                 .kind = gatherings::kStepKind,
                 .clause = gatherings::kStepClause,
                 .owner_id = step.owner_id,
                 .subject_kind = to_text(gathering.level),
                 .subject_id = gathering.group_id,
                 .cause_slice = "gatherings",
                 .cause_id = gathering.id,
                 .began_at = clock_.at(*gathering.held_on, kNoon),
                 .due_at = ledger::end_of_day(due_on, clock_),
                 .fulfilled_at = step.done_at});
    steps_.add(std::move(step));
  }

  void add_contact(GatheringRecord& gathering, std::size_t class_index) {
    auto held_at = clock_.at(*gathering.held_on, kNoon);
    auto mode = gatherings::mode_of(gathering.kind);
    gathering.contact_id = numbering_.next_id++;
    contacts_.add({.school_id = gathering.school_id,
                   .id = *gathering.contact_id,
                   .kind = gathering.kind,
                   .mode = mode,
                   .held_at = held_at,
                   .held_on = *gathering.held_on,
                   .recorded_at = held_at + std::chrono::hours{dice_.between(3, 9)},
                   .recorded_by = gathering.created_by,
                   .slice = "gatherings",
                   .source_id = gathering.id,
                   .client_key = fmt::format("demo-{}", *gathering.contact_id % kIdsPerTenant)});
    staff_.add({.school_id = gathering.school_id,
                .staff_id = gathering.created_by,
                .held_on = *gathering.held_on,
                .contact_id = *gathering.contact_id,
                .kind = gathering.kind,
                .mode = mode});
    ledger::ContactGroup like{.school_id = gathering.school_id,
                              .held_on = *gathering.held_on,
                              .contact_id = *gathering.contact_id,
                              .kind = gathering.kind,
                              .mode = mode,
                              .level = gathering.level,
                              .planned = gathering.has_plan};
    for (const auto& row : ledger::group_rows(like, covered(gathering.level, class_index))) groups_.add(row);
  }

  GatheringRecord record_of(const Custom& custom, std::size_t class_index, Date made_on) {
    const auto& school_class = school_.classes[class_index];
    GatheringRecord gathering{.school_id = school_.plan.school_id,
                              .id = numbering_.next_id++,
                              .kind = custom.kind,
                              .level = custom.level,
                              .title = std::string(custom.title),
                              .created_at = clock_.at(made_on, 8 * 60)};
    gathering.client_key = fmt::format("demo-{}", gathering.id % kIdsPerTenant);
    gathering.group_id = custom.level == Level::kClass   ? school_class.id
                         : custom.level == Level::kGrade ? school_class.grade
                                                         : school_.plan.school_id;
    auto leader = holder_of(school_, people::Post::kMoralDirector).value_or(school_class.homeroom);
    gathering.created_by = school_.staff[custom.level == Level::kClass ? school_class.homeroom : leader].id;
    return gathering;
  }

  std::vector<ledger::ClassOfDay> covered(Level level, std::size_t class_index) const {
    std::vector<ledger::ClassOfDay> classes;
    for (std::size_t i = 0; i < school_.classes.size(); ++i) {
      bool is_meant =
          level == Level::kSchool || i == class_index ||
          (level == Level::kGrade && school_.classes[i].grade == school_.classes[class_index].grade);
      if (is_meant) classes.push_back({school_.classes[i].id, school_.classes[i].grade, true});
    }
    return classes;
  }

  std::int64_t families_of(const Custom& custom, std::size_t class_index) const {
    std::int64_t students = 0;
    for (const auto& one : covered(custom.level, class_index))
      for (const auto& school_class : school_.classes)
        if (school_class.id == one.class_id) students += std::int64_t(school_class.students.size());
    return students;
  }

  bool is_first_of_grade(std::size_t index) const {
    for (std::size_t i = 0; i < index; ++i)
      if (school_.classes[i].grade == school_.classes[index].grade) return false;
    return true;
  }

  Date some_day(const Custom& custom) { return days_[std::size_t(custom.school_day + dice_.below(3))]; }

  const SchoolPeople& school_;
  const Clock& clock_;
  Dice dice_;
  Numbering& numbering_;
  Date today_{};
  bool is_first_ = false;
  std::vector<Date> days_;  // school days of this school year so far
  Bulk<GatheringRecord> gatherings_;
  Bulk<ledger::ContactRow> contacts_;
  Bulk<ledger::ContactStaff> staff_;
  Bulk<ledger::ContactGroup> groups_;
  Bulk<DutyRow> duties_;
  Bulk<gatherings::ProblemRow> problems_;
  Bulk<gatherings::StepRecord> steps_;
};

}  // namespace

void write_gatherings(db::Tx& tx, const SchoolPeople& school, const ShownFirst& shown, const Clock& clock,
                      const Span& span, const Dice& dice, Numbering& numbering) {
  if (school.classes.empty()) return;
  Rows(tx, school, clock, dice, numbering).term(span, shown);
}

}  // namespace kith::demo
