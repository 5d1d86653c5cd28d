// SPDX-License-Identifier: Apache-2.0
// First accounts of a school's staff, with passwords on a list that is handed out once. Thread-safe.
#pragma once

#include <string>
#include <vector>

#include "people/identity_store.hpp"
#include "people/viewer.hpp"
#include "platform/clock.hpp"
#include "platform/secrets/passwords.hpp"
#include "platform/secrets/random.hpp"

namespace kith::people {

// first_password is absent for somebody whose telephone already names an account (a colleague who teaches at
// two schools): that account gained the identity and keeps its password.
struct StaffAccount {
  std::int64_t staff_id = 0;
  std::optional<std::string> staff_no;
  std::string name;
  std::optional<std::string> first_password;
};
KITH_DESCRIBE(StaffAccount, (staff_id, staff_no, name, first_password))

class StaffAccounts {
 public:
  StaffAccounts(db::Db& db, const Clock& clock, secrets::Random& random, secrets::Passwords& passwords)
      : db_(db), clock_(clock), random_(random), passwords_(passwords) {}

  // Every member of staff without an account gets one, known by name and by telephone where there is one,
  // with a drawn password that must be changed at first sign-in. Returns the new ones only: running it again
  // hands out nothing.
  std::vector<StaffAccount> ensure(std::int64_t school_id);

  // A new first password for a colleague who forgot theirs; all sessions of the account end. Errors:
  // people.no_such_staff; people.account_elsewhere when the account is also somebody of another school, who
  // must not be opened by this one; people.principal_only when a desk's account is asked for by anybody but a
  // principal.
  Result<StaffAccount> reissue(const Viewer& viewer, std::int64_t staff_id);

 private:
  struct Draft {
    NewStaffRow staff;
    std::string password;
    std::string password_hash;
  };
  std::vector<Draft> drafts(std::int64_t school_id);
  std::optional<StaffAccount> create(db::Tx& tx, std::int64_t school_id, const Draft& draft);

  db::Db& db_;
  const Clock& clock_;
  secrets::Random& random_;
  secrets::Passwords& passwords_;
};

}  // namespace kith::people
