// SPDX-License-Identifier: Apache-2.0
#include "app/demo/notices.hpp"

#include <fmt/format.h>

#include <set>

#include "app/demo/bulk.hpp"
#include "app/demo/notice_duties.hpp"
#include "capabilities/notices/escalation/step_store.hpp"
#include "capabilities/notices/escalation/telling_store.hpp"
#include "capabilities/notices/notice.hpp"
#include "ledger/asks.hpp"
#include "ledger/derivation.hpp"
#include "people/audience.hpp"
#include "platform/id.hpp"
#include "platform/json/json.hpp"

namespace kith::demo {
namespace {

using ledger::Needs;
using notices::NoticeKind;

struct AudienceRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::string spec;
  Instant frozen_at{};
  std::int64_t families = 0;
  std::int64_t people = 0;
  std::int64_t unreachable = 0;
};
KITH_DESCRIBE(AudienceRow, (school_id, id, spec, frozen_at, families, people, unreachable))

struct NoticeRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::int64_t author_id = 0;
  std::string title, body;
  Needs needs = Needs::kRead;
  notices::Reach reach = notices::Reach::kEverybody;
  Instant created_at{}, published_at{};
  std::optional<Instant> due_at;
  std::int64_t contact_id = 0;
  std::string client_key;
  NoticeKind kind = NoticeKind::kLetter;
  std::optional<Instant> starts_at;
  bool asks_opinion = false;
  int version = 1;
  bool is_public = false;
  ledger::ReceiptRule receipt_rule = ledger::ReceiptRule::kAny;
  bool tells_newcomers = true;
};
KITH_DESCRIBE(NoticeRow, (school_id, id, author_id, title, body, needs, reach, created_at, published_at,
                          due_at, contact_id, client_key, kind, starts_at, asks_opinion, version, is_public,
                          receipt_rule, tells_newcomers))

struct AskRow {
  std::int64_t school_id = 0;
  std::int64_t audience_id = 0;
  std::int64_t person_id = 0;
  std::int64_t student_id = 0;
  std::int64_t family_id = 0;
  std::int64_t class_id = 0;
  std::string slice;
  std::int64_t source_id = 0;
  Needs needs = Needs::kRead;
  int counts = 1;
  std::optional<Instant> due_at, delivered_at, opened_at, done_at, settled_at;
};
KITH_DESCRIBE(AskRow, (school_id, audience_id, person_id, student_id, family_id, class_id, slice, source_id,
                       needs, counts, due_at, delivered_at, opened_at, done_at, settled_at))

struct Letter {
  std::string_view title, body;
  Needs needs;
  int published_days_ago;       // at half past four in the afternoon
  std::optional<int> due_days;  // after today, at six in the evening; negative: that long ago
  int done, opened;             // families of a thousand; opened: seen, and not yet answered
  bool is_open_for_cast = false;
  NoticeKind kind = NoticeKind::kLetter;
  int starts_minute = 0;  // of the Friday of next week; nothing begins with a letter
};

constexpr Letter kRoadSafety{"关于放学路口交通安全的告家长书",
                             "各位家长：\n近来放学时段校门口车辆较多。请步行或骑车接送的家长在黄线外等候，骑"
                             "电动车请给孩子戴好头盔。接送人有变化时，请提前告诉班主任。\n"
                             "确认后即表示已经知道，不需要再交回执。",
                             Needs::kConfirm,
                             38,
                             -33,
                             968,
                             12};
constexpr Letter kEyesight{"本学期视力检查已完成，请看看用眼建议",
                           "各位家长：\n本学期视力检查已经完成，结果由班主任单独告诉每个家庭。建议每天户外活"
                           "动不少于一小时，连续看屏幕不超过三十分钟，睡前一小时不看屏幕。\n"
                           "这封信只需阅读，不用回复。",
                           Needs::kRead,
                           12,
                           std::nullopt,
                           835,
                           0};
constexpr Letter kOuting{"社会实践活动告家长书",
                         "各位家长：\n本年级将开展一天的社会实践活动，当天早上七点五十在教室集合，下午四点半"
                         "返校。请给孩子穿运动鞋，带水和一份简单午餐，有特殊情况请先和班主任说。\n"
                         "请在截止时间前确认。",
                         Needs::kConfirm,
                         3,
                         1,
                         640,
                         150,
                         true,
                         NoticeKind::kOuting,
                         7 * 60 + 50};
constexpr Letter kMeeting{"班级家长会：一起聊聊期中之后",
                          "各位家长：\n班级家长会定在下周五下午四点，地点在本班教室，大约一个小时。我们会说说"
                          "孩子们这半学期的变化，也想听听您的想法。来不了的家庭，班主任会另约时间。\n"
                          "请确认是否已经知道时间。",
                          Needs::kConfirm,
                          1,
                          4,
                          190,
                          230,
                          true,
                          NoticeKind::kActivity,
                          16 * 60};

Date friday_of_next_week(Date today) {
  const std::chrono::weekday day{today};
  return today + std::chrono::days{7 + 5 - int(day.iso_encoding())};
}

