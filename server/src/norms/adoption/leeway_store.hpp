// SPDX-License-Identifier: Apache-2.0
// SQL of excuses and of the weeks that newcomers are given.
#pragma once

#include "norms/packs/rule.hpp"
#include "people/school.hpp"
#include "people/scope.hpp"

namespace kith::norms {

int newcomer_weeks(db::Session& session, std::int64_t school_id);
void save_newcomer_weeks(db::Tx& tx, std::int64_t school_id, int weeks, Date today);

struct Excuse {
  std::int64_t school_id = 0;
  std::string norm_id;
  int period_no = 0;
  std::int64_t subject_id = 0;
  std::string reason;
  std::int64_t set_by = 0;
  Instant set_at{};
};
KITH_DESCRIBE(Excuse, (school_id, norm_id, period_no, subject_id, reason, set_by, set_at))
std::vector<Excuse> excuses_of(db::Session& session, std::int64_t school_id, int period_no);
void save_excuse(db::Tx& tx, const Excuse& excuse);
void drop_excuse(db::Tx& tx, const Excuse& excuse);

// As people read them; name: of a family that of a child, of a class empty.
struct NamedExcuse {
  std::int64_t subject_id = 0;
  std::string name;
  std::string reason;
  std::optional<std::string> set_by_name;
  Instant set_at{};
};
KITH_DESCRIBE(NamedExcuse, (subject_id, name, reason, set_by_name, set_at))

struct ExcusedChild : NamedExcuse, people::ClassKey {
  const people::ClassKey& key() const { return *this; }
};
KITH_DESCRIBE_WITH(ExcusedChild, (NamedExcuse, people::ClassKey), ())

// Students, or families with a child, whom `sight` holds by the alias s, the newest excuse first; a family
// once.
std::vector<ExcusedChild> excused_children(db::Session& session, const people::Scope& sight, Of of,
                                           std::int64_t school_id, const std::string& norm_id, int period_no);
// Classes whom `sight` holds by the alias c, without a name of their own.
std::vector<ExcusedChild> excused_classes(db::Session& session, const people::Scope& sight,
                                          std::int64_t school_id, const std::string& norm_id, int period_no);
// All of them, or only `staff_id`.
std::vector<NamedExcuse> excused_staff(db::Session& session, std::optional<std::int64_t> staff_id,
                                       std::int64_t school_id, const std::string& norm_id, int period_no);
bool is_excused(db::Session& session, const Excuse& excuse);

}  // namespace kith::norms
