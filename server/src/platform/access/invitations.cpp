// SPDX-License-Identifier: Apache-2.0
#include "platform/access/invitations.hpp"

#include "platform/access/code_store.hpp"
#include "platform/secrets/codes.hpp"

namespace kith::access {
namespace {

// Only wrong codes count: at a parents' meeting a whole class joins from one address.
constexpr Limit kByAddress{"invitation.address", 30, std::chrono::minutes{15}};

Error wrong_code() { return invalid("access.wrong_code", {{"code", "access.wrong_code"}}); }

}  // namespace

std::string Invitations::hash_of(const std::string& code) const {
  return needs_.sealer.blind_index("invitation", code);
}

std::vector<Slip> Invitations::print(std::int64_t printed_by, const std::vector<PersonRef>& people) {
  const Instant now = needs_.clock.now();
  std::vector<Slip> slips;
  std::vector<InvitationRow> rows;
  for (const auto& person : people) {
    slips.push_back({person, secrets::new_human_code(needs_.random)});
    rows.push_back({.code_hash = hash_of(slips.back().code),
                    .tenant_id = person.tenant_id,
                    .person_kind = person.person_kind,
                    .person_id = person.person_id,
                    .printed_by = printed_by,
                    .created_at = now,
                    .expires_at = now + kSlipLasts});
  }
  if (!rows.empty()) needs_.db.write([&](db::Tx& tx) { insert_invitations(tx, rows); });
  return slips;
}

Result<Accepted> Invitations::accept(const Visitor& visitor, const std::string& typed_code) {
  const std::vector<Try> tries{{kByAddress, visitor.address}};
  if (auto taken = needs_.attempts.take(tries); !taken) return taken.error();

  auto accepted = needs_.db.write(
      [&](db::Tx& tx) { return use(tx, visitor, hash_of(secrets::normal_human_code(typed_code))); });
  if (accepted) needs_.attempts.give_back(tries);
  return accepted;
}

Result<Accepted> Invitations::use(db::Tx& tx, const Visitor& visitor, const std::string& code_hash) {
  const Instant now = needs_.clock.now();
  const auto ref = person_of_invitation(tx, code_hash, now);
  const auto person = ref ? needs_.directory.find_person(tx, *ref) : std::nullopt;
  if (!person) return wrong_code();
  const auto held = identity_of_person(tx, *ref);
  if (held && held->account_id == visitor.caller.account_id)
    return Accepted{.token = {}, .identity_id = held->id};
  if (!use_invitation(tx, code_hash, now)) return wrong_code();
  return admit(tx, visitor, *person, held);
}

Accepted Invitations::admit(db::Tx& tx, const Visitor& visitor, const Person& person,
                            const std::optional<Identity>& held) {
  const bool holder_is_nobody_else = held && identities_of(tx, held->account_id).size() == 1;
  std::int64_t account_id = visitor.caller.account_id;
  if (account_id == 0 && holder_is_nobody_else) account_id = held->account_id;
  if (account_id == 0) account_id = create_account(tx, std::nullopt, false, needs_.clock.now());

  if (held && held->account_id != account_id) move_identity(tx, held->id, account_id, Proof::kInvitation);
  if (!held) add_identity(tx, account_id, person, Proof::kInvitation);
  const auto identity = identity_of_person(tx, person.ref).value();
  if (visitor.caller.is_signed_in()) return {.token = {}, .identity_id = identity.id};
  return {.token = open_session(tx, needs_, account_id, visitor, OpenedBy::kInvitation),
          .identity_id = identity.id};
}

}  // namespace kith::access
