// SPDX-License-Identifier: Apache-2.0
// SQL of answers, opinions and signatures.
#pragma once

#include "capabilities/notices/answers/answer.hpp"
#include "people/scope.hpp"
#include "people/words.hpp"

namespace kith::notices {

// One a child: whoever of its guardians answered last.
struct ChildAnswerRow {
  std::int64_t school_id = 0;
  std::int64_t notice_id = 0;
  std::int64_t student_id = 0;
  std::int64_t guardian_id = 0;
  int choice = 0;
  Instant answered_at{};
};
KITH_DESCRIBE(ChildAnswerRow, (school_id, notice_id, student_id, guardian_id, choice, answered_at))

struct OpinionRow {
  std::int64_t school_id = 0;
  std::int64_t notice_id = 0;
  std::int64_t student_id = 0;
  std::int64_t guardian_id = 0;
  std::string opinion;
  Instant written_at{};
};
KITH_DESCRIBE(OpinionRow, (school_id, notice_id, student_id, guardian_id, opinion, written_at))

// version: of the text that was signed.
struct SignatureRow {
  std::int64_t school_id = 0;
  std::int64_t notice_id = 0;
  std::int64_t student_id = 0;
  std::int64_t guardian_id = 0;
  int version = 1;
  std::string text_hash;
  std::string drawing;
  Instant signed_at{};
};
KITH_DESCRIBE(SignatureRow,
              (school_id, notice_id, student_id, guardian_id, version, text_hash, drawing, signed_at))

// In place of what stands there; an empty opinion takes it away.
void save_answer(db::Tx& tx, const ChildAnswerRow& answer);
void save_opinion(db::Tx& tx, const OpinionRow& opinion);
// The first one of a guardian for a version stays.
void save_signature(db::Tx& tx, const SignatureRow& signature);

std::optional<ChildAnswerRow> answer_for(db::Session& session, std::int64_t notice_id,
                                         std::int64_t student_id);
// Of the children this guardian was asked about: the child's answer, the guardian's own opinions and
// signatures. `own` are identifiers of students.
std::vector<ChildAnswerRow> answers_for(db::Session& session, std::int64_t notice_id,
                                        const std::vector<std::int64_t>& own);
std::vector<OpinionRow> opinions_of(db::Session& session, std::int64_t notice_id, std::int64_t guardian_id);
std::vector<SignatureRow> signatures_of(db::Session& session, std::int64_t notice_id,
                                        std::int64_t guardian_id);

// What staff read, of students whose class lies within `classes`, by class and name.
struct AnswerListed {
  std::int64_t student_id = 0;
  std::string name;
  std::int64_t class_id = 0;
  int choice = 0;
  std::string guardian_name;
  std::optional<people::Relation> relation;
  Instant answered_at{};
};
KITH_DESCRIBE(AnswerListed, (student_id, name, class_id, choice, guardian_name, relation, answered_at))
std::vector<AnswerListed> answers_in(db::Session& session, std::int64_t notice_id,
                                     const people::Scope& classes, int limit);

struct OpinionListed {
  std::int64_t student_id = 0;
  std::string name;
  std::int64_t class_id = 0;
  std::string opinion;
  std::string guardian_name;
  std::optional<people::Relation> relation;
  Instant written_at{};
};
KITH_DESCRIBE(OpinionListed, (student_id, name, class_id, opinion, guardian_name, relation, written_at))
std::vector<OpinionListed> opinions_in(db::Session& session, std::int64_t notice_id,
                                       const people::Scope& classes, int limit);

struct SignatureListed {
  std::int64_t student_id = 0;
  std::string name;
  std::int64_t class_id = 0;
  int version = 1;
  std::string text_hash;
  std::string guardian_name;
  std::optional<people::Relation> relation;
  Instant signed_at{};
  std::string drawing;
};
KITH_DESCRIBE(SignatureListed,
              (student_id, name, class_id, version, text_hash, guardian_name, relation, signed_at, drawing))
std::vector<SignatureListed> signatures_in(db::Session& session, std::int64_t notice_id,
                                           const people::Scope& classes,
                                           std::optional<std::int64_t> student_id, int limit);

// How many children have each answer, and how many were asked about.
struct ChoiceCount {
  int choice = 0;
  std::int64_t children = 0;
};
KITH_DESCRIBE(ChoiceCount, (choice, children))
std::vector<ChoiceCount> choice_counts(db::Session& session, std::int64_t notice_id,
                                       const people::Scope& classes);
std::int64_t children_asked(db::Session& session, std::int64_t notice_id, const people::Scope& classes);

}  // namespace kith::notices
