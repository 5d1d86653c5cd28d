// SPDX-License-Identifier: Apache-2.0
#include "app/preparation/preparation_paper.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "capabilities/visits/paper_words.hpp"
#include "capabilities/visits/planning/plan_words.hpp"
#include "people/paper_words.hpp"

namespace kith::app {
namespace {

constexpr Wording kTitle{"家访准备单", "Preparing a visit"};
constexpr Wording kStudent{"学生", "Student"}, kClass{"班级", "Class"}, kPlanned{"计划家访", "Planned for"},
    kForm{"家访方式", "Form"}, kVisitor{"家访教师", "Visited by"}, kWish{"家长希望", "The family wishes"},
    kNotPlanned{"尚未安排", "Not planned yet"}, kNoWish{"没有另外提出", "None"}, kLeft{"已离校", "Has left"};
constexpr Wording kGreet{"见到谁", "Whom to greet"}, kName{"姓名", "Name"}, kRelation{"关系", "Relation"},
    kLives{"居住", "Lives"}, kAway{"在外地，可请他视频参加", "Away: could join by video"},
    kHere{"本地", "Here"},
    kLimited{"，不谈孩子的事（监护受限）", "; custody is limited: not about the child"};
constexpr Wording kStrengths{"先说长处", "Strengths first"}, kTalks{"最近的联系", "Recent contacts"},
    kPromises{"答应过、还没办好的事", "Promised and still open"},
    kAnswered{"家长提过、已答复的意见", "Opinions given and answered"};
constexpr Wording kDay{"日期", "Day"}, kWhat{"内容", "Words"}, kBy{"记录人", "By"}, kHow{"方式", "How"},
    kOwner{"责任人", "Owner"}, kDue{"期限", "Until"}, kAnswer{"答复", "Answer"};
constexpr Wording kCare{"特殊关爱", "Care groups"}, kPlan{"一生一案计划", "Plan for this student"};
constexpr Wording kBrought{"带进家门的四样，和五要五不", "Four things to bring in, and what to mind"};
constexpr Wording kDo{"五要", "Do"}, kDoNot{"五不", "Do not"};
constexpr Wording kMusts{"先准备、守时、有礼貌肯倾听、先讲长处再谈不足和办法、回来就记。",
                         "Prepare, be on time, be courteous and listen, strengths before concerns with a "
                         "way, write it up."};
constexpr Wording kMustNots{
    "不告状、不只摆问题不给办法、不怠慢家长的请求、不吃请不收礼、不向别人说起去了谁家。",
    "Merely complain, name a problem without a way, leave a plea unheard, "
    "accept a meal or gift, tell others whom you visited."};
constexpr Wording kNoWords{"没有写内容", "No words noted"};
constexpr Wording kNone{"还没有记录。可先问问任课老师。", "Nothing on record yet: ask the subject teachers."};
constexpr Wording kPrivate{"本单含学生与家庭隐私，用后请妥善保管或销毁。",
                           "This sheet holds private facts: keep it safe or destroy it after use."};
constexpr std::array<Wording, 4> kThings{{{"惠民政策", "Benefits"},
                                          {"学习帮扶", "Help with learning"},
                                          {"安全知识", "Safety"},
                                          {"身心健康", "Health"}}};
// Where the school has written none of its own.
constexpr std::array<Wording, 4> kOwnTexts{
    {{"问一问有没有困难；资助、营养餐、课后服务怎样申请，带上说明。",
      "Ask about hardship; bring how to apply for aid, meals and after-school care."},
     {"说清孩子哪里学得好、哪里吃力，学校怎样帮，家里每天做哪一件小事。",
      "Say what goes well, what is hard, how school helps, and one small thing to do at home each day."},
     {"防溺水、交通、用电用火、网络安全：看看家里和上学路上有什么隐患。",
      "Water, traffic, fire, electricity, the internet: look for risks at home and on the way."},
     {"睡眠、视力、运动、情绪：听听孩子最近高兴和烦恼的事。",
      "Sleep, sight, sport, mood: hear what gladdens and what worries the child."}}};
constexpr std::array<Wording, 7> kSigns{{{"学习困难", "Learning"},
                                         {"经济困难", "Economic hardship"},
                                         {"情绪困扰", "Emotional difficulty"},
                                         {"家庭变故", "Upheaval at home"},
                                         {"心里受了伤", "Harm"},
                                         {"行为习惯", "Behaviour"},
                                         {"安全隐患", "Hazard"}}};

class Sheet {
 public:
  Sheet(const Preparation& preparation, const PreparationPaper& paper, const Clock& clock)
      : preparation_(preparation), language_(paper.language), clock_(clock) {}

  std::string text(const Wording& wording) const { return std::string(wording.in(language_)); }
  template <class E, std::size_t n>
  std::string text(const std::array<Wording, n>& words, E value) const {
    return text(words.at(static_cast<std::size_t>(value)));
  }
  std::string listed(const std::vector<std::string>& names) const {
    return fmt::format("{}", fmt::join(names, language_ == Language::kZh ? "、" : ", "));
  }

  std::string day(Date date) const { return near_day_words(date, preparation_.today, language_); }

  pdf::Facts head() const {
    const auto& ahead = preparation_.ahead;
    return {{{text(kStudent), preparation_.name},
             {text(kClass), preparation_.class_name.value_or(text(kLeft))},
             {text(kPlanned), planned()},
             {text(kForm), ahead ? text(visits::wording_of(ahead->form)) : text(kNotPlanned)},
             {text(kVisitor), ahead ? ahead->owner_name.value_or(text(kNotPlanned)) : text(kNotPlanned)},
             {text(kWish), wish()}}};
  }

