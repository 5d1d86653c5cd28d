// SPDX-License-Identifier: Apache-2.0
#include "app/demo/visit_records.hpp"

#include <algorithm>

#include "app/demo/drawings.hpp"
#include "app/demo/visit_record_store.hpp"
#include "calendar/calendar.hpp"
#include "capabilities/visits/records/family_records.hpp"
#include "capabilities/visits/records/photograph_store.hpp"
#include "capabilities/visits/records/write_up.hpp"
#include "platform/secrets/codes.hpp"

namespace kith::demo {
namespace {

using records::RecordWords;
using std::chrono::hours;

constexpr int kUnwritten = 12;  // visits of late that are still to be written up

struct Story {
  std::string_view purpose, strengths, concern, method, at_school, at_home, opinion, answer, feedback;
};
constexpr Story kStories[] = {
    {"看看这学期适应得怎样", "课上敢举手了，朗读有感情，值日从不用提醒。", "早自习有时迟到两三分钟",
     "和家长商定七点起床，前一晚收好书包；班里请孩子当开门员", "请体育老师带孩子晨跑", "晚上九点前睡觉",
     "放学时校门口车多，盼有老师引导", "已安排值周老师放学时在校门口值守。",
     "家长说孩子愿意上学，就是起床慢。"},
    {"一起商量怎样把数学跟上来", "做事专心，错题本写得很整齐。", "应用题读不懂题意就急着算",
     "先把题目讲给家里人听再动笔，每天一道，不加量", "每周二、四午间讲一道应用题", "每天讲一道题给家里人听",
     "希望作业再少一点抄写", "抄写已改成选做，周末不留。",
     "奶奶识字不多，担心帮不上忙，已说明只要听孩子讲。"},
    {"了解搬家以后的生活", "热心，主动照顾新来的同学。", "这两周话少，中午吃得不多",
     "每天课间聊两句，请生活老师留意用餐，两周后再看", "课间每天聊两句", "周末一家人出去走走",
     "希望座位能离黑板近一点", "已经调到第三排。", "妈妈很感谢老师来，说搬家后一直忙。"},
    {"夏秋安全提醒，也听听家里的想法", "体育好，运动会接力跑了第一棒。", "放学后有时一个人去河边",
     "和家长约好接送的人和时间，班里结对同行", "安排同路的同学结伴", "每天六点前打电话确认到家",
     "希望知道学校的托管怎样报名", "报名表已发，名额还有。", "爸爸在外地，视频里也说了几句。"},
    {"报喜，顺便看看书桌和灯", "连续三周帮同学讲题，字写得有进步。", "看屏幕时间有点长",
     "每天户外一小时，看屏幕不超过半小时，下月再量一次视力", "每月量一次视力并告诉家长",
     "饭后先出去玩再写作业", "希望多一点亲子活动", "十二月有亲子运动会，通知已发。",
     "家长没想到老师专程来说好消息，很高兴。"}};
constexpr std::string_view kAdditions[] = {"我们商量过了，周三晚上老师也可以打电话来。",
                                           "孩子说愿意试试，谢谢老师。",
                                           "外婆也想听听家长学校的课，请告诉我们时间。"};

class Telling {
 public:
  Telling(db::Tx& tx, const RecordTelling& told)
      : tx_(tx),
        told_(told),
        school_id_(told.school.plan.school_id),
        dice_(told.dice.stream("records", school_id_)),
        clock_(told.world.clock),
        duties_(told.world.duties),
        follow_ups_(told.world.follow_ups) {}

  void records() {
    for (int which = 0; which < kDrawings; ++which) drawings_.push_back(drawn_photograph(which));
    auto visits = visits_at_home(tx_, school_id_, told_.records * 3);
    std::vector<std::int64_t> told;
    for (auto child : told_.cast.children) {
      auto student_id = told_.school.students[child].id;
      auto talk = last_talk_of(tx_, school_id_, student_id);
      if (!talk) continue;
      // The eldest's record still waits for the family.
      tell(*talk, {.is_acknowledged = !told.empty(), .has_addition = !told.empty(), .photographs = 3});
      told.push_back(talk->contact_id);
    }
    int unwritten = 0, written = 0;
    for (const auto& visit : visits) {
      if (std::find(told.begin(), told.end(), visit.contact_id) != told.end()) continue;
      const bool is_fresh = visit.held_at > told_.now - hours(60);
      if (unwritten < kUnwritten && (is_fresh || dice_.chance(80))) {
        open_write_up(visit);
        ++unwritten;
      } else if (written < told_.records) {
        tell(visit, {.is_acknowledged = dice_.chance(750),
                     .has_addition = dice_.chance(150),
                     .photographs = dice_.chance(250) ? dice_.between(1, 3) : 0});
        ++written;
      }
    }
  }

 private:
  struct Told {
    bool is_acknowledged = false;
    bool has_addition = false;
    int photographs = 0;
  };

  people::Viewer as_staff(std::int64_t staff_id) const {
    return {school_id_, staff_id, people::kStaff | people::kPrincipal};
  }

  std::optional<records::RecordRow> found(const VisitHeld& visit) {
    return records::find_record(tx_, records::records_in_sight(as_staff(visit.recorded_by), clock_.today()),
                                {school_id_, visit.contact_id}, visit.recorded_by);
  }