class Notices {
 public:
  Notices(db::Tx& tx, const SchoolPeople& school, const Cast& cast, const Clock& clock, Date today,
          const Dice& dice, Numbering& numbering)
      : tx_(tx),
        school_(school),
        clock_(clock),
        today_(today),
        dice_(dice.stream("notices", school.plan.school_id)),
        numbering_(numbering),
        cast_(cast.children.begin(), cast.children.end()),
        audiences_(tx, "audiences"),
        notices_(tx, "notices"),
        asks_(tx, "asks"),
        contacts_(tx, "contacts"),
        staff_(tx, "contact_staff"),
        groups_(tx, "contact_groups"),
        duties_(tx, clock, numbering) {
    for (std::size_t i = 0; i < school.students.size(); ++i)
      for (const auto& tie : school.students[i].ties)
        if (tie.guardian == cast.grandparent) cast_.insert(i);
  }

  int write_all() {
    auto moral_office = *holder_of(school_, people::Post::kMoralDirector);
    publish(kRoadSafety, {.whole_school = true}, moral_office);
    publish(kEyesight, {.whole_school = true}, moral_office);
    for (const auto& member : school_.staff)
      for (const auto& held : member.posts)
        if (held.grade)
          publish(kOuting, {.grades = {*held.grade}}, std::size_t(&member - school_.staff.data()));
    for (std::size_t i = 0; i < school_.classes.size(); ++i)
      if (i % 4 == 0 || is_cast_class(i))
        publish(kMeeting, {.class_ids = {school_.classes[i].id}}, school_.classes[i].homeroom);
    open_call_lists();
    return written_;
  }

 private:
  bool is_cast_class(std::size_t class_index) const {
    for (auto student : cast_)
      if (school_.students[student].class_index == class_index) return true;
    return false;
  }

  void publish(const Letter& letter, const people::AudienceSpec& spec, std::size_t author) {
    NoticeRow notice{.school_id = school_.plan.school_id,
                     .id = numbering_.next_id++,
                     .author_id = school_.staff[author].id,
                     .title = std::string(letter.title),
                     .body = std::string(letter.body),
                     .needs = letter.needs,
                     .contact_id = numbering_.next_id++};
    notice.published_at = clock_.at(today_ - std::chrono::days{letter.published_days_ago}, 16 * 60 + 30);
    notice.created_at = notice.published_at - std::chrono::minutes{12};
    if (letter.due_days) notice.due_at = clock_.at(today_ + std::chrono::days{*letter.due_days}, 18 * 60);
    notice.client_key = fmt::format("demo-{}", notice.id % kIdsPerTenant);
    notice.kind = letter.kind;
    if (letter.starts_minute) {
      notice.starts_at = clock_.at(friday_of_next_week(today_), letter.starts_minute);
      notice.asks_opinion = true;
    }
    told_at_ = notice.published_at;
    families_.clear();
    reached_.clear();
    people_.clear();
    classes_.clear();
    for (std::size_t i = 0; i < school_.students.size(); ++i)
      if (concerns(spec, school_.students[i])) ask(letter, notice, i);
    audiences_.add({notice.school_id, notice.id, json::write_text(spec), notice.published_at,
                    std::int64_t(families_.size()), std::int64_t(people_.size()),
                    std::int64_t(families_.size() - reached_.size())});
    notices_.add(notice);
    if (&letter == &kOuting) outings_.push_back(notice);
    add_contact(notice, spec.whole_school);
    duties_.add({.school_id = notice.school_id,
                 .notice_id = notice.id,
                 .author_id = notice.author_id,
                 .kind = notice.kind,
                 .starts_at = notice.starts_at,
                 .asks_opinion = notice.asks_opinion,
                 .published_at = notice.published_at,
                 .class_ids = {classes_.begin(), classes_.end()}},
                families_.size() == reached_.size() ? told_at_ : std::nullopt);
    ++written_;
  }

  // Two days after an outing was written about, teachers have the names of those who have not answered.
  void open_call_lists() {
    audiences_.flush();
    notices_.flush();
    asks_.flush();
    auto ladder = notices::usual_ladder({});
    for (const auto& notice : outings_) {
      auto due_at = notices::times_of(ladder, notice.published_at, notice.due_at);
      notices::save_steps(tx_, notice.id, ladder, due_at);
      auto names = notices::open_tellings(tx_, FixedClock(due_at.front()), notice.id);
      notices::set_step_done(tx_, notice.id, 1, names, due_at.front());
    }
  }

