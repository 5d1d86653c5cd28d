// SPDX-License-Identifier: Apache-2.0
// Whom a norm leaves out: who came in the last weeks of a period, by the school's own number of weeks, and
// who is excused in one period with a reason (P4.7). A change writes the open periods anew in its own
// transaction. Thread-safe: no state of its own, cheap to copy.
#pragma once

#include "norms/adoption/leeway_store.hpp"
#include "norms/norms.hpp"
#include "people/viewer.hpp"
#include "platform/error.hpp"

namespace kith::norms {

constexpr int kMostNewcomerWeeks = 8;

struct NewcomerWeeks {
  int weeks = 2;  // 0 … 8
};
KITH_DESCRIBE(NewcomerWeeks, (weeks))

struct WhichExcuses {
  std::string clause;
  int period_no = 0;
};
KITH_DESCRIBE(WhichExcuses, (clause, period_no))

struct NewExcuse {
  std::string clause;
  int period_no = 0;
  std::int64_t subject_id = 0;
  std::string reason;
};
KITH_DESCRIBE(NewExcuse, (clause, period_no, subject_id, reason))

struct WhichExcuse {
  std::string clause;
  int period_no = 0;
  std::int64_t subject_id = 0;
};
KITH_DESCRIBE(WhichExcuse, (clause, period_no, subject_id))

// name: of a family that of a child; empty for a class. class_name: empty for staff.
struct ExcuseLine {
  std::int64_t subject_id = 0;
  std::string name;
  std::string class_name;
  std::string reason;
  std::optional<std::string> set_by_name;
  Instant set_at{};
};
KITH_DESCRIBE(ExcuseLine, (subject_id, name, class_name, reason, set_by_name, set_at))

// excusable: the rule knows excuses, and the period is not frozen.
struct ExcuseList {
  bool excusable = false;
  std::vector<ExcuseLine> excuses;
};
KITH_DESCRIBE(ExcuseList, (excusable, excuses))

class Leeway {
 public:
  Leeway(db::Db& db, const Clock& clock, Norms& norms)
      : db_(db), clock_(clock), norms_(norms), catalogue_(norms.catalogue()) {}

  NewcomerWeeks newcomer_weeks(const people::Viewer& viewer);
  // Error: norms.newcomer_weeks_out_of_range.
  Result<NewcomerWeeks> set_newcomer_weeks(const people::Viewer& viewer, const NewcomerWeeks& wanted);

  // Those within sight; of a norm among care groups only those whose care groups the viewer may see; of staff
  // the desk all and others themselves.
  // Error: norms.no_such_norm.
  Result<ExcuseList> excuses(const people::Viewer& viewer, const WhichExcuses& which);

  // Of the own class, or any student or family for the school's desk; staff and whole classes by the desk
  // alone. Again: with another reason.
  // Errors: norms.no_such_norm (or not in force in the period), norms.not_excusable, norms.no_such_period,
  // norms.period_frozen, people.no_such_student, norms.no_such_family, people.no_such_staff,
  // people.no_such_class (or out of sight), norms.not_own_class, norms.staff_by_desk, norms.class_by_desk,
  // norms.reason_missing, norms.reason_too_long.
  Result<ExcuseList> excuse(const people::Viewer& viewer, const NewExcuse& wanted);
  // Errors: those of excuse(); norms.no_such_excuse.
  Result<ExcuseList> withdraw(const people::Viewer& viewer, const WhichExcuse& which);

 private:
  // The refusal to change this excuse, if there is one.
  std::optional<Error> refusal(db::Session& session, const people::Viewer& viewer,
                               const WhichExcuse& which) const;
  std::optional<Error> subject_refusal(db::Session& session, const people::Viewer& viewer, Of of,
                                       std::int64_t subject_id) const;
  ExcuseList read(db::Session& session, const people::Viewer& viewer, const Norm& norm, int period_no) const;
  bool is_open(db::Session& session, std::int64_t school_id, int period_no) const;

  db::Db& db_;
  const Clock& clock_;
  Norms& norms_;
  const Catalogue& catalogue_;
};

}  // namespace kith::norms
