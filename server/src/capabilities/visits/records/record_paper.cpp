// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/record_paper.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "capabilities/visits/paper_words.hpp"
#include "people/paper_words.hpp"
#include "platform/id.hpp"

namespace kith::records {
namespace {

constexpr Wording kTitle{"家访记录表", "Record of a visit"},
    kFamilyTitle{"家访约定（家长存）", "What the visit agreed (for the family)"}, kDraft{"草稿", "Draft"};
constexpr Wording kStudent{"学生", "Student"}, kClass{"班级", "Class"}, kDay{"家访日期", "Day"},
    kForm{"家访方式", "Form"}, kVisitor{"家访教师", "Visited by"}, kPresent{"在场的人", "Who was there"},
    kNext{"下次联系", "Next contact"}, kBrought{"带进家门的", "Brought in"};
constexpr Wording kPurpose{"家访目的", "Purpose"}, kStrengths{"孩子的长处", "Strengths"},
    kConcerns{"存在的问题与办法", "Concerns, each with a method"}, kWhat{"事项", "What"},
    kMethod{"办法", "Method"}, kSteps{"商定的事", "Agreed steps"}, kWho{"谁来做", "Who"},
    kDue{"期限", "Until"}, kState{"结果", "Result"},
    kOpinions{"家长的意见与答复", "The family's opinions and answers"}, kOpinion{"意见", "Opinion"},
    kAnswer{"答复", "Answer"}, kFeedback{"家长反馈", "The family's feedback"},
    kSigns{"需要留意的情况", "Signs to watch"}, kAdditions{"补充", "Additions"}, kBy{"补充人", "By"},
    kAcknowledged{"家长确认", "Acknowledged by the family"}, kGuardian{"家长", "Guardian"},
    kWhen{"日期", "Day"}, kPhotographs{"附：家访照片", "Photographs"}, kNone{"无", "None"},
    kNotYet{"尚未确认", "Not yet"}, kAwaits{"办理中", "Under way"},
    kNotAnswered{"尚未答复", "Not answered yet"}, kLeft{"已离校", "Has left"}, kColon{"：", ": "},
    kNamed{"{}（{}）", "{} ({})"};
constexpr Wording kSolved{"已解决", "Solved"}, kExplained{"已说明并有安排", "Explained, with a plan"};
constexpr Wording kTeacher{"家访教师", "Teacher"}, kParent{"家长（监护人）", "Guardian"},
    kOffice{"德育处", "Moral-education office"};
constexpr Wording kPrivate{"本表含学生与家庭隐私，由学校存档，不得公开、传播。",
                           "This record holds private facts of a child and a family: the school files it and "
                           "shows it to nobody else."};
constexpr Wording kFamilyCopy{
    "本页为给家长的部分。有话想补充，可在平台上写给老师，学校会答复。",
    "The family's part. Write to the teacher what you wish to add; the school answers."};
constexpr std::array<Wording, 3> kDoers{{{"学校", "School"}, {"家里", "Family"}, {"孩子", "Student"}}};
constexpr std::array<Wording, 4> kThings{{{"惠民政策", "Benefits"},
                                          {"学习帮扶", "Help with learning"},
                                          {"安全知识", "Safety"},
                                          {"身心健康", "Health"}}};
constexpr std::array<Wording, 7> kSignWords{{{"学习困难", "Learning"},
                                             {"经济困难", "Economic hardship"},
                                             {"情绪困扰", "Emotional difficulty"},
                                             {"家庭变故", "Upheaval at home"},
                                             {"心里受了伤", "Harm"},
                                             {"行为习惯", "Behaviour"},
                                             {"安全隐患", "Hazard"}}};

// What became of a step or an opinion; either paper has it from its own values.
struct Followed {
  FollowUpKind kind = FollowUpKind::kStep;
  std::string what;
  std::string owner_name;
  std::optional<Answered> how;
  std::optional<std::string> outcome;
};

constexpr double kPhotographHeight = 80, kOneLine = 8;  // millimetres

class Writing {
 public:
  Writing(const RecordPaper& paper, const Clock& clock) : paper_(paper), clock_(clock) {}

  std::string text(const Wording& wording) const { return std::string(wording.in(paper_.language)); }
  std::string day(Date date) const { return day_words(date, paper_.language); }
  std::string day(Instant instant) const { return day(clock_.date_of(instant)); }
  // In a table.
  std::string near_day(Date date) const {
    return near_day_words(date, clock_.date_of(paper_.made_at), paper_.language);
  }
  std::string known(const std::string& words) const { return or_not_filled_in(words, paper_.language); }
  std::string known(const std::optional<std::string>& words) const { return known(words.value_or("")); }
  std::string known(const std::optional<Date>& date) const { return known(date ? day(*date) : ""); }
  std::string named(const std::string& name, const Wording& as) const {
    return fmt::format(fmt::runtime(kNamed.in(paper_.language)), name, as.in(paper_.language));
  }
  std::string listed(const std::vector<std::string>& names) const {
    return fmt::format("{}", fmt::join(names, paper_.language == Language::kZh ? "、" : ", "));
  }
  template <class Value, std::size_t n>
  std::string listed(const std::vector<Value>& values, const std::array<Wording, n>& words) const {
    std::vector<std::string> names;
    for (auto value : values) names.push_back(text(words.at(static_cast<std::size_t>(value))));
    return listed(names);
  }

