// SPDX-License-Identifier: Apache-2.0
#include "people/schools.hpp"

#include "calendar/calendar_store.hpp"
#include "people/directory_store.hpp"
#include "platform/text/normal.hpp"

namespace kith::people {
namespace {

// The district's sequence: a school's number leads every identifier of the school.
constexpr std::int64_t kDistrictSequence = 0;

constexpr db::Sql kFoundSchool{
    "people.found_school",
    "insert into schools (school_id, name, stage, junior_naming, created_at) values "
    "(:school_id, :name, :stage, :junior_naming, :created_at)"};

}  // namespace

std::optional<std::int64_t> Schools::find(const std::string& name) {
  auto school =
      db_.read([&](db::Session& session) { return find_school_named(session, text::normal_text(name)); });
  return school ? std::optional(school->school_id) : std::nullopt;
}

Result<std::int64_t> Schools::found(const NewSchool& school) {
  auto name = text::normal_text(school.name);
  if (name.empty()) return invalid("people.school_name_missing");
  return db_.write([&](db::Tx& tx) -> Result<std::int64_t> {
    tx.lock(kDistrictSequence);
    if (find_school_named(tx, name)) return conflict("people.school_exists");
    auto school_id = tx.take_ids(kDistrictSequence);
    tx.exec(kFoundSchool, {{"school_id", school_id},
                           {"name", name},
                           {"stage", school.stage},
                           {"junior_naming", school.junior_naming},
                           {"created_at", clock_.now()}});
    calendar::found_calendar(tx, school_id, clock_.today());
    return school_id;
  });
}

}  // namespace kith::people
