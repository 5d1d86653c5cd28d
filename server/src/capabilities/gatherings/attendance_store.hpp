// SPDX-License-Identifier: Apache-2.0
// SQL of who came: the members of the parent committees (P3.14).
#pragma once

#include "capabilities/gatherings/gathering_store.hpp"

namespace kith::gatherings {

struct Attendance {
  std::int64_t school_id = 0;
  std::int64_t gathering_id = 0;
  std::int64_t guardian_id = 0;
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(Attendance, (school_id, gathering_id, guardian_id, student_id))

// A guardian with a seat in a committee on `day` and a child among those the gathering is for; one row a
// guardian, with that child.
struct MemberRow {
  std::int64_t guardian_id = 0;
  std::string name;
  std::int64_t student_id = 0;
  bool came = false;
};
KITH_DESCRIBE(MemberRow, (guardian_id, name, student_id, came))
std::vector<MemberRow> members_of(db::Session& session, const GatheringRecord& gathering, int school_year,
                                  Date day);

std::vector<Attendance> attendances_of(db::Session& session, std::int64_t school_id,
                                       std::int64_t gathering_id);
void save_attendances(db::Tx& tx, std::int64_t school_id, std::int64_t gathering_id,
                      const std::vector<Attendance>& attendances);

}  // namespace kith::gatherings
