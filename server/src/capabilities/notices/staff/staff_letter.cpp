// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/staff/staff_letter.hpp"

namespace kith::notices {
namespace {

Error bad_field(const char* field, const char* code) { return invalid(code, {{field, code}}); }

}  // namespace

std::optional<Error> refusal(const NewStaffLetter& letter, const Clock& clock) {
  if (auto refused = bare_wording_refusal(letter.title, letter.body)) return refused;
  if (letter.needs != ledger::Needs::kRead && letter.needs != ledger::Needs::kConfirm)
    return bad_field("needs", "notices.staff_only_confirm");
  if (letter.client_key.empty() || letter.client_key.size() > kLongestClientKey)
    return bad_field("client_key", "notices.bad_client_key");
  if (letter.due_at && *letter.due_at <= clock.now()) return bad_field("due_at", "notices.due_in_the_past");
  if (letter.audience.grades.size() > kMostParts) return bad_field("audience", "notices.audience_too_long");
  return std::nullopt;
}

}  // namespace kith::notices
