// SPDX-License-Identifier: Apache-2.0
#include "app/case_file/case_file_paper.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/case_file/case_file_words.hpp"
#include "calendar/paper_words.hpp"
#include "capabilities/visits/paper_words.hpp"
#include "people/paper_words.hpp"

namespace kith::app {
namespace {

constexpr Wording kTitle{"学生成长档案（一生一案）", "Case file"};
constexpr Wording kBasics{"基本情况", "The student"}, kName{"姓名", "Name"}, kSex{"性别", "Sex"},
    kMale{"男", "Male"}, kFemale{"女", "Female"}, kBorn{"出生日期", "Born on"}, kClass{"班级", "Class"},
    kNumber{"学籍号", "Enrolment number"}, kEntered{"入学日期", "Entered on"}, kLeft{"离校日期", "Left on"},
    kHasLeft{"已离校", "Has left"};
constexpr Wording kGuardians{"监护人", "Guardians"}, kRelation{"关系", "Relation"},
    kTelephone{"电话末四位", "Telephone ends in"}, kLives{"居住", "Lives"}, kAway{"在外地", "Away"},
    kHere{"本地", "Here"};
constexpr Wording kClasses{"就读经历", "Classes"}, kSince{"自", "Since"}, kUntil{"至", "Until"},
    kNow{"至今", "Now"};
constexpr Wording kCare{"特殊关爱", "Care groups"}, kGroup{"类别", "Group"};
constexpr Wording kContacts{"联系记录", "Contacts"}, kDay{"日期", "Day"}, kHow{"方式", "How"},
    kBy{"记录人", "By"}, kWords{"内容", "Words"}, kWith{"与{}。", "With {}. "},
    kVoided{"（已作废）", " (voided)"}, kHandedOut{"已发给家长", "Handed to the family"},
    kNoWords{"没有写内容", "No words noted"},
    kMore{"更早的记录未打印。", "Earlier contacts are not printed."};
constexpr Wording kPurpose{"目的", "Purpose"}, kStrengths{"孩子的长处", "Strengths"},
    kConcern{"问题与办法", "Concern and method"}, kStep{"约定", "Agreed"},
    kOpinion{"家长意见", "The family asks"}, kFeedback{"家长反馈", "Feedback"};
constexpr Wording kBeforeDay{"{}（{}前）", "{} (by {})"}, kColon{"：", ": "},
    kBySomebody{"{}（{}）", "{} ({})"};
constexpr Wording kAcknowledged{"{} {} 已确认", "Acknowledged by {}, {}"}, kAddition{"补充", "Added"};
constexpr Wording kPlans{"一生一案计划", "Plans for this student"}, kYear{"学年", "School year"},
    kGoals{"目标", "Goals"}, kMeasures{"办法", "Measures"}, kProgress{"进展", "Progress"},
    kReview{"回顾日期", "Look again on"};
constexpr Wording kGatherings{"参加的集体活动", "Gatherings of the class"}, kWhat{"事项", "What"};
constexpr Wording kLetters{"告家长书与通知", "Letters to the family"}, kSent{"发出", "Sent"},
    kAnswer{"家长", "Family"}, kConfirmed{"{} 已回执", "Answered on {}"}, kOpened{"{} 已读", "Read on {}"},
    kNotYet{"尚未打开", "Not opened"};
constexpr Wording kDuties{"应办事项与结果", "Duties and what became of them"}, kOwner{"责任人", "Owner"},
    kDue{"期限", "Due"}, kResult{"结果", "Result"};
constexpr Wording kMissing{"本期还缺", "Still missing"}, kClause{"条款", "Clause"},
    kFigure{"已有 / 应有", "Has / owes"}, kTimes{"{} / {} 次", "{} of {}"}, kBefore{"截止", "Until"};
constexpr Wording kOpenings{"查阅记录", "Who opened this file"}, kReader{"查阅人", "Reader"},
    kWhy{"事由", "Why"}, kWhen{"时间", "When"};
constexpr Wording kNone{"无", "None"};
constexpr Wording kPrivate{
    "本档案含学生与家庭隐私，按授权查阅，妥善保管，不得外传。",
    "This file holds private facts of a child and a family: keep it safe and pass it to nobody."};
constexpr Wording kFamilyCopy{"本页为家长可见部分。", "The part of the file that families see."};
constexpr Wording kHomeroom{"班主任", "Homeroom teacher"}, kLeader{"德育处", "Moral-education office"};

class Writing {
 public:
  Writing(const CaseFile& file, const CaseFilePaper& paper, const Clock& clock)
      : file_(file), language_(paper.language), clock_(clock) {}

