// SPDX-License-Identifier: Apache-2.0
// What a school decides about itself. Thread-safe: no state of its own.
#pragma once

#include "people/school.hpp"
#include "people/viewer.hpp"
#include "platform/db/db.hpp"

namespace kith::people {

class SchoolSettings {
 public:
  explicit SchoolSettings(db::Db& db) : db_(db) {}

  // How grades 7 … 9 are called from now on, wherever a class is named.
  // Error: people.no_junior_grades, for a school that teaches none of them and for the district.
  Result<void> name_junior_grades(const Viewer& viewer, JuniorNaming naming);

 private:
  db::Db& db_;
};

}  // namespace kith::people
