// SPDX-License-Identifier: Apache-2.0
#include "people/founding.hpp"

#include "calendar/calendar_store.hpp"
#include "people/directory_store.hpp"
#include "platform/text/normal.hpp"

namespace kith::people {
namespace {

constexpr db::Sql kLastSchool{"people.last_school", "select coalesce(max(school_id), 0) from schools"};
constexpr db::Sql kDistrictExists{"people.district_exists", "select count(*) from districts"};

// Foundings queue, so that two of them never take one number.
constexpr std::int64_t kFoundingLock = 0;  // of the installation itself

struct FoundedSchool {
  std::int64_t school_id = 0;
  std::string name;
  Stage stage = Stage::kPrimary;
  JuniorNaming junior_naming = JuniorNaming::kByNumber;
  Instant created_at{};
};
KITH_DESCRIBE(FoundedSchool, (school_id, name, stage, junior_naming, created_at))

struct FoundedDistrict {
  std::int64_t id = 1;
  std::string name;
  std::string time_zone;
};
KITH_DESCRIBE(FoundedDistrict, (id, name, time_zone))

}  // namespace

Result<std::int64_t> found_school(db::Tx& tx, const Clock& clock, const std::string& given_name,
                                  Stage stage) {
  auto name = text::normal_text(given_name);
  if (name.empty()) return invalid("people.school_name_missing");
  if (name.size() > kLongestSchoolName) return invalid("people.school_name_too_long");
  tx.lock(kFoundingLock);
  if (find_school_named(tx, name)) return conflict("people.school_exists");
  if (tx.one<std::int64_t>(kDistrictExists) == 0)
    tx.insert("districts", FoundedDistrict{1, "本区", "Asia/Shanghai"});
  auto school_id = tx.one<std::int64_t>(kLastSchool) + 1;
  tx.insert("schools", FoundedSchool{school_id, name, stage, JuniorNaming::kByNumber, clock.now()});
  calendar::found_calendar(tx, school_id, clock.today());
  return school_id;
}

}  // namespace kith::people
