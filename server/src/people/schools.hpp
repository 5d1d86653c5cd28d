// SPDX-License-Identifier: Apache-2.0
// Founding schools. Thread-safe: no state of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "people/school.hpp"
#include "platform/clock.hpp"
#include "platform/db/db.hpp"

namespace kith::people {

struct NewSchool {
  std::string name;  // one of a kind in the district
  Stage stage = Stage::kPrimary;
  JuniorNaming junior_naming = JuniorNaming::kByNumber;
};
KITH_DESCRIBE(NewSchool, (name, stage, junior_naming))

class Schools {
 public:
  Schools(db::Db& db, const Clock& clock) : db_(db), clock_(clock) {}

  std::optional<std::int64_t> find(const std::string& name);

  // Gives the school its number and the district's calendar. Errors: people.school_name_missing,
  // people.school_exists.
  Result<std::int64_t> found(const NewSchool& school);

 private:
  db::Db& db_;
  const Clock& clock_;
};

}  // namespace kith::people