  pdf::Table guardians() const {
    pdf::Table table{{{text(kName), 2}, {text(kRelation), 2}, {text(kLives), 5}}, {}};
    for (const auto& each : preparation_.guardians)
      table.rows.push_back({each.name, text(people::wording_of(each.relation)),
                            text(each.lives_away ? kAway : kHere) + (each.limited ? text(kLimited) : "")});
    return table;
  }

  pdf::Table strengths() const {
    pdf::Table table{{{text(kDay), 2}, {text(kWhat), 9}, {text(kBy), 2}}, {}};
    for (const auto& each : preparation_.strengths)
      table.rows.push_back({day(each.held_on), each.words, or_dash(each.by_name.value_or(""))});
    return table;
  }

  pdf::Table talks() const {
    pdf::Table table{{{text(kDay), 2}, {text(kHow), 2}, {text(kBy), 1.6}, {text(kWhat), 7.4}}, {}};
    for (const auto& each : preparation_.talks) {
      std::vector<std::string> topics;
      for (auto topic : each.topics) topics.push_back(text(visits::wording_of(topic)));
      auto words = topics.empty() ? each.note : "[" + listed(topics) + "] " + each.note;
      if (words.empty()) words = text(kNoWords);
      table.rows.push_back({day(each.held_on), text(visits::wording_of(each.kind, each.mode)),
                            or_dash(each.by_name.value_or("")), words});
    }
    return table;
  }

  pdf::Table promises() const {
    pdf::Table table{{{text(kWhat), 8}, {text(kOwner), 2}, {text(kDue), 2}}, {}};
    for (const auto& each : preparation_.promises)
      table.rows.push_back({what_of(each), each.owner_name, day(clock_.date_of(each.due_at))});
    return table;
  }

  pdf::Table answered() const {
    pdf::Table table{{{text(kWhat), 5}, {text(kAnswer), 5}, {text(kOwner), 2}}, {}};
    for (const auto& each : preparation_.answered)
      table.rows.push_back({each.what, or_dash(each.outcome.value_or("")), each.owner_name});
    return table;
  }

  std::string plan() const {
    std::string lines = preparation_.plan->words.goals;
    for (const auto& measure : preparation_.plan->words.measures) lines += "\n· " + measure;
    return lines;
  }

  std::string care() const {
    std::vector<std::string> groups;
    for (auto group : *preparation_.care_groups) groups.push_back(text(people::wording_of(group)));
    return listed(groups);
  }

  pdf::Facts brought() const {
    pdf::Facts facts{{}, 1};
    for (const auto& each : preparation_.brought)
      facts.facts.push_back(
          {text(kThings, each.brought), each.words ? *each.words : text(kOwnTexts, each.brought)});
    facts.facts.push_back({text(kDo), text(kMusts)});
    facts.facts.push_back({text(kDoNot), text(kMustNots)});
    return facts;
  }

 private:
  std::string planned() const {
    const auto& ahead = preparation_.ahead;
    if (!ahead || !ahead->planned_on) return text(kNotPlanned);
    auto when = day(*ahead->planned_on);
    if (ahead->begins_at_minute) when += " " + visits::clock_words(*ahead->begins_at_minute);
    return when;
  }
  std::string wish() const {
    std::vector<std::string> wishes;
    if (preparation_.ahead && preparation_.ahead->wish_part)
      wishes.push_back(text(visits::wording_of(*preparation_.ahead->wish_part)));
    if (preparation_.ahead && preparation_.ahead->wish_form)
      wishes.push_back(text(visits::wording_of(*preparation_.ahead->wish_form)));
    return wishes.empty() ? text(kNoWish) : listed(wishes);
  }
  std::string what_of(const records::FollowUpLine& line) const {
    if (line.signs.empty()) return line.what;
    std::vector<std::string> signs;
    for (auto sign : line.signs) signs.push_back(text(kSigns, sign));
    return listed(signs);
  }

  const Preparation& preparation_;
  Language language_;
  const Clock& clock_;
};

void add_table(pdf::Document& document, const std::string& heading, pdf::Table table) {
  if (table.rows.empty()) return;
  document.add(pdf::Heading{heading}).add(std::move(table));
}

}  // namespace

pdf::Document preparation_paper(const Preparation& preparation, const PreparationPaper& paper,
                                const Clock& clock) {
  Sheet sheet(preparation, paper, clock);
  pdf::Document document({.title = sheet.text(kTitle) + " · " + preparation.name,
                          .institution = preparation.school_name,
                          .dated_on = preparation.today,
                          .made_at = paper.made_at,
                          .language = paper.language});
  document.add(pdf::Title{sheet.text(kTitle)}).add(sheet.head());
  if (preparation.care_groups && !preparation.care_groups->empty())
    document.add(pdf::Facts{{{sheet.text(kCare), sheet.care()}}, 1});
  document.add(pdf::Heading{sheet.text(kStrengths)});
  if (preparation.strengths.empty())
    document.add(pdf::Paragraph{sheet.text(kNone), pdf::Tone::kQuiet});
  else
    document.add(sheet.strengths());
  add_table(document, sheet.text(kGreet), sheet.guardians());
  if (preparation.plan) document.add(pdf::Heading{sheet.text(kPlan)}).add(pdf::Paragraph{sheet.plan()});
  add_table(document, sheet.text(kPromises), sheet.promises());
  add_table(document, sheet.text(kAnswered), sheet.answered());
  add_table(document, sheet.text(kTalks), sheet.talks());
  document.add(pdf::Heading{sheet.text(kBrought)}).add(sheet.brought());
  document.add(pdf::Paragraph{sheet.text(kPrivate), pdf::Tone::kQuiet});
  return document;
}

}  // namespace kith::app
