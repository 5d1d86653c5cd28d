// SPDX-License-Identifier: Apache-2.0
// Rows of `invitations` and `one_time_codes`. Codes are kept as keyed hashes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/access/ports.hpp"
#include "platform/db/db.hpp"

namespace kith::access {

struct InvitationRow {
  std::string code_hash;
  std::int64_t tenant_id = 0;
  std::string person_kind;
  std::int64_t person_id = 0;
  std::int64_t printed_by = 0;
  Instant created_at, expires_at;
};
KITH_DESCRIBE(InvitationRow,
              (code_hash, tenant_id, person_kind, person_id, printed_by, created_at, expires_at))

// Earlier codes of the same people stay good: a guardian of two children gets a slip from each class.
void insert_invitations(db::Tx& tx, const std::vector<InvitationRow>& rows);
// Whom the code names, used or not; nothing when it is unknown or past its end.
std::optional<PersonRef> person_of_invitation(db::Session& session, const std::string& code_hash,
                                              Instant now);
// True once; ends the person's other codes too.
bool use_invitation(db::Tx& tx, const std::string& code_hash, Instant now);
std::int64_t delete_invitations(db::Tx& tx, Instant ended_before);

struct OneTimeCode {
  std::string telephone_hash;
  std::string code_hash;
  Instant expires_at;
  int tries_left = 0;
};
KITH_DESCRIBE(OneTimeCode, (telephone_hash, code_hash, expires_at, tries_left))

void save_code(db::Tx& tx, const OneTimeCode& code);  // in place of the number's earlier one
// True once for the right code in time; a wrong one costs a try.
bool use_code(db::Tx& tx, const std::string& telephone_hash, const std::string& code_hash, Instant now);
std::int64_t delete_codes(db::Tx& tx, Instant ended_before);

}  // namespace kith::access
