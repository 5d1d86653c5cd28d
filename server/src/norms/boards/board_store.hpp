// SPDX-License-Identifier: Apache-2.0
// SQL of what people read about norms.
#pragma once

#include <set>

#include "norms/counting/score_store.hpp"
#include "people/scope.hpp"

namespace kith::norms {

struct ScoreRow {
  std::int64_t school_id = 0;
  std::string norm_id;
  int period_no = 0;
  int target = 1;
  int raised_target = 1;
  int share_permille = 1000;
  std::optional<std::string> stricter_by;
  int population = 0;
  int met = 0;
  int care_population = 0;
  int care_met = 0;
  int class_count = 0;
  int classes_met = 0;
  int late = 0;
};
KITH_DESCRIBE(ScoreRow, (school_id, norm_id, period_no, target, raised_target, share_permille, stricter_by,
                         population, met, care_population, care_met, class_count, classes_met, late))

struct ClassScoreRow {
  std::int64_t class_id = 0;
  std::string norm_id;
  int period_no = 0;
  int population = 0;
  int met = 0;
  int care_population = 0;
  int care_met = 0;
};
KITH_DESCRIBE(ClassScoreRow, (class_id, norm_id, period_no, population, met, care_population, care_met))

// person_id and name: of a family its child, of others the subject itself.
struct MissingRow {
  std::int64_t class_id = 0;
  std::int64_t subject_id = 0;
  std::int64_t person_id = 0;
  std::string name;
  int figure = 0;
  int target = 1;
  bool is_raised = false;  // owes the higher figure
};

// A duty of a rule about duties that was not done in time: late, or not yet.
struct MissedDuty {
  std::int64_t duty_id = 0;
  std::int64_t owner_id = 0;
  std::optional<std::string> owner_name;
  std::string subject_kind;
  std::int64_t subject_id = 0;
  std::optional<std::string> student_name;
  std::optional<std::int64_t> class_id;
  Instant due_at{};
  std::optional<Instant> fulfilled_at;
};
KITH_DESCRIBE(MissedDuty, (duty_id, owner_id, owner_name, subject_kind, subject_id, student_name, class_id,
                           due_at, fulfilled_at))

// Open duties of a kind: not due yet, and overdue.
struct OpenDuties {
  std::string kind;
  int waiting = 0;
  int overdue = 0;
};
KITH_DESCRIBE(OpenDuties, (kind, waiting, overdue))

// Duties of a kind that fell due in a week: all of them, and those done in time. week: counted from 0, seven
// days each.
struct DutyWeek {
  std::string kind;
  int week = 0;
  int due = 0;
  int in_time = 0;
};
KITH_DESCRIBE(DutyWeek, (kind, week, due, in_time))

struct SchoolName {
  std::int64_t school_id = 0;
  std::string name;
};
KITH_DESCRIBE(SchoolName, (school_id, name))

struct AwayRow {
  std::int64_t student_id = 0;
  std::int64_t guardian_id = 0;
};
KITH_DESCRIBE(AwayRow, (student_id, guardian_id))

// Where somebody is in class and family today.
struct Place {
  std::int64_t class_id = 0;
  std::int64_t family_id = 0;
};
KITH_DESCRIBE(Place, (class_id, family_id))

using Periods = std::vector<calendar::Period>;

std::vector<ScoreRow> school_scores(db::Session& session, std::int64_t school_id, const Periods& periods);
// How the norms of these periods stood week by week, in order of weeks.
std::vector<WeekScore> week_scores(db::Session& session, std::int64_t school_id, const Periods& periods);
// How often each school's scores have been written; the mark moves with every change of school_scores().
struct ScoreMark {
  std::int64_t school_id = 0;
  std::int64_t changes = 0;
};
KITH_DESCRIBE(ScoreMark, (school_id, changes))
std::vector<ScoreMark> score_marks(db::Session& session);
std::vector<SchoolName> school_names(db::Session& session);

std::vector<ClassScoreRow> class_scores_of_norm(db::Session& session, std::int64_t school_id, int period_no,
                                                const std::string& norm_id);
std::vector<ClassScoreRow> class_scores_of_class(db::Session& session, std::int64_t school_id,
                                                 std::int64_t class_id, const Periods& periods);

struct WhichMissing {
  std::int64_t school_id = 0;
  Measured measured;
  int period_no = 0;
  std::optional<std::int64_t> class_id;
  int limit = 5000;
  std::optional<std::int64_t> subject_id = std::nullopt;
  bool met_too = false;  // all who are concerned
};
// Who is concerned and does not meet the norm, by class. `sight` limits students by the alias s.
std::vector<MissingRow> missing_students(db::Session& session, const WhichMissing& which,
                                         const people::Scope& sight);
// A family by its first child of the class.
std::vector<MissingRow> missing_families(db::Session& session, const WhichMissing& which,
                                         const people::Scope& sight);
// All of them, or only `staff_id`.
std::vector<MissingRow> missing_staff(db::Session& session, const WhichMissing& which,
                                      std::optional<std::int64_t> staff_id);
// Classes, grades, or the school; names are for the caller to give.
std::vector<MissingRow> missing_groups(db::Session& session, const WhichMissing& which);

// Duties that fall due in `from` … `to` and were not done in time, the longest overdue first; those not due
// at `now` are left out. in_time: those done in time instead. Of one owner, when it is given.
struct WhichDuties {
  std::int64_t school_id = 0;
  std::string kind;
  Instant from{};
  Instant to{};
  Instant now{};
  std::optional<std::int64_t> owner_id;
  int limit = 5000;
  bool in_time = false;
};
std::vector<MissedDuty> missed_duties(db::Session& session, const WhichDuties& which,
                                      const people::Scope& sight);
// Of one school; due in `from` … `to`.
// Due from `from` on and before `to`; week 0 begins at `from`.
std::vector<DutyWeek> duty_weeks(db::Session& session, std::int64_t school_id,
                                 const std::set<std::string>& kinds, Instant from, Instant to);
std::vector<OpenDuties> open_duties(db::Session& session, std::int64_t school_id, Instant now, Instant from,
                                    Instant to);
// A duty that is not done yet.
struct OpenDuty {
  std::string kind;
  Instant due_at{};
};
KITH_DESCRIBE(OpenDuty, (kind, due_at))
// Those due from `from` on.
std::vector<OpenDuty> duties_to_come(db::Session& session, std::int64_t school_id, Instant from);

// When and by whom the contacts of these days were recorded, and when they were voided.
struct Recording {
  std::int64_t contact_id = 0;
  Instant recorded_at{};
  std::optional<std::string> recorded_by_name;
  std::optional<Instant> voided_at;
};
KITH_DESCRIBE(Recording, (contact_id, recorded_at, recorded_by_name, voided_at))
std::map<std::int64_t, Recording> recordings(db::Session& session, std::int64_t school_id, Days days);

std::vector<Tally> tallies_of_class(db::Session& session, std::int64_t school_id, std::int64_t class_id,
                                    const Periods& periods);
// The students of a class within `sight`, by the alias s.
std::set<std::int64_t> students_granted(db::Session& session, const people::Scope& sight,
                                        std::int64_t class_id);
std::vector<AwayRow> guardians_away_of_class(db::Session& session, std::int64_t school_id,
                                             std::int64_t class_id);

std::optional<Place> place_of(db::Session& session, std::int64_t school_id, std::int64_t student_id);
bool is_homeroom_teacher(db::Session& session, std::int64_t school_id, std::int64_t class_id,
                         std::int64_t staff_id, Date day);
bool is_guardian_away(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                      std::int64_t guardian_id);

}  // namespace kith::norms