  std::string text(const Wording& wording) const { return std::string(wording.in(language_)); }
  template <class... Parts>
  std::string filled(const Wording& wording, const Parts&... parts) const {
    return fmt::format(fmt::runtime(wording.in(language_)), parts...);
  }
  std::string day(Date date) const { return near_day_words(date, file_.today, language_); }
  std::string day(Instant instant) const { return day(clock_.date_of(instant)); }
  std::string whole_day(const std::optional<Date>& date) const {
    return date ? day_words(*date, language_) : text(kNotFilledIn);
  }
  pdf::Column column(const Wording& heading, double width) const { return {text(heading), width}; }

  void part(pdf::Document& document, const Wording& heading, pdf::Table table) const {
    document.add(pdf::Heading{text(heading)});
    if (table.rows.empty())
      document.add(pdf::Paragraph{text(kNone), pdf::Tone::kQuiet});
    else
      document.add(std::move(table));
  }

  pdf::Facts basics() const {
    const auto& student = file_.student;
    pdf::Facts facts;
    auto add = [&](const Wording& name, const std::string& value) {
      facts.facts.push_back({text(name), value});
    };
    add(kName, student.name);
    add(kSex, text(student.sex == people::Sex::kMale ? kMale : kFemale));
    add(kBorn, whole_day(student.born_on));
    add(kClass, student.class_name.value_or(text(kHasLeft)));
    add(kNumber, or_not_filled_in(student.enrolment_no.value_or(""), language_));
    add(kEntered, whole_day(student.entered_on));
    if (student.left_on) add(kLeft, whole_day(student.left_on));
    return facts;
  }

  // Families are given no telephone, not even the end of their own.
  pdf::Table guardians() const {
    const bool has_telephones = file_.open_until.has_value();
    pdf::Table table{{column(kName, 2), column(kRelation, 2), column(kLives, 2)}, {}};
    if (has_telephones) table.columns.push_back(column(kTelephone, 2));
    for (const auto& each : file_.guardians) {
      table.rows.push_back(
          {each.name, text(people::wording_of(each.relation)), text(each.lives_away ? kAway : kHere)});
      if (has_telephones) table.rows.back().push_back(or_dash(each.telephone_end.value_or("")));
    }
    return table;
  }

  std::string until(const std::optional<Date>& last) const { return last ? day(*last) : text(kNow); }

  pdf::Table classes() const {
    pdf::Table table{{column(kClass, 3), column(kSince, 2), column(kUntil, 2)}, {}};
    for (const auto& each : file_.enrollments)
      table.rows.push_back({each.class_name, day(each.since_on), until(each.until_on)});
    return table;
  }

  pdf::Table care() const {
    pdf::Table table{{column(kGroup, 3), column(kSince, 2), column(kUntil, 2)}, {}};
    for (const auto& each : *file_.care)
      table.rows.push_back(
          {text(people::wording_of(each.care_group)), day(each.since_on), until(each.until_on)});
    return table;
  }

  std::string words_of(const FiledContact& contact) const {
    std::string words;
    if (contact.guardian_name) words += filled(kWith, *contact.guardian_name);
    std::vector<std::string> topics;
    for (auto topic : contact.topics.value_or(std::vector<visits::Topic>{}))
      topics.push_back(text(visits::wording_of(topic)));
    if (!topics.empty())
      words += fmt::format("[{}] ", fmt::join(topics, language_ == Language::kZh ? "、" : ", "));
    words += contact.note.value_or("");
    if (contact.record) words += record(*contact.record, words.empty() ? "" : "\n") + answers(contact);
    if (words.empty()) words = without_words(contact);
    if (contact.is_void) words += text(kVoided);
    return words;
  }

  // Families are not told whether staff noted anything.
  std::string without_words(const FiledContact& contact) const {
    if (visits::is_handout(contact.kind)) return text(kHandedOut);
    return file_.open_until ? text(kNoWords) : kNothing;
  }

  // A line for each point; what is empty is left out.
  std::string record(const records::RecordWords& record, std::string before) const {
    std::string lines;
    auto add = [&](const Wording& name, const std::string& what) {
      if (!what.empty()) lines += before + text(name) + text(kColon) + what;
      if (!lines.empty()) before = "\n";
    };
    add(kPurpose, record.purpose);
    add(kStrengths, record.strengths);
    for (const auto& concern : record.concerns)
      add(kConcern, concern.method.empty() ? concern.what : concern.what + " → " + concern.method);
    for (const auto& step : record.steps)
      add(kStep, step.due_on ? filled(kBeforeDay, step.what, day(*step.due_on)) : step.what);
    for (const auto& opinion : record.opinions) add(kOpinion, opinion.what);
    add(kFeedback, record.feedback);
    return lines;
  }

  std::string answers(const FiledContact& contact) const {
    std::string lines;
    for (const auto& each : contact.acknowledgements)
      lines += "\n" + filled(kAcknowledged, each.guardian_name, day(each.acknowledged_at));
    for (const auto& each : contact.additions)
      lines += "\n" + text(kAddition) + text(kColon) + filled(kBySomebody, each.words, each.by_name);
    return lines;
  }

