// SPDX-License-Identifier: Apache-2.0
// SQL of reading directories.
#pragma once

#include "delivery/directory/matching.hpp"
#include "platform/db/db.hpp"

namespace kith::delivery {

// The school's current students with their guardians.
std::vector<KnownStudent> known_students(db::Session& session, std::int64_t school_id);

struct DirectoryRun {
  std::int64_t school_id = 0;
  AddressKind kind = AddressKind::kWecom;
  Instant begun_at{};
  std::optional<std::int64_t> begun_by = {};  // nobody: by itself at night
  std::optional<Instant> ended_at = {};
  int classes_done = 0;
  int classes = 0;
  int matched = 0;                          // guardians
  std::optional<std::string> failure = {};  // a code
};
KITH_DESCRIBE(DirectoryRun,
              (school_id, kind, begun_at, begun_by, ended_at, classes_done, classes, matched, failure))

// Replaces the one before.
void save_run(db::Tx& tx, const DirectoryRun& run);
std::optional<DirectoryRun> find_run(db::Session& session, std::int64_t school_id, AddressKind kind);
// Schools that have ever read this directory.
std::vector<std::int64_t> schools_reading(db::Session& session, AddressKind kind);

struct DirectoryStranger {
  std::string class_name;
  std::string student_name;
  people::Relation relation = people::Relation::kOther;
  Mismatch reason = Mismatch::kStudentUnknown;
};
KITH_DESCRIBE(DirectoryStranger, (class_name, student_name, relation, reason))

// Replaces those of the reading before.
void save_strangers(db::Tx& tx, std::int64_t school_id, AddressKind kind,
                    const std::vector<DirectoryStranger>& strangers);
std::vector<DirectoryStranger> strangers_of(db::Session& session, std::int64_t school_id, AddressKind kind);

// Persons whose address a directory has set, and still uses.
std::vector<std::int64_t> set_by_directory(db::Session& session, std::int64_t school_id, AddressKind kind);

}  // namespace kith::delivery
