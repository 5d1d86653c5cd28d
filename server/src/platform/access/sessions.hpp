// SPDX-License-Identifier: Apache-2.0
// Signing in with a password, staying signed in, and signing out. A session is a cookie whose token only its
// holder knows; it ends 30 days after it was last seen, or at once when it is revoked, on every node. All
// methods may be called from any thread; sign_in and change_password hash passwords and take about 0.1 s.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/access/account_store.hpp"
#include "platform/access/caller.hpp"
#include "platform/access/needs.hpp"
#include "platform/access/session_store.hpp"
#include "platform/db/remembered.hpp"

namespace kith::access {

inline constexpr std::chrono::milliseconds kSessionLasts = std::chrono::days{30};

// Who knocks, before anybody is known.
struct Visitor {
  Caller caller;  // the session the browser already has, if any
  std::string address;
  std::string user_agent;
};

// Where a caller stands: its identities in the order of their making, with their names.
struct Standing {
  std::vector<Identity> identities;
  std::vector<PersonNames> names;  // one each
  std::string district_name;
};

// Opens a session of the account; returns its token, the only time it is known. The visitor's earlier session
// ends.
std::string open_session(db::Tx& tx, const Needs& needs, std::int64_t account_id, const Visitor& visitor,
                         OpenedBy by);

class Sessions {
 public:
  explicit Sessions(const Needs& needs);

  // Who holds this token. `identity` is the header's text; empty chooses the first identity, one that is not
  // the account's chooses none. At most one indexed read, and every ten minutes one write.
  Caller authenticate(std::string_view token, std::string_view identity);

  // `login` is a telephone or a name. Returns the token. Errors: access.wrong_login (also for unknown
  // accounts, in the same time), access.name_is_shared (the password fits two accounts of that name: the
  // telephone is needed), access.too_many_tries.
  Result<std::string> sign_in(const Visitor& visitor, const std::string& login, const std::string& password);

  // All other sessions of the account end. The old password is not asked of a session that a telephone code
  // opened in the last 15 minutes, nor where there is none. Errors: access.wrong_password,
  // access.password_is_old, and those of check_password.
  Result<void> change_password(const Caller& caller, const std::string& old_password,
                               const std::string& new_password);

  void sign_out(const Caller& caller);
  std::vector<SessionRow> devices(const Caller& caller);
  // access.no_such_device
  Result<void> revoke(const Caller& caller, std::int64_t session_id);

  Standing standing(const Caller& caller);

  // The invented people a demo lets anybody be; access.no_demo elsewhere.
  Result<Standing> demo_roles();
  Result<std::string> open_demo(const Visitor& visitor, std::int64_t identity_id);

  // Removes sessions, invitations, codes and tries that ended long ago; for a nightly job. Returns rows
  // removed.
  std::int64_t forget_old();

 private:
  Standing named(db::Session& session, std::vector<Identity> identities);
  std::vector<Account> matching(const std::vector<Account>& candidates, const std::string& password);
  void tell_ended(db::Tx& tx, std::int64_t account_id);
  Result<void> check_old_password(const Caller& caller, const Account& account,
                                  const std::string& old_password);

  std::vector<Entry> entries_of(const std::string& token_hash, Instant now);

  Needs needs_;
  db::Remembered<std::string, std::vector<Entry>> known_;  // by the token's hash
};

}  // namespace kith::access