  void add_contact(const NoticeRow& notice, bool is_for_school) {
    using ledger::ContactKind, ledger::Mode;
    auto held_on = clock_.date_of(notice.published_at);
    contacts_.add({.school_id = notice.school_id,
                   .id = notice.contact_id,
                   .kind = ContactKind::kNotice,
                   .mode = Mode::kGroup,
                   .held_at = notice.published_at,
                   .held_on = held_on,
                   .recorded_at = notice.published_at,
                   .recorded_by = notice.author_id,
                   .slice = "notices",
                   .source_id = notice.id,
                   .client_key = fmt::format("notice {}", notice.id)});
    staff_.add({.school_id = notice.school_id,
                .staff_id = notice.author_id,
                .held_on = held_on,
                .contact_id = notice.contact_id,
                .kind = ContactKind::kNotice,
                .mode = Mode::kGroup});
    std::vector<ledger::ClassOfDay> covered;
    for (const auto& each : school_.classes)
      if (classes_.contains(each.id)) covered.push_back({each.id, each.grade});
    ledger::ContactGroup like{.school_id = notice.school_id,
                              .held_on = held_on,
                              .contact_id = notice.contact_id,
                              .kind = ContactKind::kNotice,
                              .mode = Mode::kGroup,
                              .level = is_for_school ? ledger::Level::kSchool : ledger::Level::kClass};
    for (const auto& row : ledger::group_rows(like, covered)) groups_.add(row);
  }

  bool concerns(const people::AudienceSpec& spec, const Student& student) const {
    const auto& school_class = school_.classes[student.class_index];
    return spec.whole_school || (!spec.grades.empty() && spec.grades.front() == school_class.grade) ||
           (!spec.class_ids.empty() && spec.class_ids.front() == school_class.id);
  }

  // One guardian answers for the family; now and then another has looked at it too.
  void ask(const Letter& letter, const NoticeRow& notice, std::size_t index) {
    const auto& student = school_.students[index];
    families_.insert(student.family_id);
    classes_.insert(school_.classes[student.class_index].id);
    auto own = dice_.stream("answer", notice.id ^ student.family_id);
    int fate = own.below(1000);
    bool stays_open = letter.is_open_for_cast && cast_.count(index) > 0;
    bool is_done = fate < letter.done && !stays_open,
         is_opened = is_done || (fate < letter.done + letter.opened && !stays_open);
    bool is_answered = false;
    std::optional<Instant> told_at, settled_at;
    std::vector<AskRow> rows;
    for (const auto& tie : student.ties) {
      if (!tie.may_receive) continue;
      people_.insert(tie.guardian);
      reached_.insert(student.family_id);
      AskRow row{.school_id = notice.school_id,
                 .audience_id = notice.id,
                 .person_id = school_.guardians[tie.guardian].id,
                 .student_id = student.id,
                 .family_id = student.family_id,
                 .class_id = school_.classes[student.class_index].id,
                 .slice = "notices",
                 .source_id = notice.id,
                 .needs = notice.needs,
                 .due_at = notice.due_at,
                 .delivered_at = notice.published_at};
      bool answers = is_opened && !is_answered;
      if (answers || (is_opened && own.chance(300))) row.opened_at = answered_at(notice, own);
      if (row.opened_at && (notice.needs == Needs::kRead || (answers && is_done)))
        row.done_at = *row.opened_at + std::chrono::seconds{own.between(8, 90)};
      is_answered = is_answered || answers;
      if (row.opened_at) told_at = told_at ? std::min(*told_at, *row.opened_at) : row.opened_at;
      if (row.done_at) settled_at = std::min(*row.done_at, settled_at.value_or(*row.done_at));
      rows.push_back(std::move(row));
    }
    for (auto& row : rows) {
      row.settled_at = settled_at;
      asks_.add(row);
    }
    told_at_ = told_at_ && told_at ? std::optional(std::max(*told_at_, *told_at)) : std::nullopt;
  }

  // Most look the same evening.
  Instant answered_at(const NoticeRow& notice, Dice& own) const {
    auto latest = clock_.at(today_, 7 * 60);
    auto open = std::chrono::duration_cast<std::chrono::minutes>(latest - notice.published_at).count();
    auto within =
        own.chance(700) ? std::min<std::int64_t>(open, 300) : std::min<std::int64_t>(open, 4 * 24 * 60);
    return notice.published_at + std::chrono::minutes{own.below(int(std::max<std::int64_t>(within, 1)))};
  }

  db::Tx& tx_;
  const SchoolPeople& school_;
  const Clock& clock_;
  Date today_;
  Dice dice_;
  Numbering& numbering_;
  std::vector<NoticeRow> outings_;
  std::set<std::size_t> cast_;  // students of families that are shown first
  Bulk<AudienceRow> audiences_;
  Bulk<NoticeRow> notices_;
  Bulk<AskRow> asks_;
  Bulk<ledger::ContactRow> contacts_;
  Bulk<ledger::ContactStaff> staff_;
  Bulk<ledger::ContactGroup> groups_;
  NoticeDuties duties_;
  std::set<std::int64_t> families_, reached_, classes_;
  std::set<std::size_t> people_;
  std::optional<Instant> told_at_;  // when the last child's family saw the letter being written
  int written_ = 0;
};

}  // namespace

int write_notices(db::Tx& tx, const SchoolPeople& school, const Cast& cast, const Clock& clock, Date today,
                  const Dice& dice, Numbering& numbering) {
  return Notices(tx, school, cast, clock, today, dice, numbering).write_all();
}

}  // namespace kith::demo
