// SPDX-License-Identifier: Apache-2.0
#include "platform/access/sessions.hpp"

#include <algorithm>
#include <charconv>

#include "platform/access/code_store.hpp"
#include "platform/access/device.hpp"
#include "platform/access/password_rules.hpp"
#include "platform/secrets/codes.hpp"
#include "platform/secrets/telephone.hpp"

namespace kith::access {
namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr auto kSeenEvery = minutes{10};
constexpr auto kCodeProvesFor = minutes{15};
constexpr auto kKeptAfterEnd = days{90};
constexpr std::size_t kMostKnown = 10'000;

// A school's staff share one address, and only wrong passwords count.
constexpr Limit kByAddress{"sign_in.address", 100, minutes{15}};
constexpr Limit kByLogin{"sign_in.login", 10, minutes{15}};
constexpr Limit kByAccount{"change_password.account", 10, minutes{15}};

const Error kWrongLogin{Fault::kUnauthenticated, "access.wrong_login", {}};

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Login login_of(const secrets::Sealer& sealer, const std::string& typed) {
  if (const auto telephone = secrets::normal_telephone(typed))
    return {LoginKind::kTelephone, secrets::telephone_hash(sealer, *telephone)};
  return {LoginKind::kName, typed};
}

const Entry* chosen_entry(const std::vector<Entry>& entries, std::string_view identity) {
  if (identity.empty()) return &entries.front();
  std::int64_t wanted = 0;
  std::from_chars(identity.data(), identity.data() + identity.size(), wanted);
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.identity_id == wanted; });
  return found == entries.end() ? nullptr : &*found;
}

Caller caller_of(const std::vector<Entry>& entries, std::string_view identity) {
  Caller caller{.account_id = entries.front().account_id,
                .session_id = entries.front().session_id,
                .must_change_password = entries.front().must_change_password};
  const Entry* chosen = chosen_entry(entries, identity);
  if (!chosen || !chosen->identity_id) return caller;
  caller.identity_id = *chosen->identity_id;
  caller.tenant_id = *chosen->tenant_id;
  caller.person_id = *chosen->person_id;
  caller.roles = *chosen->roles;
  return caller;
}

}  // namespace

std::string open_session(db::Tx& tx, const Needs& needs, std::int64_t account_id, const Visitor& visitor,
                         OpenedBy by) {
  const Instant now = needs.clock.now();
  const std::string token = secrets::new_token(needs.random);
  insert_session(tx, {.id = tx.take_ids(0),
                      .token_hash = secrets::token_hash(token),
                      .account_id = account_id,
                      .opened_by = by,
                      .device = device_of(visitor.user_agent),
                      .created_at = now,
                      .seen_at = now,
                      .expires_at = now + kSessionLasts});
  if (visitor.caller.is_signed_in())
    revoke_session(tx, visitor.caller.account_id, visitor.caller.session_id, now);
  return token;
}

Caller Sessions::authenticate(std::string_view token, std::string_view identity) {
  if (token.empty()) return {};
  const Instant now = needs_.clock.now();
  const auto entries = entries_of(secrets::token_hash(token), now);
  if (entries.empty()) return {};
  if (now - entries.front().seen_at >= kSeenEvery)
    needs_.db.write(
        [&](db::Tx& tx) { extend_session(tx, entries.front().session_id, now, now + kSessionLasts); });
  return caller_of(entries, identity);
}

Sessions::Sessions(const Needs& needs) : needs_(needs), known_(needs.db, kMostKnown) {}

std::vector<Entry> Sessions::entries_of(const std::string& token_hash, Instant now) {
  const auto look = known_.look(token_hash);
  if (look.value && look.value->front().expires_at > now) return *look.value;
  auto entries =
      needs_.db.read([&](db::Session& session) { return entries_of_token(session, token_hash, now); });
  if (!entries.empty()) known_.keep(look, token_hash, entries);
  return entries;
}

std::vector<Account> Sessions::matching(const std::vector<Account>& candidates, const std::string& password) {
  if (candidates.empty()) needs_.passwords.verify("", password);
  std::vector<Account> found;
  const std::string as_code = secrets::normal_human_code(password);
  for (const auto& account : candidates) {
    // A first password was drawn as a printed code and may be typed like one.
    const auto& typed = account.must_change_password && !as_code.empty() ? as_code : password;
    if (needs_.passwords.verify(account.password_hash.value_or(""), typed)) found.push_back(account);
  }
  return found;
}

Result<std::string> Sessions::sign_in(const Visitor& visitor, const std::string& login,
                                      const std::string& password) {
  const Login known_by = login_of(needs_.sealer, trimmed(login));
  const std::vector<Try> tries{{kByAddress, visitor.address},
                               {kByLogin, to_text(known_by.kind) + known_by.value}};
  if (auto taken = needs_.attempts.take(tries); !taken) return taken.error();

  const auto candidates =
      needs_.db.read([&](db::Session& session) { return accounts_of_login(session, known_by); });
  const auto found = matching(candidates, password);
  if (found.empty()) return kWrongLogin;
  needs_.attempts.give_back(tries);
  if (found.size() > 1) return conflict("access.name_is_shared");
  return needs_.db.write(
      [&](db::Tx& tx) { return open_session(tx, needs_, found.front().id, visitor, OpenedBy::kPassword); });
}

