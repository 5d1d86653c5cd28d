// SPDX-License-Identifier: Apache-2.0
// SQL of photographs of visits.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/clock.hpp"
#include "platform/db/db.hpp"

namespace kith::records {

struct PhotographRow {
  std::int64_t school_id = 0;
  std::int64_t contact_id = 0;
  std::string address;
  std::string digest;
  int width = 0;
  int height = 0;
  std::string sealed;
  Instant added_at{};
  std::int64_t added_by = 0;
};
KITH_DESCRIBE(PhotographRow,
              (school_id, contact_id, address, digest, width, height, sealed, added_at, added_by))

struct PhotographLine {
  std::string address;
  int width = 0;  // pixels
  int height = 0;
  Instant added_at{};
};
KITH_DESCRIBE(PhotographLine, (address, width, height, added_at))

std::vector<PhotographLine> photographs_of(db::Session& session, std::int64_t school_id,
                                           std::int64_t contact_id);
// The one that was sent as the same file before.
std::optional<PhotographLine> photograph_sent_as(db::Session& session, std::int64_t school_id,
                                                 std::int64_t contact_id, const std::string& digest);
std::optional<std::string> sealed_photograph(db::Session& session, std::int64_t school_id,
                                             std::int64_t contact_id, const std::string& address);
void save_photograph(db::Tx& tx, const PhotographRow& photograph);
bool remove_photograph(db::Tx& tx, std::int64_t school_id, std::int64_t contact_id,
                       const std::string& address);

}  // namespace kith::records
