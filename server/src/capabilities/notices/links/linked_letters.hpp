// SPDX-License-Identifier: Apache-2.0
// A letter opened, confirmed, answered and signed by link, without signing in. Whoever holds the link is
// taken for the guardian it was sent to, as far as this one letter goes: it may have been passed on, so only
// given names are told, opinions and drawn signatures are taken and not shown again, and a letter to single
// students asks for the last four digits of that guardian's telephone first. What may be answered, by whom
// and until when is asked as in the app (answers/answers.hpp). Thread-safe.
#pragma once

#include "capabilities/notices/attachments/attachments.hpp"
#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/links/link.hpp"
#include "platform/access/attempts.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::notices {

// asks_digits: nothing else is told before they are given. ticket: opens what was sent with the letter.
struct LinkedLetter {
  std::string school_name;
  bool asks_digits = false;
  std::optional<Letter> letter;
  std::optional<std::string> ticket;
};
KITH_DESCRIBE(LinkedLetter, (school_name, asks_digits, letter, ticket))

// digits: of the telephone, "" when they are not asked for.
struct OpenedLink {
  std::string token;
  std::optional<std::string> digits;
};
KITH_DESCRIBE(OpenedLink, (token, digits))

struct LinkedAnswer {
  std::string token;
  std::optional<std::string> digits;
  std::int64_t student_id = 0;
  std::optional<int> choice;
  std::optional<std::string> opinion;
};
KITH_DESCRIBE(LinkedAnswer, (token, digits, student_id, choice, opinion))

struct LinkedSignature {
  std::string token;
  std::optional<std::string> digits;
  std::int64_t student_id = 0;
  std::string drawing;
  std::string text_hash;
  std::optional<int> choice;
};
KITH_DESCRIBE(LinkedSignature, (token, digits, student_id, drawing, text_hash, choice))

// What a linked letter is answered and read with.
struct LetterCases {
  Inbox& inbox;
  Answers& answers;
  Attachments& attachments;
};

class LinkedLetters {
 public:
  // All must outlive the object.
  LinkedLetters(db::Db& db, const Clock& clock, const secrets::Sealer& sealer, access::Attempts& attempts,
                LetterCases cases)
      : db_(db), clock_(clock), sealer_(sealer), attempts_(attempts), cases_(cases) {}

  // Counts as opened. Errors: notices.bad_link, notices.link_expired, notices.no_such_notice (withdrawn, or
  // the guardian may not receive any more), notices.wrong_digits, access.too_many_tries.
  Result<LinkedLetter> open(const OpenedLink& opened);
  // For all own children it was sent about. As above; also notices.digits_missing.
  Result<LinkedLetter> confirm(const OpenedLink& opened);
  // For one child. As above, and those of Answers::answer and Answers::sign.
  Result<LinkedLetter> answer(const LinkedAnswer& answer);
  Result<LinkedLetter> sign(const LinkedSignature& signature);
  // Of a letter opened within the hour. Errors: notices.bad_link, notices.link_expired, those of
  // Attachments::for_family.
  Result<OpenedAttachment> attachment(const std::string& ticket, WantedAttachment wanted);

 private:
  struct Held {
    people::Viewer holder;
    std::int64_t notice_id = 0;
    bool asks_digits = false;
  };
  Result<Held> held_by(const OpenedLink& opened);
  // As above, and notices.digits_missing.
  Result<Held> shown_to(const OpenedLink& opened);
  Result<void> check_digits(const Link& link, const std::string& digits);
  Result<LinkedLetter> shown(const Held& held);

  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
  access::Attempts& attempts_;
  const LetterCases cases_;
};

// Whether what it says is for single students only.
bool is_private(const people::AudienceSpec& audience);

}  // namespace kith::notices