  RecordWords words_of(const Story& story, const VisitHeld& visit, int place) {
    RecordWords words{.purpose = std::string(story.purpose), .strengths = std::string(story.strengths)};
    for (auto guardian_id : records::seeing_guardians_of(tx_, school_id_, visit.student_id))
      if (words.guardian_ids.size() < 2) words.guardian_ids.push_back(guardian_id);
    words.concerns = {{std::string(story.concern), std::string(story.method)}};
    const auto held_on = clock_.date_of(visit.held_at);
    words.steps = {{"s1", std::string(story.at_school), records::Doer::kSchool, std::nullopt,
                    held_on + std::chrono::days(14)},
                   {"s2", std::string(story.at_home), records::Doer::kFamily, std::nullopt, std::nullopt}};
    words.opinions = {{"o1", std::string(story.opinion)}};
    words.feedback = std::string(story.feedback);
    words.brought = {records::Brought::kSafety, records::Brought::kHealth};
    words.next_on = held_on + std::chrono::days(40);
    constexpr records::Sign kSigns[] = {records::Sign::kLearning, records::Sign::kEmotional,
                                        records::Sign::kBehaviour, records::Sign::kHazard};
    if (place % 6 == 2) words.signs = {dice_.pick(kSigns)};
    if (place == 7) words.signs = {records::Sign::kHarm};
    return words;
  }

  // The record is written the same evening and shared the next day; what follows is told up to now.
  void tell(const VisitHeld& visit, const Told& told) {
    auto row = found(visit);
    if (!row || row->words) return;
    const auto& story = kStories[std::size_t(place_) % std::size(kStories)];
    const auto words = words_of(story, visit, place_++);
    const auto shared_at = std::min(visit.held_at + hours(20), told_.now - hours(2));
    open_write_up(visit);
    records::save_words(tx_, {school_id_, visit.contact_id, visit.student_id, records::words_text(words), 1,
                              std::min(visit.held_at + hours(2), shared_at), visit.recorded_by});
    add_photographs(visit, told.photographs);
    clock_.set(shared_at);
    follow_ups_.keep_in_step(tx_, as_staff(visit.recorded_by), *row, words).value();
    records::share_words(tx_, {school_id_, visit.contact_id}, shared_at);
    if (told.is_acknowledged) answer_of_family(visit, *row, shared_at + hours(9), told.has_addition);
    if (shared_at + hours(72) < told_.now) see_to(visit, story, shared_at + hours(72));
  }

  void open_write_up(const VisitHeld& visit) {
    clock_.set(std::min(visit.held_at + std::chrono::minutes(25), told_.now));
    ledger::ContactChange change{.school_id = school_id_, .contact_id = visit.contact_id};
    change.students.push_back({.school_id = school_id_, .student_id = visit.student_id, .mode = visit.mode});
    change.staff.push_back({.school_id = school_id_, .staff_id = visit.recorded_by});
    records::begin_write_up(tx_, duties_, change, clock_);
  }

  void add_photographs(const VisitHeld& visit, int count) {
    for (int i = 0; i < count; ++i) {
      const auto& jpeg = drawings_[std::size_t(place_ + i) % drawings_.size()];
      records::save_photograph(tx_,
                               {.school_id = school_id_,
                                .contact_id = visit.contact_id,
                                .address = secrets::new_token(told_.random),
                                .digest = told_.sealer.blind_index("photograph", jpeg + std::to_string(i)),
                                .width = 800,
                                .height = 600,
                                .sealed = told_.sealer.seal(jpeg),
                                .added_at = std::min(visit.held_at + hours(1), told_.now),
                                .added_by = visit.recorded_by});
    }
  }

  void answer_of_family(const VisitHeld& visit, const records::RecordRow& row, Instant at,
                        bool has_addition) {
    auto guardians = records::seeing_guardians_of(tx_, school_id_, visit.student_id);
    if (guardians.empty() || at > told_.now) return;
    const records::RecordKey key{school_id_, visit.contact_id};
    records::save_acknowledgement(tx_, key, guardians.front(), at);
    if (dice_.chance(500) && records::save_has_rated(tx_, key, guardians.front()))
      records::add_rating(tx_, school_id_, calendar::school_year_of(clock_.date_of(visit.held_at)),
                          {dice_.chance(900), dice_.chance(960), dice_.chance(920), true});
    if (!has_addition) return;
    clock_.set(at);
    records::AdditionRow addition{school_id_,
                                  tx_.take_ids(school_id_),
                                  visit.contact_id,
                                  records::AddedBy::kGuardian,
                                  guardians.front(),
                                  std::string(dice_.pick(kAdditions)),
                                  at};
    records::save_addition(tx_, addition);
    follow_ups_.open_for_addition(tx_, row, addition);
  }

  // Opinions are answered soon, steps kept when they are due.
  void see_to(const VisitHeld& visit, const Story& story, Instant at) {
    for (auto row : records::follow_ups_of_contact(tx_, school_id_, visit.contact_id)) {
      const bool is_opinion = row.kind == records::FollowUpKind::kOpinion && row.code == "opinion o1";
      if (is_opinion ? !dice_.chance(850) : !dice_.chance(350)) continue;
      row.how = records::Answered::kSolved;
      row.outcome = is_opinion ? std::string(story.answer) : std::string("已经做了，孩子愿意配合。");
      row.done_at = at;
      row.done_by = row.owner_id;
      records::save_outcome(tx_, row);
      duties_.fulfil(tx_, school_id_, row.duty_id, at).value();
    }
  }

  db::Tx& tx_;
  const RecordTelling& told_;
  std::int64_t school_id_;
  Dice dice_;
  FixedClock& clock_;
  ledger::Duties& duties_;
  records::FollowUps& follow_ups_;
  std::vector<std::string> drawings_;
  int place_ = 0;
};

}  // namespace

void write_visit_records(db::Tx& tx, const RecordTelling& telling) { Telling(tx, telling).records(); }

}  // namespace kith::demo
