// SPDX-License-Identifier: Apache-2.0
#include "capabilities/family_log/family_log.hpp"

namespace kith::family_log {

ledger::Mode mode_of(LogForm form) {
  switch (form) {
    case LogForm::kCalled:
      return ledger::Mode::kTelephone;
    case LogForm::kVideoCalled:
      return ledger::Mode::kVideo;
    case LogForm::kCameHome:
      return ledger::Mode::kHome;
    case LogForm::kWrote:
      return ledger::Mode::kOnline;
  }
  return ledger::Mode::kTelephone;
}

LogForm form_of(ledger::Mode mode) {
  for (auto form : enumerators<LogForm>())
    if (mode_of(form) == mode) return form;
  return LogForm::kWrote;
}

std::optional<Error> refusal(const NewLogEntry& entry) {
  if (!entry.client_key.empty() && entry.client_key.size() <= kLongestClientKey) return std::nullopt;
  return invalid("family_log.bad_client_key", {{"client_key", "family_log.bad_client_key"}});
}

}  // namespace kith::family_log
