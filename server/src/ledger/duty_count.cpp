// SPDX-License-Identifier: Apache-2.0
#include "ledger/duty_count.hpp"

namespace kith::ledger {
namespace {

constexpr std::string_view kCountOpen =
    "select count(*) from duties where school_id = :school_id and fulfilled_at is null and cancelled_at is "
    "null";

}  // namespace

int count_open_duties(db::Session& session, std::int64_t school_id, std::optional<std::int64_t> owner_id) {
  auto sql = std::string(kCountOpen);
  db::Args args{{"school_id", school_id}};
  if (owner_id) {
    sql += " and owner_id = :owner_id";
    args.emplace_back("owner_id", *owner_id);
  }
  return int(session.one<std::int64_t>({"ledger.count_open_duties", sql}, args));
}

}  // namespace kith::ledger
