// SPDX-License-Identifier: Apache-2.0
#include "platform/access/telephone_codes.hpp"

#include <algorithm>

#include "platform/access/code_store.hpp"
#include "platform/secrets/codes.hpp"
#include "platform/secrets/telephone.hpp"

namespace kith::access {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr int kDigits = 6, kTriesPerCode = 5;
constexpr auto kCodeLasts = minutes{5};

// Each code sent costs the school a message and the owner of the telephone some peace.
constexpr Limit kSendByAddress{"code.send.address", 60, minutes{15}};
constexpr Limit kSendByTelephone{"code.send.telephone", 5, hours{1}};
// Five tries a code and five codes an hour would let a patient guesser try 600 of a million a day.
constexpr Limit kConfirmByTelephone{"code.confirm.telephone", 20, days{1}};
constexpr Limit kConfirmByAddress{"code.confirm.address", 60, minutes{15}};

Error wrong_code() { return invalid("access.wrong_code", {{"code", "access.wrong_code"}}); }

}  // namespace

std::string TelephoneCodes::hash_of(const std::string& telephone_hash, const std::string& code) const {
  return needs_.sealer.blind_index("one_time_code", telephone_hash + code);
}

Result<void> TelephoneCodes::send(const Visitor& visitor, const std::string& telephone) {
  const auto number = secrets::normal_telephone(telephone);
  if (!number) return invalid("access.not_a_telephone", {{"telephone", "access.not_a_telephone"}});
  const auto hash = secrets::telephone_hash(needs_.sealer, *number);
  if (auto taken = needs_.attempts.take({{kSendByAddress, visitor.address}, {kSendByTelephone, hash}});
      !taken)
    return taken;

  const std::string code = secrets::new_digits(needs_.random, kDigits);
  const bool is_known = needs_.db.write([&](db::Tx& tx) {
    save_code(tx, {.telephone_hash = hash,
                   .code_hash = hash_of(hash, code),
                   .expires_at = needs_.clock.now() + kCodeLasts,
                   .tries_left = kTriesPerCode});
    return !needs_.directory.people_with_telephone(tx, hash).empty();
  });
  if (is_known) needs_.code_sender.send(*number, code);
  return {};
}

Result<std::string> TelephoneCodes::confirm(const Visitor& visitor, const std::string& telephone,
                                            const std::string& code) {
  const auto number = secrets::normal_telephone(telephone);
  if (!number) return wrong_code();
  const auto hash = secrets::telephone_hash(needs_.sealer, *number);
  const std::vector<Try> tries{{kConfirmByAddress, visitor.address}, {kConfirmByTelephone, hash}};
  if (auto taken = needs_.attempts.take(tries); !taken) return taken.error();

  // No Result inside: an error would roll back the try that a wrong code costs.
  const auto token = needs_.db.write([&](db::Tx& tx) -> std::optional<std::string> {
    if (!use_code(tx, hash, hash_of(hash, code), needs_.clock.now())) return std::nullopt;
    return admit(tx, visitor, hash);
  });
  if (!token) return wrong_code();
  needs_.attempts.give_back(tries);
  return *token;
}

std::optional<std::string> TelephoneCodes::admit(db::Tx& tx, const Visitor& visitor,
                                                 const std::string& telephone_hash) {
  const auto people = needs_.directory.people_with_telephone(tx, telephone_hash);
  if (people.empty()) return std::nullopt;
  const Login login{LoginKind::kTelephone, telephone_hash};
  const std::int64_t account_id = account_for(tx, people, login);
  add_login(tx, account_id, login);
  for (const auto& person : people)
    if (!identity_of_person(tx, person.ref)) add_identity(tx, account_id, person, Proof::kTelephone);
  return open_session(tx, needs_, account_id, visitor, OpenedBy::kCode);
}

std::int64_t TelephoneCodes::account_for(db::Tx& tx, const std::vector<Person>& people, const Login& login) {
  std::vector<std::int64_t> holders;
  for (const auto& person : people)
    if (const auto held = identity_of_person(tx, person.ref)) holders.push_back(held->account_id);
  for (const auto& account : accounts_of_login(tx, login))
    if (std::find(holders.begin(), holders.end(), account.id) != holders.end()) return account.id;
  return holders.empty() ? create_account(tx, std::nullopt, false, needs_.clock.now()) : holders.front();
}

}  // namespace kith::access