  pdf::Table plans() const {
    pdf::Table table{{{text(kYear), 2},
                      {text(kGoals), 4},
                      {text(kMeasures), 4},
                      {text(kProgress), 3},
                      {text(kOwner), 1.6},
                      {text(kReview), 2}},
                     {}};
    for (const auto& each : *file_.plans)
      table.rows.push_back({calendar::school_year_words(each.school_year, language_), each.words.goals,
                            fmt::format("{}", fmt::join(each.words.measures, "\n")),
                            or_dash(each.words.progress), each.owner_name, day(each.review_on)});
    return table;
  }

  pdf::Table contacts() const {
    pdf::Table table{{column(kDay, 2), column(kHow, 2), column(kBy, 1.6), column(kWords, 8)}, {}};
    for (const auto& each : file_.contacts.contacts)
      table.rows.push_back({day(each.held_on), text(visits::wording_of(each.kind, each.mode)),
                            or_dash(each.recorded_by_name.value_or("")), words_of(each)});
    return table;
  }

  pdf::Table gatherings() const {
    pdf::Table table{{column(kDay, 2), column(kHow, 3), column(kWhat, 7)}, {}};
    for (const auto& each : file_.gatherings)
      table.rows.push_back({day(each.held_on), text(visits::wording_of(each.kind, ledger::Mode::kGroup)),
                            or_dash(each.title.value_or(""))});
    return table;
  }

  pdf::Table letters() const {
    pdf::Table table{{column(kSent, 2), column(kWhat, 7), column(kAnswer, 3)}, {}};
    for (const auto& each : file_.letters)
      table.rows.push_back({day(each.sent_at), each.title,
                            each.done_at     ? filled(kConfirmed, day(*each.done_at))
                            : each.opened_at ? filled(kOpened, day(*each.opened_at))
                                             : text(kNotYet)});
    return table;
  }

  pdf::Table duties() const {
    pdf::Table table{
        {column(kSince, 2), column(kWhat, 5), column(kOwner, 2), column(kDue, 2), column(kResult, 2)}, {}};
    for (const auto& each : *file_.duties)
      table.rows.push_back({day(each.began_at), text(duty_wording(each.kind)), each.owner_name,
                            day(each.due_at), text(wording_of(each.outcome))});
    return table;
  }

  pdf::Table missing() const {
    pdf::Table table{{column(kClause, 1.5), column(kWhat, 7), column(kFigure, 2), column(kBefore, 2)}, {}};
    for (const auto& each : *file_.missing)
      table.rows.push_back({each.clause, language_ == Language::kZh ? each.title.zh : each.title.en,
                            filled(kTimes, each.figure, each.target), day(each.ends_on)});
    return table;
  }

  pdf::Table openings() const {
    pdf::Table table{{column(kWhen, 2), column(kReader, 2), column(kWhy, 7)}, {}};
    for (const auto& each : file_.openings->openings)
      table.rows.push_back(
          {day(each.opened_at), each.staff_name,
           text(people::wording_of(each.reason)) + (each.words.empty() ? "" : " · " + each.words)});
    return table;
  }

 private:
  const CaseFile& file_;
  Language language_;
  const Clock& clock_;
};

}  // namespace

pdf::Document case_file_paper(const CaseFile& file, const CaseFilePaper& paper, const Clock& clock) {
  Writing writing(file, paper, clock);
  pdf::Document document({.title = writing.text(kTitle) + " · " + file.student.name,
                          .institution = file.school_name,
                          .number = file.student.enrolment_no.value_or(""),
                          .dated_on = file.today,
                          .made_at = paper.made_at,
                          .language = paper.language});
  bool is_for_family = !file.open_until;
  document.add(pdf::Title{writing.text(kTitle), file.student.name});
  document.add(pdf::Heading{writing.text(kBasics)}).add(writing.basics());
  writing.part(document, kGuardians, writing.guardians());
  writing.part(document, kClasses, writing.classes());
  if (file.care) writing.part(document, kCare, writing.care());
  if (file.plans) writing.part(document, kPlans, writing.plans());
  if (file.missing) writing.part(document, kMissing, writing.missing());
  if (file.duties) writing.part(document, kDuties, writing.duties());
  writing.part(document, kContacts, writing.contacts());
  if (file.contacts.before_id) document.add(pdf::Paragraph{writing.text(kMore), pdf::Tone::kQuiet});
  writing.part(document, kGatherings, writing.gatherings());
  writing.part(document, kLetters, writing.letters());
  if (file.openings) writing.part(document, kOpenings, writing.openings());
  document.add(pdf::Paragraph{writing.text(is_for_family ? kFamilyCopy : kPrivate), pdf::Tone::kQuiet});
  if (!is_for_family)
    document.add(pdf::Signatures{.signers = {writing.text(kHomeroom), writing.text(kLeader)},
                                 .institution = file.school_name,
                                 .date = day_words(file.today, paper.language)});
  return document;
}

}  // namespace kith::app
