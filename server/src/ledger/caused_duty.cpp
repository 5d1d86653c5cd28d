// SPDX-License-Identifier: Apache-2.0
#include "ledger/caused_duty.hpp"

namespace kith::ledger {
namespace {

constexpr db::Sql kOpenFrom{
    "ledger.open_duty_from",
    "select id from duties where school_id = :school_id and owner_id = :owner_id and kind = :kind and "
    "cause_slice = :cause_slice and cause_id = :cause_id and fulfilled_at is null and cancelled_at is null "
    "order by id limit 1"};

}  // namespace

std::optional<std::int64_t> open_duty_from(db::Session& session, const DutyCause& cause) {
  return session.maybe<std::int64_t>(kOpenFrom, db::args_of(cause));
}

}  // namespace kith::ledger
