// SPDX-License-Identifier: Apache-2.0
// SQL of what is to be known of an audience before a notice is sent to it.
#pragma once

#include <string>
#include <vector>

#include "people/audience.hpp"
#include "people/scope.hpp"

namespace kith::notices {

// How many notices each class of an audience got since that day; a class that got none counts 0. A class
// stands for its families: what went to some of them counts for all.
struct WeekLoad {
  std::int64_t least = 0;
  std::int64_t most = 0;
};
KITH_DESCRIBE(WeekLoad, (least, most))
WeekLoad load_since(db::Session& session, const people::Selection& students, Date since_on);

// kNoGuardian: none is on record. kNoneMayReceive: custody lets none of them. kOnlyCarers: who may receive
// reads only.
enum class WhyUnreached { kNoGuardian, kNoneMayReceive, kOnlyCarers };
KITH_DESCRIBE_ENUM(WhyUnreached, kNoGuardian, kNoneMayReceive, kOnlyCarers)

// How many students of an audience have only carers who may receive.
std::int64_t read_only_in(db::Session& session, const people::Selection& students);

// A student of an audience for whom nobody can receive and answer, of classes within `classes`.
struct UnreachedRow {
  std::int64_t student_id = 0;
  std::string name;
  std::int64_t class_id = 0;
  WhyUnreached why = WhyUnreached::kNoGuardian;
};
KITH_DESCRIBE(UnreachedRow, (student_id, name, class_id, why))
std::vector<UnreachedRow> unreached_in(db::Session& session, const people::Selection& students,
                                       const people::Scope& classes, int limit);

}  // namespace kith::notices
