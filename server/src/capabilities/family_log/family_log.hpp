// SPDX-License-Identifier: Apache-2.0
// The family's own contact with its child (亲情联系, P1.19): a guardian who lives away called, came home or
// wrote. The family notes it itself; it counts for that clause alone. Pure.
#pragma once

#include <optional>
#include <string>

#include "ledger/contact.hpp"

namespace kith::family_log {

// The one kind of contact that this slice writes into the ledger.
inline constexpr auto kRecordedKind = ledger::ContactKind::kFamilyLog;

// kWrote: a letter or a message.
enum class LogForm { kCalled, kVideoCalled, kCameHome, kWrote };
KITH_DESCRIBE_ENUM(LogForm, kCalled, kVideoCalled, kCameHome, kWrote)

ledger::Mode mode_of(LogForm form);
// Of a mode that mode_of gives.
LogForm form_of(ledger::Mode mode);

constexpr std::size_t kLongestClientKey = 64;  // bytes

// Today's.
struct NewLogEntry {
  std::int64_t student_id = 0;
  LogForm form = LogForm::kCalled;
  std::string client_key;  // the sender's own; the same key again is the same entry
};
KITH_DESCRIBE(NewLogEntry, (student_id, form, client_key))

// Code: family_log.bad_client_key.
std::optional<Error> refusal(const NewLogEntry& entry);

}  // namespace kith::family_log
