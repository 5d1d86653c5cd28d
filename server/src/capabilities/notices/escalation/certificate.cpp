// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/escalation/certificate.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "people/paper_words.hpp"

namespace kith::notices {
namespace {

constexpr Wording kTitle{"通知送达证明", "Certificate of delivery"};
constexpr Wording kNotice{"通知", "Notice"}, kAuthor{"发布人", "Published by"},
    kAnswersForIt{"本校负责人", "Answered for in the school by"}, kSince{"发布时间", "Published"};
constexpr Wording kAsked{"要求", "Asked for"}, kDue{"截止", "Due"},
    kText{"正文与附件 SHA-256", "SHA-256 of text and attachments"};
constexpr Wording kAttachments{"附件", "Attachments"}, kFile{"文件", "File"}, kBytes{"字节", "Bytes"},
    kHash{"SHA-256", "SHA-256"};
constexpr Wording kEnclosed{"附件：{}（在手机上看）", "Attachments: {} (to be read on a telephone)"};
constexpr Wording kStudents{"应送达学生", "Students"}, kProven{"已有凭据", "With proof"};
constexpr Wording kCovers{"范围", "Covers"}, kPart{"只含：", "Only: "};
constexpr Wording kToRead{"阅读", "to be read"}, kToConfirm{"确认", "to be confirmed"},
    kToAnswer{"选择并答复", "to be answered"}, kToSign{"签字", "to be signed"};
constexpr Wording kStands{"送达情况", "Where families stand"}, kSteps{"送达步骤", "Steps taken"};
constexpr Wording kUnproven{"尚无凭据", "Without proof"}, kEvery{"逐生凭据", "Every student"};
constexpr Wording kState{"状态", "State"}, kCount{"人数", "Students"}, kShare{"占比", "Share"};
constexpr Wording kStep{"步骤", "Step"}, kWhen{"时间", "Time"}, kReached{"涉及", "Reached"};
constexpr Wording kClass{"班级", "Class"}, kName{"姓名", "Name"}, kOwner{"负责人", "Seen to by"};
constexpr Wording kReason{"说明", "Reason"}, kWho{"凭据来源", "By"};
constexpr Wording kNotYet{"未到时间", "not due yet"}, kNobody{"学校办公室", "School office"};
constexpr Wording kTries{"联系过 {} 次", "tried {} times"}, kOnPaper{"已发纸质回执单", "slip sent home"};
constexpr Wording kHowMade{
    "“已确认、已阅读、已当面或电话告知、纸质回执”四种算作有凭据；打开未确认、已送到手机、已发出都不算。",
    "Confirmed, read, told by a person and a signed slip count as proof; opened, delivered to a telephone or "
    "sent do "
    "not."};
constexpr Wording kSign{"经办人", "Prepared by"}, kSlipHead{"{} {} 家长", "Family of {1}, {0}"};
constexpr Wording kSlipFoot{"请签名后由孩子带回学校。", "Please sign and send it back with your child."};
constexpr Wording kSlipTitle{"告家长书回执单", "Letter to be signed"};
constexpr Wording kParent{"家长签名", "Signature"}, kSignedOn{"日期", "Date"};

Wording wording_of(Proof proof) {
  switch (proof) {
    case Proof::kAnswered:
      return {"家长已确认或阅读", "answered by a guardian"};
    case Proof::kTold:
      return {"已由老师告知", "told by staff"};
    case Proof::kOpened:
      return {"已打开，未确认", "opened, not answered"};
    case Proof::kDelivered:
      return {"已送到手机，未打开", "delivered, not opened"};
    case Proof::kSent:
      return {"已发出，未见回执", "sent, no receipt"};
    case Proof::kWaiting:
      return {"未打开", "not opened"};
    case Proof::kUnreachable:
      return {"没有可接收的监护人", "no guardian may receive"};
  }
  return {};
}

Wording wording_of(ledger::Needs needs) {
  switch (needs) {
    case ledger::Needs::kRead:
      return kToRead;
    case ledger::Needs::kConfirm:
      return kToConfirm;
    case ledger::Needs::kAnswer:
      return kToAnswer;
    case ledger::Needs::kSign:
      return kToSign;
  }
  return {};
}

Wording wording_of(StepKind kind) {
  switch (kind) {
    case StepKind::kChannel:
      return {"发送消息：", "Message by "};
    case StepKind::kOtherGuardians:
      return {"通知其他监护人", "Other guardians"};
    case StepKind::kCallList:
      return {"列入老师逐户告知名单", "On the teachers' call list"};
    case StepKind::kPaper:
      return {"发纸质回执单", "Slips of paper"};
  }
  return {};
}

Wording wording_of(ToldHow how) {
  switch (how) {
    case ToldHow::kTelephone:
      return {"电话告知", "on the telephone"};
    case ToldHow::kInPerson:
      return {"当面告知", "face to face"};
    case ToldHow::kPaper:
      return {"纸质回执", "signed slip"};
  }
  return {};
}

Wording wording_of(TellingOutcome outcome) {
  switch (outcome) {
    case TellingOutcome::kNoAnswer:
      return {"无人接听", "no answer"};
    case TellingOutcome::kWrongNumber:
      return {"号码不对", "wrong number"};
    case TellingOutcome::kRefused:
      return {"家长拒绝", "refused"};
    case TellingOutcome::kTold:
      break;
  }
  return {};
}

std::string time_words(Instant at, const Clock& clock, Language language) {
  auto minute = clock.minute_of_day(at);
  return fmt::format("{} {:02}:{:02}", day_words(clock.date_of(at), language), minute / 60, minute % 60);
}

std::string joined(std::initializer_list<std::string> parts, Language language) {
  std::string text;
  for (const auto& part : parts)
    if (!part.empty()) text += (text.empty() ? "" : language == Language::kZh ? "，" : ", ") + part;
  return text;
}

std::string source_of(const ProofLine& line, Language language) {
  std::string name = line.by_name.value_or("");
  if (line.by_relation) name = std::string(people::wording_of(*line.by_relation).in(language)) + " " + name;
  return joined({name, line.told_how ? std::string(wording_of(*line.told_how).in(language)) : ""}, language);
}

std::string reason_of(const ProofLine& line, Language language) {
  std::string state(wording_of(line.proof).in(language));
  std::string tries, outcome, paper;
  if (line.attempts > 0) tries = fmt::format(fmt::runtime(kTries.in(language)), line.attempts);
  if (line.last_outcome) outcome = wording_of(*line.last_outcome).in(language);
  if (line.on_paper_at) paper = kOnPaper.in(language);
  return joined({state, tries, outcome, paper}, language);
}

report::Table stands_of(const Certified& certified, Language language) {
  report::Table table{std::string(kStands.in(language)),
                      {{std::string(kState.in(language)), 30},
                       {std::string(kCount.in(language)), 10, report::Kind::kFigure},
                       {std::string(kShare.in(language)), 10, report::Kind::kShare}},
                      {}};
  for (const auto& count : count_proofs(certified.lines))
    table.rows.push_back({std::string(wording_of(count.proof).in(language)), count.students,
                          double(count.students) / double(certified.lines.size())});
  return table;
}

report::Table steps_of(const Certified& certified, const Clock& clock, Language language) {
  report::Table table{std::string(kSteps.in(language)),
                      {{std::string(kStep.in(language)), 28},
                       {std::string(kWhen.in(language)), 26},
                       {std::string(kReached.in(language)), 10, report::Kind::kFigure}},
                      {}};
  for (const auto& step : certified.steps) {
    auto name = std::string(wording_of(step.kind).in(language)) + step.channel;
    if (step.done_at)
      table.rows.push_back({name, time_words(*step.done_at, clock, language), step.reached});
    else
      table.rows.push_back({name, std::string(kNotYet.in(language)), {}});
  }
  return table;
}

report::Table unproven_of(const Certified& certified, Language language) {
  report::Table table{std::string(kUnproven.in(language)),
                      {{std::string(kClass.in(language)), 14},
                       {std::string(kName.in(language)), 12},
                       {std::string(kOwner.in(language)), 14},
                       {std::string(kReason.in(language)), 40}},
                      {}};
  for (const auto& line : certified.lines)
    if (!is_proven(line.proof))
      table.rows.push_back({line.class_name, line.name,
                            line.owner_name.value_or(std::string(kNobody.in(language))),
                            reason_of(line, language)});
  return table;
}

report::Table every_student(const Certified& certified, const Clock& clock, Language language) {
  report::Table table{std::string(kEvery.in(language)),
                      {{std::string(kClass.in(language)), 14},
                       {std::string(kName.in(language)), 12},
                       {std::string(kState.in(language)), 22},
                       {std::string(kWhen.in(language)), 24},
                       {std::string(kWho.in(language)), 24}},
                      {}};
  for (const auto& line : certified.lines)
    table.rows.push_back({line.class_name, line.name, std::string(wording_of(line.proof).in(language)),
                          line.at ? report::Cell(time_words(*line.at, clock, language)) : report::Cell(),
                          source_of(line, language)});
  return table;
}

report::Table attachments_of(const Certified& certified, Language language) {
  report::Table table{std::string(kAttachments.in(language)),
                      {{std::string(kFile.in(language)), 28},
                       {std::string(kBytes.in(language)), 10, report::Kind::kFigure},
                       {std::string(kHash.in(language)), 58}},
                      {}};
  for (const auto& each : certified.attachments)
    table.rows.push_back({each.name, each.size_bytes, each.sha256});
  return table;
}

std::string names_of(const std::vector<Attachment>& attachments, Language language) {
  std::string names;
  for (const auto& each : attachments)
    names += (names.empty() ? "" : language == Language::kZh ? "、" : ", ") + each.name;
  return names;
}

// Its classes, in their order.
std::string classes_in(const Certified& certified, Language language) {
  std::vector<std::string> names;
  for (const auto& line : certified.lines)
    if (names.empty() || names.back() != line.class_name) names.push_back(line.class_name);
  return fmt::format("{}{}", kPart.in(language), fmt::join(names, language == Language::kZh ? "、" : ", "));
}

std::vector<pdf::Fact> facts_of(const Certified& certified, const Clock& clock, Language language) {
  const auto& notice = certified.notice;
  auto proven =
      std::ranges::count_if(certified.lines, [](const auto& line) { return is_proven(line.proof); });
  std::vector<pdf::Fact> facts{
      {std::string(kNotice.in(language)), notice.title},
      {std::string(kAuthor.in(language)), notice.district_name.value_or(notice.author_name.value_or(""))},
      {std::string(kSince.in(language)), time_words(notice.published_at, clock, language)},
      {std::string(kDue.in(language)), notice.due_at ? time_words(*notice.due_at, clock, language) : "—"},
      {std::string(kAsked.in(language)), std::string(wording_of(notice.needs).in(language))},
      {std::string(kStudents.in(language)), std::to_string(certified.lines.size())},
      {std::string(kProven.in(language)), std::to_string(proven)},
      {std::string(kText.in(language)), text_hash_of(notice.title, notice.body, certified.attachments)},
  };
  if (notice.district_name)
    facts.insert(facts.begin() + 2,
                 {std::string(kAnswersForIt.in(language)), notice.author_name.value_or("")});
  if (certified.is_part)
    facts.insert(facts.begin() + 1, {std::string(kCovers.in(language)), classes_in(certified, language)});
  return facts;
}

}  // namespace

report::Report certificate_of(const Certified& certified, const Clock& clock, Language language) {
  report::Report report{.title = std::string(kTitle.in(language)),
                        .subtitle = certified.notice.title,
                        .institution = certified.school_name,
                        .dated_on = clock.today(),
                        .made_at = clock.now(),
                        .language = language,
                        .facts = facts_of(certified, clock, language),
                        .notes = {std::string(kHowMade.in(language))},
                        .signers = {std::string(kSign.in(language))}};
  report.tables = {stands_of(certified, language)};
  if (!certified.attachments.empty()) report.tables.push_back(attachments_of(certified, language));
  if (!certified.steps.empty()) report.tables.push_back(steps_of(certified, clock, language));
  if (auto unproven = unproven_of(certified, language); !unproven.rows.empty())
    report.tables.push_back(std::move(unproven));
  report.tables.push_back(every_student(certified, clock, language));
  return report;
}

Result<std::string> slips_of(const Certified& certified, const Clock& clock, Language language) {
  // Two short letters fit on a page.
  constexpr std::size_t kShortText = 900;  // bytes
  pdf::Document document({.title = std::string(kSlipTitle.in(language)) + " · " + certified.notice.title,
                          .institution = certified.school_name,
                          .dated_on = clock.today(),
                          .made_at = clock.now(),
                          .language = language});
  std::size_t on_page = certified.notice.body.size() <= kShortText ? 2 : 1, placed = 0;
  for (const auto& line : certified.lines) {
    if (is_proven(line.proof)) continue;
    if (placed > 0 && placed % on_page == 0) document.add(pdf::PageBreak{});
    ++placed;
    auto head = fmt::format(fmt::runtime(kSlipHead.in(language)), line.class_name, line.name);
    document.add(pdf::Heading{head + " · " + certified.notice.title});
    document.add(pdf::Paragraph{certified.notice.body});
    if (!certified.attachments.empty())
      document.add(pdf::Paragraph{
          fmt::format(fmt::runtime(kEnclosed.in(language)), names_of(certified.attachments, language))});
    document.add(pdf::Paragraph{std::string(kSlipFoot.in(language)), pdf::Tone::kQuiet});
    document.add(
        pdf::Signatures{.signers = {std::string(kParent.in(language)), std::string(kSignedOn.in(language))},
                        .has_seal = false});
  }
  if (placed == 0) return invalid("notices.nobody_missing");
  return document.bytes();
}

}  // namespace kith::notices
