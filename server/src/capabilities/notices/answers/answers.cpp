// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/answers/answers.hpp"

#include <algorithm>
#include <map>

#include "capabilities/notices/answers/answer_sheet.hpp"
#include "capabilities/notices/attachments/attachment_store.hpp"
#include "capabilities/notices/live.hpp"
#include "capabilities/notices/versions/version_store.hpp"
#include "people/directory_store.hpp"
#include "platform/text/characters.hpp"

namespace kith::notices {
namespace {

using ledger::Needs;
using people::Viewer;

constexpr int kMostLines = 2'000;

Error bad_field(const char* field, const char* code) { return invalid(code, {{field, code}}); }

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

std::optional<Error> choice_refusal(const AskedOf& notice, const std::optional<int>& choice) {
  if (!choice)
    return notice.choices.empty() ? std::nullopt
                                  : std::optional(bad_field("choice", "notices.answer_missing"));
  if (*choice < 0 || *choice >= int(notice.choices.size()))
    return bad_field("choice", "notices.no_such_choice");
  return std::nullopt;
}

std::optional<Error> opinion_refusal(const AskedOf& notice, const std::optional<std::string>& opinion) {
  if (!opinion || is_blank(*opinion)) return std::nullopt;
  if (!notice.asks_opinion) return bad_field("opinion", "notices.opinion_not_asked");
  if (text::characters_in(*opinion) > kLongestOpinion)
    return bad_field("opinion", "notices.opinion_too_long");
  return std::nullopt;
}

std::map<std::int64_t, std::string> class_names(db::Session& session, const Viewer& viewer, Date today) {
  std::map<std::int64_t, std::string> names;
  const auto naming = people::naming_of(session, viewer.school_id, today);
  for (const auto& row : people::classes_in(session, people::classes_in_sight(viewer, today), today))
    names[row.class_id] = naming.name(row.key());
  return names;
}

}  // namespace

// A child of the viewer that was asked about; withdrawn notices and barred guardians find nothing.
Result<Answers::Asked> Answers::asked(db::Session& session, const Viewer& viewer, std::int64_t notice_id,
                                      std::int64_t student_id) const {
  for (auto& ask : ledger::asks_for(session, notice_id, viewer.person_id))
    if (ask.slice == "notices" && ask.student_id == student_id)
      return Asked{asked_of(session, viewer.school_id, notice_id), std::move(ask)};
  return not_found("notices.no_such_notice");
}

Result<bool> Answers::done(db::Tx& tx, const Viewer& viewer, std::int64_t notice_id,
                           std::int64_t student_id) const {
  auto marked =
      ledger::mark_answered(tx, {.slice = "notices", .audience_id = notice_id, .person_id = viewer.person_id},
                            student_id, clock_.now());
  if (!marked) return not_found("notices.no_such_notice");
  if (owed_ && *marked > 0) owed_->answered(tx, notice_id);
  if (*marked > 0) tell_answered(tx, events_, notice_id, viewer.person_id);
  return *marked > 0;
}

Result<bool> Answers::answer(const Viewer& viewer, const NewAnswer& answer) {
  const auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<bool> {
    auto found = asked(tx, viewer, answer.notice_id, answer.student_id);
    if (!found) return found.error();
    const auto& notice = found->notice;
    if (!found->ask.counts && answer.choice) return conflict("notices.answer_of_others");
    const bool is_answer = notice.needs == Needs::kAnswer && found->ask.counts;
    if (!is_answer && answer.choice) return bad_field("choice", "notices.sign_with_choice");
    tx.lock(answer.student_id);
    const auto known = answer_for(tx, answer.notice_id, answer.student_id);
    if (is_answer && !(known && !answer.choice))
      if (auto refused = choice_refusal(notice, answer.choice)) return *refused;
    if (auto refused = opinion_refusal(notice, answer.opinion)) return *refused;
    if (known && answer.choice && *answer.choice != known->choice && notice.due_at && *notice.due_at < now)
      return conflict("notices.answers_closed");
    if (answer.choice)
      save_answer(
          tx, {viewer.school_id, answer.notice_id, answer.student_id, viewer.person_id, *answer.choice, now});
    if (answer.opinion)
      save_opinion(tx, {viewer.school_id, answer.notice_id, answer.student_id, viewer.person_id,
                        is_blank(*answer.opinion) ? "" : *answer.opinion, now});
    if (!is_answer) return true;
    return done(tx, viewer, answer.notice_id, answer.student_id);
  });
}

