// SPDX-License-Identifier: Apache-2.0
// Answering a notice, and reading the answers. A guardian answers for own children; a child has one answer,
// the last that any of its guardians gave, and may have another until the notice is due. Opinions stand by
// guardian: nobody of the family but who wrote one reads it. Staff read them who wrote the notice, of the
// classes they see, and who are in charge of a class, of that class. Thread-safe: no state of its own.
#pragma once

#include "capabilities/notices/answers/answer_store.hpp"
#include "capabilities/notices/attachments/attachment.hpp"
#include "capabilities/notices/notice_store.hpp"
#include "capabilities/notices/owed.hpp"
#include "people/school.hpp"
#include "platform/events/events.hpp"
#include "platform/language.hpp"

namespace kith::notices {

struct AnswerLine {
  std::int64_t student_id = 0;
  std::string name;
  std::string class_name;
  int choice = 0;
  std::string guardian_name;
  std::optional<people::Relation> relation;
  Instant answered_at{};
};
KITH_DESCRIBE(AnswerLine, (student_id, name, class_name, choice, guardian_name, relation, answered_at))

struct OpinionLine {
  std::int64_t student_id = 0;
  std::string name;
  std::string class_name;
  std::string opinion;
  std::string guardian_name;
  std::optional<people::Relation> relation;
  Instant written_at{};
};
KITH_DESCRIBE(OpinionLine, (student_id, name, class_name, opinion, guardian_name, relation, written_at))

struct SignatureLine {
  std::int64_t student_id = 0;
  std::string name;
  std::string class_name;
  std::string guardian_name;
  std::optional<people::Relation> relation;
  int version = 1;
  Instant signed_at{};
};
KITH_DESCRIBE(SignatureLine, (student_id, name, class_name, guardian_name, relation, version, signed_at))

// counts: one a choice, in their order; children: asked about, with or without an answer.
struct AnswerPage {
  std::vector<std::string> choices;
  std::vector<std::int64_t> counts;
  std::int64_t children = 0;
  std::vector<AnswerLine> answers;
  std::vector<OpinionLine> opinions;
  std::vector<SignatureLine> signatures;
};
KITH_DESCRIBE(AnswerPage, (choices, counts, children, answers, opinions, signatures))

// A signature with the very text that was signed.
struct SignedText {
  std::string title;
  std::string body;
  int version = 1;
  std::string text_hash;
  std::string drawing;
  std::string guardian_name;
  Instant signed_at{};
  std::vector<Attachment> attachments;
};
KITH_DESCRIBE(SignedText, (title, body, version, text_hash, drawing, guardian_name, signed_at, attachments))

class Answers {
 public:
  // Without `owed` nothing is owed, without `events` no open page hears of an answer.
  Answers(db::Db& db, const Clock& clock, const Owed* owed = nullptr, events::Events* events = nullptr)
      : db_(db), clock_(clock), owed_(owed), events_(events) {}

  // Does what an answer is asked for by; an opinion alone does nothing more. Errors: notices.no_such_notice
  // (or not asked about the child), notices.no_such_choice, answer_missing, sign_with_choice (it comes with
  // the signature), answers_closed, opinion_not_asked, opinion_too_long.
  Result<bool> answer(const people::Viewer& viewer, const NewAnswer& answer);
  // Errors: notices.no_such_notice, notices.no_signature_asked, notices.bad_signature, notices.text_changed,
  // and those of a choice.
  Result<bool> sign(const people::Viewer& viewer, const NewSignature& signature);

  // At most 2,000 lines each. Error for all three: notices.no_such_notice.
  Result<AnswerPage> page(const people::Viewer& viewer, std::int64_t notice_id);
  // The same as a workbook.
  Result<std::string> workbook(const people::Viewer& viewer, std::int64_t notice_id, Language language);
  Result<std::vector<SignedText>> signed_texts(const people::Viewer& viewer, std::int64_t notice_id,
                                               std::int64_t student_id);

 private:
  struct Asked {
    AskedOf notice;
    ledger::Ask ask;
  };
  Result<Asked> asked(db::Session& session, const people::Viewer& viewer, std::int64_t notice_id,
                      std::int64_t student_id) const;
  Result<bool> done(db::Tx& tx, const people::Viewer& viewer, std::int64_t notice_id,
                    std::int64_t student_id) const;
  std::optional<people::Scope> read_by(db::Session& session, const people::Viewer& viewer,
                                       std::int64_t notice_id) const;

  db::Db& db_;
  const Clock& clock_;
  const Owed* owed_;
  events::Events* events_;
};

// What the guardian has said about own children, for the letter itself.
struct OwnAnswer {
  std::int64_t student_id = 0;
  std::optional<int> choice;  // of the child, whoever gave it
  std::optional<std::string> opinion;
  std::optional<Instant> signed_at;  // this version of the text
  std::optional<std::string> drawing;
};
KITH_DESCRIBE(OwnAnswer, (student_id, choice, opinion, signed_at, drawing))
std::vector<OwnAnswer> own_answers(db::Session& session, std::int64_t notice_id, std::int64_t guardian_id,
                                   int version, const std::vector<std::int64_t>& students);

}  // namespace kith::notices
