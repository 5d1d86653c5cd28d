// SPDX-License-Identifier: Apache-2.0
#include "ledger/caused_duty.hpp"

namespace kith::ledger {
namespace {

constexpr db::Sql kOpenFrom{
    "ledger.open_duty_from",
    "select id from duties where school_id = :school_id and owner_id = :owner_id and kind = :kind and "
    "cause_slice = :cause_slice and cause_id = :cause_id and fulfilled_at is null and cancelled_at is null "
    "order by id limit 1"};
constexpr db::Sql kDutiesFrom{
    "ledger.duties_from",
    "select id, kind, clause, owner_id, due_at, fulfilled_at from duties where school_id = :school_id and "
    "kind = :kind and cause_slice = :cause_slice and cause_id = :cause_id and cancelled_at is null "
    "order by id"};

}  // namespace

std::optional<std::int64_t> open_duty_from(db::Session& session, const DutyCause& cause) {
  return session.maybe<std::int64_t>(kOpenFrom, db::args_of(cause));
}

std::vector<CausedDuty> duties_from(db::Session& session, std::int64_t school_id, std::string_view kind,
                                    std::string_view cause_slice, std::int64_t cause_id) {
  return session.all<CausedDuty>(kDutiesFrom, {{"school_id", school_id},
                                               {"kind", std::string(kind)},
                                               {"cause_slice", std::string(cause_slice)},
                                               {"cause_id", cause_id}});
}

}  // namespace kith::ledger
