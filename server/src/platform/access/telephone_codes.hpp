// SPDX-License-Identifier: Apache-2.0
// Signing in with a code sent to a telephone the district has on record: six digits, five minutes, five
// tries. All methods may be called from any thread.
#pragma once

#include <string>

#include "platform/access/sessions.hpp"

namespace kith::access {

class TelephoneCodes {
 public:
  explicit TelephoneCodes(const Needs& needs) : needs_(needs) {}

  // Sends a code when somebody has this telephone; answers alike, and does the same writes, when nobody has.
  // Errors: access.not_a_telephone, access.too_many_tries.
  Result<void> send(const Visitor& visitor, const std::string& telephone);

  // Signs in and returns the token. The account gains the identity of everybody on record with this telephone
  // who has none yet (a parent of two schools, a teacher who is a parent). Errors: access.wrong_code,
  // access.too_many_tries.
  Result<std::string> confirm(const Visitor& visitor, const std::string& telephone, const std::string& code);

 private:
  std::string hash_of(const std::string& telephone_hash, const std::string& code) const;
  std::optional<std::string> admit(db::Tx& tx, const Visitor& visitor, const std::string& telephone_hash);
  // An account that is one of these people already, else a new one. A telephone an account once signed in
  // with is not enough: numbers are given to other people.
  std::int64_t account_for(db::Tx& tx, const std::vector<Person>& people, const Login& login);

  Needs needs_;
};

}  // namespace kith::access
