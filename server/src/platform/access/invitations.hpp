// SPDX-License-Identifier: Apache-2.0
// Printed slips. The code on a slip makes whoever holds it that person, once, within 30 days.
// All methods may be called from any thread.
#pragma once

#include <string>
#include <vector>

#include "platform/access/sessions.hpp"

namespace kith::access {

inline constexpr std::chrono::milliseconds kSlipLasts = std::chrono::days{30};

struct Slip {
  PersonRef person;
  std::string code;  // as printed; known only now
};

struct Accepted {
  std::string token;  // empty: the visitor's own session goes on
  std::int64_t identity_id = 0;
};

class Invitations {
 public:
  explicit Invitations(const Needs& needs) : needs_(needs) {}

  // New codes, beside those printed earlier. `printed_by` is kept with them.
  std::vector<Slip> print(std::int64_t printed_by, const std::vector<PersonRef>& people);

  // A signed-in visitor gains the identity, and it is no fault to have it already. Anybody else is signed in:
  // to the person's account when that account is nobody else, otherwise to a new one, so that a slip never
  // opens a colleague's or another child's identities. Errors: access.wrong_code, access.too_many_tries.
  Result<Accepted> accept(const Visitor& visitor, const std::string& typed_code);

 private:
  Result<Accepted> use(db::Tx& tx, const Visitor& visitor, const std::string& code_hash);
  Accepted admit(db::Tx& tx, const Visitor& visitor, const Person& person,
                 const std::optional<Identity>& held);
  std::string hash_of(const std::string& code) const;

  Needs needs_;
};

}  // namespace kith::access
