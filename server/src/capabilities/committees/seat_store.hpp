// SPDX-License-Identifier: Apache-2.0
// SQL of committee seats.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/committees/seat.hpp"
#include "people/audience.hpp"
#include "people/directory_store.hpp"

namespace kith::committees {

// As it is stored.
struct SeatRecord {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::int64_t guardian_id = 0;
  ledger::Level level = ledger::Level::kClass;
  std::int64_t group_id = 0;
  SeatRole role = SeatRole::kMember;
  Date since_on{};
  std::optional<Date> until_on;
  std::int64_t appointed_by = 0;
  std::optional<std::int64_t> ended_by;
};
KITH_DESCRIBE(SeatRecord,
              (school_id, id, guardian_id, level, group_id, role, since_on, until_on, appointed_by, ended_by))

struct SeatRow : SeatRecord {
  std::string guardian_name;
};
KITH_DESCRIBE_WITH(SeatRow, (SeatRecord), (guardian_name))

// A child at the school whom the guardian may see, in its class of today.
struct MemberChild : people::ClassKey {
  std::int64_t guardian_id = 0;
  std::int64_t class_id = 0;
  std::string name;
  const people::ClassKey& key() const { return *this; }
};
KITH_DESCRIBE_WITH(MemberChild, (people::ClassKey), (guardian_id, class_id, name))

struct CandidateRow {
  std::int64_t guardian_id = 0;
  std::string guardian_name;
  std::string student_name;
  people::Relation relation = people::Relation::kOther;
};
KITH_DESCRIBE(CandidateRow, (guardian_id, guardian_name, student_name, relation))

// Seats held on or after `from`, of the school and of the classes and grades that hold a class within
// `sight`; the chair first.
std::vector<SeatRow> seats_seen(db::Session& session, std::int64_t school_id, int school_year,
                                const people::Scope& sight, Date from);
std::vector<MemberChild> children_of_members(db::Session& session, std::int64_t school_id);
std::vector<MemberChild> children_of_guardian(db::Session& session, std::int64_t school_id,
                                              std::int64_t guardian_id);
// Guardians with a child in the class whom they may see, by the child's name; one row for each child.
std::vector<CandidateRow> candidates_of(db::Session& session, std::int64_t school_id, std::int64_t class_id);

// Children at the school, in order, whose guardian has a seat on one of these committees on the day: of a
// class or grade those who are in it, of the school all of them.
std::vector<std::int64_t> students_of_members(db::Session& session, std::int64_t school_id,
                                              const people::CommitteeSpec& committees, int school_year,
                                              Date today);

std::optional<SeatRecord> find_seat(db::Session& session, std::int64_t school_id, std::int64_t seat_id);
// Of the same committee that share a day with it.
std::vector<SeatRecord> seats_beside(db::Session& session, const SeatRecord& seat);
void add_seat(db::Tx& tx, const SeatRecord& seat);
void set_end(db::Tx& tx, const SeatRecord& seat);

}  // namespace kith::committees
