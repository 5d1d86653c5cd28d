// SPDX-License-Identifier: Apache-2.0
// Plans for one student: made once a school year, counted by P1.8 through the ledger, changed whenever they
// are looked at again. That there is a plan tells of a care group, so all of it needs the grant for care
// groups. Thread-safe: no state of its own.
#pragma once

#include "capabilities/care/plan_store.hpp"
#include "capabilities/care/student_plan.hpp"
#include "ledger/duties.hpp"
#include "people/scope.hpp"

namespace kith::care {

struct StudentPlan {
  std::int64_t plan_id = 0;  // the contact in the ledger
  int school_year = 0;       // 2026: of 2026–2027
  PlanWords words;
  std::int64_t owner_id = 0;
  std::string owner_name;
  Date review_on{};
  int version = 0;
  Instant made_at{};
  Instant updated_at{};
  std::string updated_by_name;
};
KITH_DESCRIBE(StudentPlan, (plan_id, school_year, words, owner_id, owner_name, review_on, version, made_at,
                            updated_at, updated_by_name))

// plans: the newest first. school_year: this one; its plan is the one that may be changed.
struct PlansOfStudent {
  std::int64_t student_id = 0;
  int school_year = 0;
  std::vector<StudentPlan> plans;
  std::vector<PlanOwner> owners;
};
KITH_DESCRIBE(PlansOfStudent, (student_id, school_year, plans, owners))

// version: which the change was written upon; 0 for a new plan.
struct PlanSaving {
  std::int64_t student_id = 0;
  int version = 0;
  std::string goals;
  std::vector<std::string> measures;
  std::optional<std::string> progress;
  std::int64_t owner_id = 0;
  Date review_on{};
};
KITH_DESCRIBE(PlanSaving, (student_id, version, goals, measures, progress, owner_id, review_on))

inline constexpr const char* kReviewDuty = "care.review_plan";

class StudentPlans {
 public:
  StudentPlans(db::Db& db, const Clock& clock, ledger::Ledger& ledger, ledger::Duties& duties)
      : db_(db), clock_(clock), ledger_(ledger), duties_(duties) {}

  // For staff. Error for all: care.no_such_student (or out of sight, or without the grant).
  Result<PlansOfStudent> read(const people::Viewer& viewer, std::int64_t student_id) const;

  // Makes this school year's plan, or changes it; the review that was due is done, and the next one is.
  // Errors: those of refusal(), care.no_such_owner, care.changed_meanwhile (another change came first;
  // nothing of this one is kept, so the sender shows both).
  Result<PlansOfStudent> save(const people::Viewer& viewer, const PlanSaving& saving) const;

 private:
  std::optional<Error> barred(db::Session& session, const people::Viewer& viewer,
                              std::int64_t student_id) const;
  PlansOfStudent page_of(db::Session& session, const people::Viewer& viewer, std::int64_t student_id) const;
  Result<void> make(db::Tx& tx, const people::Viewer& viewer, std::int64_t student_id,
                    const PlanContent& content) const;
  void change(db::Tx& tx, const people::Viewer& viewer, PlanRow plan, const PlanContent& content) const;
  std::int64_t open_review(db::Tx& tx, std::int64_t contact_id, std::int64_t student_id,
                           const PlanContent& content) const;

  db::Db& db_;
  const Clock& clock_;
  ledger::Ledger& ledger_;
  ledger::Duties& duties_;
};

// What a plan says, as it is listed.
StudentPlan plan_of(const PlanListed& row);

}  // namespace kith::care
