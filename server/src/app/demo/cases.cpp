// SPDX-License-Identifier: Apache-2.0
#include "app/demo/cases.hpp"

#include "calendar/calendar.hpp"
#include "capabilities/gatherings/gathering_store.hpp"
#include "capabilities/practice/case_store.hpp"
#include "people/scope.hpp"
#include "platform/secrets/codes.hpp"

namespace kith::demo {
namespace {

using practice::CaseState;
using std::chrono::hours;

struct Words {
  std::string_view title, background, done, changed, lesson;

  practice::CaseWords as_written() const {
    return {std::string(title), std::string(background), std::string(done), std::string(changed),
            std::string(lesson)};
  }
};

constexpr Words kFriend{
    "一句夸奖打开了门", "孩子刚转来不久，上课不举手，常常一个人。家里听到老师要来，以为又要说不好的事。",
    "出门前问了每位任课老师一件孩子做得好的事，进门先一件件说给家里人听，再请孩子带我们看看自己的书桌。说到早"
    "上起得慢，"
    "请家里先说试过什么办法，再一起定下一件小事。",
    "两周以后孩子能按时到校，还自己报名当了开门员。家里主动来问下一次什么时候再来。",
    "先看到长处，家里才愿意一起想办法；一次只定一件事，定下就要回头看。"};
constexpr Words kTell{
    "请孩子把题讲给家里人听", "家里照看孩子的老人识字不多，总觉得自己帮不上忙，一提学习就叹气。",
    "不再请老人检查作业，改成每天请孩子把一道题讲给老人听，听完老人只说一句“哪里听懂了”。学校每周两次午间陪孩"
    "子讲一道题。",
    "一个月后孩子读题不再着急，老人说“现在是孩子教我”。", "帮得上忙不一定要懂题目，愿意听就是最好的陪伴。"};
constexpr Words kAfternoon{
    "放学后的一个小时", "家里人下班晚，孩子放学后没有人看着，有时会走到水边。",
    "当面和家里画出回家的路，约好接送的人和到家报平安的时间；班里请同路的几个孩子结伴走。",
    "一个学期没有再单独绕路。", "安全要落到路线、时间和人，光提醒没有用。"};

class Telling {
 public:
  Telling(db::Tx& tx, const CaseTelling& told)
      : tx_(tx), told_(told), school_id_(told.school.plan.school_id) {}

  void write() {
    if (told_.place == 1) tell(kTell, CaseState::kApproved, next_visit());
    if (told_.place != 0) return;
    const auto homeroom = told_.school.staff[told_.cast.homeroom].id;
    if (auto code = tell(kFriend, CaseState::kChosen, next_visit(homeroom))) show(*code);
    tell(kAfternoon, CaseState::kSubmitted, next_visit());
  }

 private:
  struct Visit {
    std::int64_t contact_id = 0, author_id = 0;
  };

  // With a shared record and no case yet: of this member of the staff, or of the first
  // homeroom teacher who has one.
  std::optional<Visit> next_visit(std::int64_t staff_id) const {
    auto visits = practice::visits_to_tell(tx_, school_id_, staff_id, 1);
    if (visits.empty()) return std::nullopt;
    return Visit{visits.front().contact_id, staff_id};
  }
  std::optional<Visit> next_visit() const {
    for (const auto& school_class : told_.school.classes)
      if (auto visit = next_visit(told_.school.staff[school_class.homeroom].id)) return visit;
    return std::nullopt;
  }

  std::optional<std::string> tell(const Words& words, CaseState state, const std::optional<Visit>& visit) {
    if (!visit) return std::nullopt;
    practice::CaseRecord record;
    static_cast<practice::CaseWords&>(record) = words.as_written();
    record.school_id = school_id_;
    record.id = tx_.take_ids(school_id_);
    record.case_code = secrets::new_token(told_.random);
    record.contact_id = visit->contact_id;
    record.student_id = student_of(visit->contact_id);
    record.author_id = visit->author_id;
    record.state = state;
    record.version = 2;
    record.updated_at = told_.now - hours(120);
    record.submitted_at = told_.now - hours(119);
    if (practice::is_out(state))
      record.approved_by = told_.leader_id, record.approved_at = told_.now - hours(72);
    if (state == CaseState::kChosen) record.chosen_at = told_.now - hours(48);
    practice::add_case(tx_, record);
    return record.case_code;
  }

  std::int64_t student_of(std::int64_t contact_id) const {
    return tx_.one<std::int64_t>(kStudent, {{"school_id", school_id_}, {"contact_id", contact_id}});
  }

  // At the school's last exchange meeting (观摩会).
  void show(const std::string& case_code) {
    const people::Viewer leader{school_id_, told_.leader_id, people::kStaff | people::kPrincipal};
    for (const auto& row :
         gatherings::gatherings_seen(tx_, school_id_, calendar::school_year_of(told_.today),
                                     people::classes_in_sight(leader, told_.today), kMostGatherings)) {
      if (row.kind != ledger::ContactKind::kExchangeMeeting || !row.held_on) continue;
      practice::add_showing(tx_, {school_id_, case_code, row.id, *row.held_on, told_.leader_id});
      return;
    }
  }

  static constexpr int kMostGatherings = 1000;
  static constexpr db::Sql kStudent{
      "demo.student_of_record",
      "select student_id from visit_records where school_id = :school_id and contact_id = :contact_id"};

  db::Tx& tx_;
  const CaseTelling& told_;
  std::int64_t school_id_;
};

}  // namespace

void write_cases(db::Tx& tx, const CaseTelling& telling) { Telling(tx, telling).write(); }

}  // namespace kith::demo