Result<void> Sessions::check_old_password(const Caller& caller, const Account& account,
                                          const std::string& old_password) {
  const auto session =
      needs_.db.read([&](db::Session& reader) { return find_session(reader, caller.session_id); });
  const bool is_proven = session && session->opened_by == OpenedBy::kCode &&
                         needs_.clock.now() - session->created_at < kCodeProvesFor;
  if (is_proven || !account.password_hash) return {};

  const std::vector<Try> tries{{kByAccount, std::to_string(account.id)}};
  if (auto taken = needs_.attempts.take(tries); !taken) return taken.error();
  if (matching({account}, old_password).empty())
    return invalid("access.wrong_password", {{"old_password", "access.wrong_password"}});
  needs_.attempts.give_back(tries);
  return {};
}

Result<void> Sessions::change_password(const Caller& caller, const std::string& old_password,
                                       const std::string& new_password) {
  struct Known {
    Account account;
    std::vector<std::string> logins;
  };
  const auto known = needs_.db.read([&](db::Session& session) {
    Known read{.account = find_account(session, caller.account_id).value(), .logins = {}};
    for (auto& login : logins_of(session, caller.account_id)) read.logins.push_back(std::move(login.value));
    return read;
  });
  if (auto right = check_old_password(caller, known.account, old_password); !right) return right;
  if (auto fit = check_password(new_password, known.logins); !fit) return fit;
  if (!matching({known.account}, new_password).empty())
    return invalid("access.password_is_old", {{"new_password", "access.password_is_old"}});

  const auto hash = needs_.passwords.hash(new_password);
  needs_.db.write([&](db::Tx& tx) {
    set_password(tx, caller.account_id, hash, false);
    revoke_sessions_except(tx, caller.account_id, caller.session_id, needs_.clock.now());
    tell_ended(tx, caller.account_id);
  });
  return {};
}

void Sessions::sign_out(const Caller& caller) {
  needs_.db.write([&](db::Tx& tx) {
    revoke_session(tx, caller.account_id, caller.session_id, needs_.clock.now());
    tell_ended(tx, caller.account_id);
  });
}

void Sessions::tell_ended(db::Tx& tx, std::int64_t account_id) {
  if (!needs_.on_session_ended) return;
  tx.after_commit([&tell = needs_.on_session_ended, account_id] { tell(account_id); });
}

std::vector<SessionRow> Sessions::devices(const Caller& caller) {
  return needs_.db.read(
      [&](db::Session& session) { return open_sessions(session, caller.account_id, needs_.clock.now()); });
}

Result<void> Sessions::revoke(const Caller& caller, std::int64_t session_id) {
  return needs_.db.write([&](db::Tx& tx) -> Result<void> {
    if (revoke_session(tx, caller.account_id, session_id, needs_.clock.now()) == 0)
      return not_found("access.no_such_device");
    tell_ended(tx, caller.account_id);
    return {};
  });
}

Standing Sessions::named(db::Session& session, std::vector<Identity> identities) {
  std::vector<PersonRef> people;
  for (const auto& identity : identities) people.push_back(identity.ref());
  return {.identities = std::move(identities),
          .names = needs_.directory.names_of(session, people),
          .district_name = needs_.directory.district_name(session)};
}

Standing Sessions::standing(const Caller& caller) {
  return needs_.db.read([&](db::Session& session) {
    return named(session,
                 caller.is_signed_in() ? identities_of(session, caller.account_id) : std::vector<Identity>{});
  });
}

Result<Standing> Sessions::demo_roles() {
  if (!needs_.is_demo) return not_found("access.no_demo");
  return needs_.db.read([&](db::Session& session) { return named(session, invented_identities(session)); });
}

Result<std::string> Sessions::open_demo(const Visitor& visitor, std::int64_t identity_id) {
  if (!needs_.is_demo) return not_found("access.no_demo");
  return needs_.db.write([&](db::Tx& tx) -> Result<std::string> {
    const auto offered = invented_identities(tx);
    const auto identity =
        std::find_if(offered.begin(), offered.end(), [&](const Identity& i) { return i.id == identity_id; });
    if (identity == offered.end()) return not_found("access.no_such_identity");
    return open_session(tx, needs_, identity->account_id, visitor, OpenedBy::kDemo);
  });
}

std::int64_t Sessions::forget_old() {
  const Instant now = needs_.clock.now();
  const auto rows = needs_.db.write([&](db::Tx& tx) {
    return delete_sessions(tx, now - kKeptAfterEnd) + delete_invitations(tx, now - kKeptAfterEnd) +
           delete_codes(tx, now);
  });
  return rows + needs_.attempts.forget_old();
}

}  // namespace kith::access
