// SPDX-License-Identifier: Apache-2.0
#include "people/school_settings.hpp"

#include "people/directory_store.hpp"

namespace kith::people {
namespace {

constexpr db::Sql kSetJuniorNaming{"people.set_junior_naming",
                                   "update schools set junior_naming = :naming where school_id = :school_id"};

constexpr int kFirstJuniorGrade = 7;

}  // namespace

Result<void> SchoolSettings::name_junior_grades(const Viewer& viewer, JuniorNaming naming) {
  return db_.write([&](db::Tx& tx) -> Result<void> {
    auto school = find_school(tx, viewer.school_id);
    if (!school || !teaches_grade(school->stage, kFirstJuniorGrade))
      return conflict("people.no_junior_grades");
    tx.exec(kSetJuniorNaming, {{"school_id", viewer.school_id}, {"naming", naming}});
    return {};
  });
}

}  // namespace kith::people