Result<bool> Answers::sign(const Viewer& viewer, const NewSignature& signature) {
  if (auto refused = drawing_refusal(signature.drawing)) return *refused;
  const auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<bool> {
    auto found = asked(tx, viewer, signature.notice_id, signature.student_id);
    if (!found) return found.error();
    const auto& notice = found->notice;
    if (notice.needs != Needs::kSign) return conflict("notices.no_signature_asked");
    if (!found->ask.counts) return conflict("notices.answer_of_others");
    if (auto refused = choice_refusal(notice, signature.choice)) return *refused;
    const auto text_hash =
        text_hash_of(notice.title, notice.body, enclosed_in(tx, signature.notice_id, notice.version));
    if (signature.text_hash != text_hash) return conflict("notices.text_changed");
    tx.lock(signature.student_id);
    if (signature.choice)
      save_answer(tx, {viewer.school_id, signature.notice_id, signature.student_id, viewer.person_id,
                       *signature.choice, now});
    save_signature(tx, {viewer.school_id, signature.notice_id, signature.student_id, viewer.person_id,
                        notice.version, text_hash, signature.drawing, now});
    return done(tx, viewer, signature.notice_id, signature.student_id);
  });
}

// The author reads of all classes seen, others of classes in charge; nullopt: not to be found.
std::optional<people::Scope> Answers::read_by(db::Session& session, const Viewer& viewer,
                                              std::int64_t notice_id) const {
  const auto charge = people::classes_in_charge(viewer, clock_.today());
  const auto row = notice_for_staff(session, viewer, charge, notice_id);
  if (!row) return std::nullopt;
  return row->author_id == viewer.person_id ? people::classes_in_sight(as_author(viewer), clock_.today())
                                            : charge;
}

Result<AnswerPage> Answers::page(const Viewer& viewer, std::int64_t notice_id) {
  return db_.read([&](db::Session& session) -> Result<AnswerPage> {
    const auto classes = read_by(session, viewer, notice_id);
    if (!classes) return not_found("notices.no_such_notice");
    auto names = class_names(session, viewer, clock_.today());
    AnswerPage page{.choices = asked_of(session, viewer.school_id, notice_id).choices};
    page.counts.resize(page.choices.size());
    for (const auto& count : choice_counts(session, notice_id, *classes))
      if (std::size_t(count.choice) < page.counts.size())
        page.counts[std::size_t(count.choice)] = count.children;
    page.children = children_asked(session, notice_id, *classes);
    for (auto& row : answers_in(session, notice_id, *classes, kMostLines))
      page.answers.push_back({row.student_id, std::move(row.name), names[row.class_id], row.choice,
                              std::move(row.guardian_name), row.relation, row.answered_at});
    for (auto& row : opinions_in(session, notice_id, *classes, kMostLines))
      page.opinions.push_back({row.student_id, std::move(row.name), names[row.class_id],
                               std::move(row.opinion), std::move(row.guardian_name), row.relation,
                               row.written_at});
    for (auto& row : signatures_in(session, notice_id, *classes, std::nullopt, kMostLines))
      page.signatures.push_back({row.student_id, std::move(row.name), names[row.class_id],
                                 std::move(row.guardian_name), row.relation, row.version, row.signed_at});
    return page;
  });
}

Result<std::string> Answers::workbook(const Viewer& viewer, std::int64_t notice_id, Language language) {
  auto found = page(viewer, notice_id);
  if (!found) return found.error();
  return answer_sheet(*found, language, clock_);
}

Result<std::vector<SignedText>> Answers::signed_texts(const Viewer& viewer, std::int64_t notice_id,
                                                      std::int64_t student_id) {
  return db_.read([&](db::Session& session) -> Result<std::vector<SignedText>> {
    const auto classes = read_by(session, viewer, notice_id);
    if (!classes) return not_found("notices.no_such_notice");
    auto enclosed = enclosed_by_version(session, notice_id);
    std::vector<SignedText> texts;
    for (auto& row : signatures_in(session, notice_id, *classes, student_id, kMostLines)) {
      auto text = text_at(session, notice_id, row.version);
      texts.push_back({std::move(text.title), std::move(text.body), row.version, std::move(row.text_hash),
                       std::move(row.drawing), std::move(row.guardian_name), row.signed_at,
                       enclosed[row.version]});
    }
    return texts;
  });
}

std::vector<OwnAnswer> own_answers(db::Session& session, std::int64_t notice_id, std::int64_t guardian_id,
                                   int version, const std::vector<std::int64_t>& students) {
  std::vector<OwnAnswer> own;
  for (auto student_id : students) own.push_back({.student_id = student_id});
  auto of = [&](std::int64_t student_id) {
    return std::find_if(own.begin(), own.end(),
                        [&](const OwnAnswer& each) { return each.student_id == student_id; });
  };
  for (const auto& row : answers_for(session, notice_id, students)) of(row.student_id)->choice = row.choice;
  for (auto& row : opinions_of(session, notice_id, guardian_id))
    if (auto each = of(row.student_id); each != own.end()) each->opinion = std::move(row.opinion);
  for (auto& row : signatures_of(session, notice_id, guardian_id))
    if (auto each = of(row.student_id); each != own.end() && row.version == version) {
      each->signed_at = row.signed_at;
      each->drawing = std::move(row.drawing);
    }
  return own;
}

}  // namespace kith::notices