  pdf::Document begun(const Wording& title, const std::string& name, Date held_on, std::int64_t contact_id) {
    return pdf::Document({.title = text(title) + " · " + name,
                          .institution = paper_.school_name,
                          .number = fmt::format("{}-{}", kith::to_text(held_on), contact_id % kIdsPerTenant),
                          .dated_on = clock_.date_of(paper_.made_at),
                          .made_at = paper_.made_at,
                          .language = paper_.language});
  }

  void words(pdf::Document& document, const Wording& heading, const std::string& words) const {
    document.add(pdf::Heading{text(heading)});
    document.add(words.empty() ? pdf::Paragraph{text(kNone), pdf::Tone::kQuiet} : pdf::Paragraph{words});
  }
  void table(pdf::Document& document, const Wording& heading, pdf::Table table) const {
    document.add(pdf::Heading{text(heading)});
    if (table.rows.empty())
      document.add(pdf::Paragraph{text(kNone), pdf::Tone::kQuiet});
    else
      document.add(std::move(table));
  }

  pdf::Table concerns(const std::vector<Concern>& concerns) const {
    pdf::Table table{{{text(kWhat), 1}, {text(kMethod), 1}}, {}};
    for (const auto& each : concerns) table.rows.push_back({each.what, each.method});
    return table;
  }

  std::string result_of(const Followed& followed) const {
    if (!followed.how) return text(kAwaits);
    return text(*followed.how == Answered::kSolved ? kSolved : kExplained) +
           (followed.outcome ? text(kColon) + *followed.outcome : "");
  }

  pdf::Table steps(const std::vector<AgreedStep>& steps, const std::vector<Followed>& followed) const {
    pdf::Table table{{{text(kWhat), 5}, {text(kWho), 2}, {text(kDue), 2.2}, {text(kState), 3}}, {}};
    for (const auto& step : steps) {
      auto known = std::find_if(followed.begin(), followed.end(), [&](const Followed& each) {
        return each.kind == FollowUpKind::kStep && each.what == step.what;
      });
      bool is_followed = step.who == Doer::kSchool && known != followed.end();
      table.rows.push_back(
          {step.what, is_followed ? known->owner_name : text(kDoers.at(static_cast<std::size_t>(step.who))),
           step.due_on ? near_day(*step.due_on) : kNothing, is_followed ? result_of(*known) : kNothing});
    }
    return table;
  }

  // What the family added is among them.
  pdf::Table opinions(const std::vector<FamilyOpinion>& opinions,
                      const std::vector<Followed>& followed) const {
    pdf::Table table{{{text(kOpinion), 1}, {text(kAnswer), 1}}, {}};
    for (const auto& each : followed)
      if (each.kind == FollowUpKind::kOpinion)
        table.rows.push_back({each.what, each.owner_name + " · " + result_of(each)});
    if (table.rows.empty())
      for (const auto& each : opinions) table.rows.push_back({each.what, text(kNotAnswered)});
    return table;
  }

  void additions(pdf::Document& document, const std::vector<RecordAddition>& additions) const {
    if (additions.empty()) return;
    pdf::Table table{{{text(kWhen), 2}, {text(kBy), 2}, {text(kAdditions), 8}}, {}};
    for (const auto& each : additions)
      table.rows.push_back({near_day(clock_.date_of(each.added_at)), each.by_name, each.words});
    document.add(pdf::Heading{text(kAdditions)}).add(std::move(table));
  }

