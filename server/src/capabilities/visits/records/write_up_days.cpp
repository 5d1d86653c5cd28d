// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/write_up_days.hpp"

#include "capabilities/visits/records/write_up.hpp"
#include "platform/text/characters.hpp"

namespace kith::records {
namespace {

WriteUpSetting setting_of(db::Session& session, std::int64_t school_id) {
  const int usual = kWriteUpWithin.amount;
  return {.days = write_up_days_of(session, school_id).value_or(usual),
          .usual_days = usual,
          .history = write_up_days_history(session, school_id)};
}

std::optional<Error> refusal(const NewWriteUpDays& wanted) {
  auto at = [](const char* field, const char* code) { return invalid(code, {{field, code}}); };
  if (wanted.days < kFewestWriteUpDays || wanted.days > kMostWriteUpDays)
    return at("days", "records.write_up_days_out_of_range");
  if (wanted.reason.find_first_not_of(" \t\r\n") == std::string::npos)
    return at("reason", "records.reason_missing");
  if (text::characters_in(wanted.reason) > kLongestReason) return at("reason", "records.reason_too_long");
  return std::nullopt;
}

}  // namespace

WriteUpSetting WriteUpDays::read(const people::Viewer& viewer) const {
  return db_.read([&](db::Session& session) { return setting_of(session, viewer.school_id); });
}

Result<WriteUpSetting> WriteUpDays::set(const people::Viewer& viewer, const NewWriteUpDays& wanted) const {
  if (auto refused = refusal(wanted)) return *refused;
  return db_.write([&](db::Tx& tx) -> Result<WriteUpSetting> {
    tx.lock(viewer.school_id);
    if (setting_of(tx, viewer.school_id).days != wanted.days)
      save_write_up_days(tx, {.school_id = viewer.school_id,
                              .since_on = clock_.today(),
                              .days = wanted.days,
                              .reason = wanted.reason,
                              .set_by = viewer.person_id,
                              .set_at = clock_.now()});
    return setting_of(tx, viewer.school_id);
  });
}

}  // namespace kith::records
