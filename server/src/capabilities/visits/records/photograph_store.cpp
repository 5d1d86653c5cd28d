// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/photograph_store.hpp"

namespace kith::records {
namespace {

constexpr db::Sql kOfContact{
    "records.photographs",
    "select address, width, height, added_at from visit_photographs "
    "where school_id = :school_id and contact_id = :contact_id order by added_at, address"};
constexpr db::Sql kSentAs{
    "records.photograph_sent_as",
    "select address, width, height, added_at from visit_photographs where school_id = :school_id "
    "and contact_id = :contact_id and digest = :digest"};
constexpr db::Sql kSealed{"records.sealed_photograph",
                          "select sealed from visit_photographs where school_id = :school_id and "
                          "contact_id = :contact_id and address = :address"};
constexpr db::Sql kRemove{
    "records.remove_photograph",
    "delete from visit_photographs where school_id = :school_id and contact_id = :contact_id and "
    "address = :address"};

db::Args place(std::int64_t school_id, std::int64_t contact_id) {
  return {{"school_id", school_id}, {"contact_id", contact_id}};
}
db::Args place(std::int64_t school_id, std::int64_t contact_id, const std::string& address) {
  auto args = place(school_id, contact_id);
  args.emplace_back("address", address);
  return args;
}

}  // namespace

std::vector<PhotographLine> photographs_of(db::Session& session, std::int64_t school_id,
                                           std::int64_t contact_id) {
  return session.all<PhotographLine>(kOfContact, place(school_id, contact_id));
}

std::optional<PhotographLine> photograph_sent_as(db::Session& session, std::int64_t school_id,
                                                 std::int64_t contact_id, const std::string& digest) {
  auto args = place(school_id, contact_id);
  args.emplace_back("digest", digest);
  return session.maybe<PhotographLine>(kSentAs, args);
}

std::optional<std::string> sealed_photograph(db::Session& session, std::int64_t school_id,
                                             std::int64_t contact_id, const std::string& address) {
  return session.maybe<std::string>(kSealed, place(school_id, contact_id, address));
}

void save_photograph(db::Tx& tx, const PhotographRow& photograph) {
  tx.insert("visit_photographs", photograph);
}

bool remove_photograph(db::Tx& tx, std::int64_t school_id, std::int64_t contact_id,
                       const std::string& address) {
  return tx.exec(kRemove, place(school_id, contact_id, address)) > 0;
}

}  // namespace kith::records