 private:
  const RecordPaper& paper_;
  const Clock& clock_;
};

std::string people_there(const Writing& writing, const RecordPage& page) {
  std::vector<std::string> there;
  for (const auto& guardian : page.guardians)
    if (std::find(page.words.guardian_ids.begin(), page.words.guardian_ids.end(), guardian.guardian_id) !=
        page.words.guardian_ids.end())
      there.push_back(writing.named(guardian.name, people::wording_of(guardian.relation)));
  if (!page.words.others.empty()) there.push_back(page.words.others);
  return writing.listed(there);
}

void add_acknowledgements(pdf::Document& document, const Writing& writing, const RecordPage& page) {
  std::vector<std::string> who;
  for (const auto& each : page.acknowledgements)
    who.push_back(each.guardian_name + " " + writing.day(each.acknowledged_at));
  document.add(pdf::Heading{writing.text(kAcknowledged), kOneLine});
  document.add(who.empty() ? pdf::Paragraph{writing.text(kNotYet), pdf::Tone::kQuiet}
                           : pdf::Paragraph{writing.listed(who)});
}

}  // namespace

pdf::Document record_paper(const RecordPage& page, const RecordPaper& paper, const Clock& clock) {
  Writing writing(paper, clock);
  const auto& words = page.words;
  std::vector<Followed> followed;
  for (const auto& line : page.follow_ups)
    if (!is_protected(line.kind))
      followed.push_back({line.kind, line.what, line.owner_name, line.how, line.outcome});
  auto document = writing.begun(kTitle, page.student_name, page.held_on, page.contact_id);
  document.add(pdf::Title{writing.text(kTitle),
                          page.state == RecordState::kDraft ? writing.text(kDraft) : std::string()});
  document.add(pdf::Facts{{{writing.text(kStudent), page.student_name},
                           {writing.text(kClass), page.class_name.value_or(writing.text(kLeft))},
                           {writing.text(kDay), writing.day(page.held_on)},
                           {writing.text(kForm), writing.text(visits::wording_of(page.kind, page.mode))},
                           {writing.text(kVisitor), writing.known(page.author_name)},
                           {writing.text(kNext), writing.known(words.next_on)},
                           {writing.text(kPresent), writing.known(people_there(writing, page))},
                           {writing.text(kBrought), writing.known(writing.listed(words.brought, kThings))}}});
  writing.words(document, kPurpose, words.purpose);
  writing.words(document, kStrengths, words.strengths);
  writing.table(document, kConcerns, writing.concerns(words.concerns));
  writing.table(document, kSteps, writing.steps(words.steps, followed));
  writing.table(document, kOpinions, writing.opinions(words.opinions, followed));
  if (!words.feedback.empty()) writing.words(document, kFeedback, words.feedback);
  if (!words.signs.empty()) writing.words(document, kSigns, writing.listed(words.signs, kSignWords));
  writing.additions(document, page.additions);
  add_acknowledgements(document, writing, page);
  document.add(pdf::Paragraph{writing.text(kPrivate), pdf::Tone::kQuiet});
  document.add(
      pdf::Signatures{.signers = {writing.text(kTeacher), writing.text(kParent), writing.text(kOffice)},
                      .institution = paper.school_name,
                      .date = writing.day(clock.date_of(paper.made_at))});
  if (!paper.photographs.empty())
    document.add(pdf::Heading{writing.text(kPhotographs)})
        .add(pdf::Pictures{paper.photographs, kPhotographHeight});
  return document;
}

pdf::Document family_record_paper(const FamilyRecord& record, const RecordPaper& paper, const Clock& clock) {
  Writing writing(paper, clock);
  const auto words = shareable(record.words);
  std::vector<Followed> followed;
  for (const auto& each : record.answers)
    if (!is_protected(each.kind))
      followed.push_back({each.kind, each.what, each.owner_name, each.how, each.outcome});
  auto document = writing.begun(kFamilyTitle, record.given_name, record.held_on, record.contact_id);
  document.add(pdf::Title{writing.text(kFamilyTitle)});
  document.add(pdf::Facts{{{writing.text(kStudent), record.given_name},
                           {writing.text(kVisitor), writing.known(record.author_name)},
                           {writing.text(kDay), writing.day(record.held_on)},
                           {writing.text(kForm), writing.text(visits::wording_of(record.kind, record.mode))},
                           {writing.text(kNext), writing.known(words.next_on)},
                           {writing.text(kBrought), writing.known(writing.listed(words.brought, kThings))}}});
  writing.words(document, kPurpose, words.purpose);
  writing.words(document, kStrengths, words.strengths);
  writing.table(document, kSteps, writing.steps(words.steps, followed));
  writing.table(document, kOpinions, writing.opinions(words.opinions, followed));
  writing.additions(document, record.additions);
  document.add(pdf::Heading{writing.text(kAcknowledged)});
  document.add(record.acknowledged_at ? pdf::Paragraph{writing.day(*record.acknowledged_at)}
                                      : pdf::Paragraph{writing.text(kNotYet), pdf::Tone::kQuiet});
  document.add(pdf::Paragraph{writing.text(kFamilyCopy), pdf::Tone::kQuiet});
  document.add(pdf::Signatures{.signers = {writing.text(kTeacher), writing.text(kParent)},
                               .institution = paper.school_name,
                               .date = writing.day(clock.date_of(paper.made_at)),
                               .has_seal = false});
  return document;
}

}  // namespace kith::records
