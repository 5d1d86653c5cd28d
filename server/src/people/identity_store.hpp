// SPDX-License-Identifier: Apache-2.0
// Who may sign in, read from guardians, staff and district officers. `on` is the day that decides posts,
// teachings and departures. A guardian may sign in while a child is at the school whose record lets the
// guardian see or receive.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "people/identity.hpp"
#include "platform/db/db.hpp"

namespace kith::people {

struct PersonRow {
  std::int64_t school_id = 0;  // 0: a district officer
  PersonKind kind{};
  std::int64_t id = 0;
};
KITH_DESCRIBE(PersonRow, (school_id, kind, id))

std::vector<PersonRow> people_with_telephone(db::Session& session, std::string_view telephone_hash, Date on);
bool may_sign_in(db::Session& session, const PersonRow& person, Date on);
// Bits of posts and teachings on the day, kStaff included.
std::uint32_t roles_of_staff(db::Session& session, std::int64_t school_id, std::int64_t staff_id, Date on);

struct NamesRow {
  std::string tenant_name;
  std::string person_name;
};
KITH_DESCRIBE(NamesRow, (tenant_name, person_name))

std::optional<NamesRow> names_of(db::Session& session, const PersonRow& person);
std::string district_name(db::Session& session);  // empty before there is a district

// All who may sign in at the school on the day, with the telephone on record.
struct SignInRow {
  PersonKind kind{};
  std::int64_t id = 0;
  std::optional<std::string> telephone_hash;
};
KITH_DESCRIBE(SignInRow, (kind, id, telephone_hash))
std::vector<SignInRow> people_of_school(db::Session& session, std::int64_t school_id, Date on);

struct StaffRole {
  std::int64_t staff_id = 0;
  std::uint32_t roles = 0;
};
std::vector<StaffRole> roles_of_school(db::Session& session, std::int64_t school_id,
                                       Date on);  // by staff_id, once each

// Staff present on the day who have no identity.
struct NewStaffRow {
  std::int64_t staff_id = 0;
  std::optional<std::string> staff_no;
  std::string name;
  std::optional<std::string> telephone_hash;
};
KITH_DESCRIBE(NewStaffRow, (staff_id, staff_no, name, telephone_hash))
std::vector<NewStaffRow> staff_without_identity(db::Session& session, std::int64_t school_id, Date on);

}  // namespace kith::people
