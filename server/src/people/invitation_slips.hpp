// SPDX-License-Identifier: Apache-2.0
// Slips that a class takes home: who may join, with a code and a QR code of the address that enters it.
// Thread-safe.
#pragma once

#include <string>
#include <vector>

#include "people/scope.hpp"
#include "people/words.hpp"
#include "platform/access/invitations.hpp"
#include "platform/clock.hpp"
#include "platform/language.hpp"

namespace kith::people {

// One a guardian; `students` are the children of the class. qr_svg holds <origin>/join#<code>: what stands
// behind # is never sent to a server, so it reaches no log.
struct InvitationSlip {
  std::int64_t guardian_id = 0;
  std::string guardian_name;
  Relation relation = Relation::kOther;
  std::vector<std::string> students;
  std::string code;
  std::string qr_svg;
};
KITH_DESCRIBE(InvitationSlip, (guardian_id, guardian_name, relation, students, code, qr_svg))

struct InvitationSheet {
  std::string school_name;
  std::int64_t class_id = 0;
  std::string class_name;
  Instant expires_at;
  std::vector<InvitationSlip> slips;
  int joined = 0;  // guardians of the class who have an account already
};
KITH_DESCRIBE(InvitationSheet, (school_name, class_id, class_name, expires_at, slips, joined))

// `origin`: where the page stands, "https://school.example"; it becomes part of the QR code. Slips are made
// for those who have not joined, for all with `include_joined`.
struct PrintSlips {
  std::int64_t class_id = 0;
  std::string origin;
  std::optional<bool> include_joined;
};
KITH_DESCRIBE(PrintSlips, (class_id, origin, include_joined))

// As a PDF; in Chinese unless told otherwise.
struct PrintSlipsOnPaper {
  std::int64_t class_id = 0;
  std::string origin;
  std::optional<bool> include_joined;
  std::optional<Language> language;
};
KITH_DESCRIBE(PrintSlipsOnPaper, (class_id, origin, include_joined, language))

// What the QR code of a slip opens.
std::string join_address(const std::string& origin, const std::string& code);

class InvitationSlips {
 public:
  InvitationSlips(db::Db& db, const Clock& clock, access::Invitations& invitations)
      : db_(db), clock_(clock), invitations_(invitations) {}

  // New codes at each print. Errors: people.no_such_class (also for one the viewer may not invite),
  // people.bad_origin.
  Result<InvitationSheet> print(const Viewer& viewer, const PrintSlips& wish);
  // The bytes of a PDF, with new codes. Errors: those above, people.nobody_to_invite, those of pdf::Document.
  Result<std::string> print_on_paper(const Viewer& viewer, const PrintSlipsOnPaper& wish);

 private:
  Result<InvitationSheet> draw(const Viewer& viewer, const PrintSlips& wish);

  db::Db& db_;
  const Clock& clock_;
  access::Invitations& invitations_;
};

}  // namespace kith::people
