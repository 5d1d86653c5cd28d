// SPDX-License-Identifier: Apache-2.0
#include "platform/access/code_store.hpp"

namespace kith::access {
namespace {

constexpr db::Sql kPersonOfInvitation{"invitations.person",
                                      "select tenant_id, person_kind, person_id from invitations"
                                      " where code_hash = :code_hash and expires_at > :now"};
constexpr db::Sql kUseInvitation{"invitations.use",
                                 "update invitations set used_at = :now"
                                 " where code_hash = :code_hash and used_at is null and expires_at > :now"};
constexpr db::Sql kEndInvitations{
    "invitations.end",
    "update invitations set used_at = :now where tenant_id = :tenant_id"
    " and person_kind = :person_kind and person_id = :person_id and used_at is null"};
constexpr db::Sql kDeleteInvitations{"invitations.delete",
                                     "delete from invitations where expires_at < :ended_before"};

constexpr db::Sql kSaveCode{"one_time_codes.save",
                            "insert into one_time_codes (telephone_hash, code_hash, expires_at, tries_left)"
                            " values (:telephone_hash, :code_hash, :expires_at, :tries_left)"
                            " on conflict (telephone_hash) do update set code_hash = excluded.code_hash,"
                            " expires_at = excluded.expires_at, tries_left = excluded.tries_left"};
constexpr db::Sql kUseCode{"one_time_codes.use",
                           "delete from one_time_codes where telephone_hash = :telephone_hash"
                           " and code_hash = :code_hash and expires_at > :now and tries_left > 0"};
constexpr db::Sql kMissCode{"one_time_codes.miss",
                            "update one_time_codes set tries_left = tries_left - 1"
                            " where telephone_hash = :telephone_hash and tries_left > 0"};
constexpr db::Sql kDeleteCodes{"one_time_codes.delete",
                               "delete from one_time_codes where expires_at < :ended_before"};

struct RefRow {
  std::int64_t tenant_id = 0;
  std::string person_kind;
  std::int64_t person_id = 0;
};
KITH_DESCRIBE(RefRow, (tenant_id, person_kind, person_id))

}  // namespace

void insert_invitations(db::Tx& tx, const std::vector<InvitationRow>& rows) {
  tx.insert_all("invitations", rows);
}

std::optional<PersonRef> person_of_invitation(db::Session& session, const std::string& code_hash,
                                              Instant now) {
  auto row = session.maybe<RefRow>(kPersonOfInvitation, {{"code_hash", code_hash}, {"now", now}});
  if (!row) return std::nullopt;
  return PersonRef{row->tenant_id, row->person_kind, row->person_id};
}

bool use_invitation(db::Tx& tx, const std::string& code_hash, Instant now) {
  const auto person = person_of_invitation(tx, code_hash, now);
  if (!person || tx.exec(kUseInvitation, {{"code_hash", code_hash}, {"now", now}}) == 0) return false;
  tx.exec(kEndInvitations, {{"now", now},
                            {"tenant_id", person->tenant_id},
                            {"person_kind", person->person_kind},
                            {"person_id", person->person_id}});
  return true;
}

std::int64_t delete_invitations(db::Tx& tx, Instant ended_before) {
  return tx.exec(kDeleteInvitations, {{"ended_before", ended_before}});
}

void save_code(db::Tx& tx, const OneTimeCode& code) { tx.exec(kSaveCode, db::args_of(code)); }

bool use_code(db::Tx& tx, const std::string& telephone_hash, const std::string& code_hash, Instant now) {
  const db::Args args{{"telephone_hash", telephone_hash}, {"code_hash", code_hash}, {"now", now}};
  if (tx.exec(kUseCode, args) == 1) return true;
  tx.exec(kMissCode, {{"telephone_hash", telephone_hash}});
  return false;
}

std::int64_t delete_codes(db::Tx& tx, Instant ended_before) {
  return tx.exec(kDeleteCodes, {{"ended_before", ended_before}});
}

}  // namespace kith::access
