// SPDX-License-Identifier: Apache-2.0
// What people read about norms: a school's board, a class, who is missing, what to do next, the district.
// Shares are permille of the population, rounded down; `target` is the figure a subject must reach and
// `target_permille` the share of subjects that must reach it.
#pragma once

#include "norms/counting/judgement.hpp"
#include "norms/packs/catalogue.hpp"

namespace kith::norms {

// How a norm stood at the end of a week, or stands in the running one.
struct TrendPoint {
  Date week_on{};  // the Monday
  int share_permille = 0;
};
KITH_DESCRIBE(TrendPoint, (week_on, share_permille))

// is_hidden: one to four children in a population that says something about their families, and the viewer
// may not see them (few.hpp); figures are then 0 and mean nothing. Likewise of classes and grades.
struct NormLine {
  std::string clause;
  Words title;
  Words label;
  Of of = Of::kStudent;
  InEach in_each = InEach::kSchool;
  bool is_duty = false;  // a rule about duties: population are those that fall due in the period
  bool regular = false;  // the source names no figure: the school's own
  int period_no = 0;
  std::string period_code;
  calendar::PeriodKind per = calendar::PeriodKind::kTerm;
  Date starts_on{};
  Date ends_on{};
  int target = 1;
  int raised_target = 1;                   // of those who owe a higher figure
  std::optional<std::string> stricter_by;  // the clause whose stricter figures hold
  int population = 0;
  int met = 0;
  int missing = 0;
  int share_permille = 0;
  int target_permille = 1000;
  int expected_permille = 1000;  // by now, if the pace is to suffice
  int class_count = 0;           // 0 unless the share must hold in each class
  int classes_met = 0;
  // Of duties: not due yet, overdue, done late. missing is overdue and late together.
  int waiting = 0;
  int overdue = 0;
  int late = 0;
  State state = State::kNothingToJudge;
  bool is_hidden = false;
  bool is_recorded = true;  // false: nothing in the product records this yet, so there is nothing to judge
  // Of the population, those in care groups. Absent: nobody is, or one to four are and the viewer has no
  // grant for the school.
  std::optional<int> care_population;
  std::optional<int> care_met;
  std::optional<int> care_share_permille;
  std::optional<int> forecast_permille;  // the share at the period's end at today's pace
  // Oldest first, the last one live: of a norm by the week its last twelve weeks, of others the weeks of the
  // period. Of rules about duties: of those that fell due in the week, the share done in time; weeks in which
  // nothing was due are left out.
  std::vector<TrendPoint> trend;
};
KITH_DESCRIBE(NormLine, (clause, title, label, of, in_each, is_duty, regular, period_no, period_code, per,
                         starts_on, ends_on, target, raised_target, stricter_by, population, met, missing,
                         share_permille, target_permille, expected_permille, class_count, classes_met,
                         waiting, overdue, late, state, is_hidden, is_recorded, care_population, care_met,
                         care_share_permille, forecast_permille, trend))

// A norm taken on whose first period has yet to begin, as Family Education Week in autumn.
struct ComingNorm {
  std::string clause;
  Words title;
  calendar::PeriodKind per = calendar::PeriodKind::kTerm;
  Date starts_on{};
};
KITH_DESCRIBE(ComingNorm, (clause, title, per, starts_on))

// judged: norms with somebody in their population. on_track: those met or on pace.
struct NormBoard {
  Date today{};
  int judged = 0;
  int on_track = 0;
  std::vector<NormLine> norms;
  std::vector<ComingNorm> coming;
};
KITH_DESCRIBE(NormBoard, (today, judged, on_track, norms, coming))

// to_go: how many more of the class must meet the norm for the share to hold there.
struct NormClassLine {
  std::int64_t class_id = 0;
  int grade = 0;
  int number = 0;
  std::string class_name;
  std::optional<std::int64_t> homeroom_id;
  std::optional<std::string> homeroom_name;
  int population = 0;
  int met = 0;
  int share_permille = 0;
  int to_go = 0;
  State state = State::kNothingToJudge;
  bool is_hidden = false;
};
KITH_DESCRIBE(NormClassLine, (class_id, grade, number, class_name, homeroom_id, homeroom_name, population,
                              met, share_permille, to_go, state, is_hidden))

struct NormGradeLine {
  int grade = 0;
  std::string grade_name;
  int population = 0;
  int met = 0;
  int share_permille = 0;
  bool is_hidden = false;
};
KITH_DESCRIBE(NormGradeLine, (grade, grade_name, population, met, share_permille, is_hidden))

// grades and classes within the viewer's sight; empty for norms of staff.
struct NormClasses {
  NormLine norm;
  std::vector<NormGradeLine> grades;
  std::vector<NormClassLine> classes;
};
KITH_DESCRIBE(NormClasses, (norm, grades, classes))

// Somebody, or a class, grade or school, for which a norm has not been met; or a duty not done in time. For a
// family, `name` is the child's. owner: the homeroom teacher of the class; of a norm of staff, the member of
// staff; of a duty, whose it is.
struct MissingLine {
  std::int64_t subject_id = 0;  // as the norm says; of a duty its own identifier
  std::optional<std::int64_t> student_id;
  std::string name;
  std::optional<std::int64_t> class_id;
  std::optional<std::string> class_name;
  int figure = 0;
  int target = 1;
  std::optional<std::int64_t> owner_id;
  std::optional<std::string> owner_name;
  std::optional<Instant> due_at;        // of a duty
  std::optional<Instant> fulfilled_at;  // late
};
KITH_DESCRIBE(MissingLine, (subject_id, student_id, name, class_id, class_name, figure, target, owner_id,
                            owner_name, due_at, fulfilled_at))

struct MissingList {
  NormLine norm;
  std::vector<MissingLine> missing;  // by class, at most 5000
};
KITH_DESCRIBE(MissingList, (norm, missing))

// kNotConcerned: not of the population, as a student without a guardian away is not of P4.6's.
enum class Square { kDone, kMissing, kNotConcerned };
KITH_DESCRIBE_ENUM(Square, kDone, kMissing, kNotConcerned)

struct SheetLine {
  std::int64_t student_id = 0;
  std::string name;
  std::string given_name;
  std::int64_t family_id = 0;
  Square square = Square::kNotConcerned;
  int figure = 0;
  int target = 0;
};
KITH_DESCRIBE(SheetLine, (student_id, name, given_name, family_id, square, figure, target))

// One class, every student of it, done or missing.
struct NormSheet {
  NormLine norm;
  NormClassLine score;
  std::vector<SheetLine> students;
};
KITH_DESCRIBE(NormSheet, (norm, score, students))

// A clause that a contact would count for. closes: its figure would reach the target with it.
struct CountingClause {
  std::string clause;
  Words title;
  Words label;
  int figure = 0;
  int target = 1;
  bool closes = false;
};
KITH_DESCRIBE(CountingClause, (clause, title, label, figure, target, closes))

// One school under one norm. Absent values: fewer than five children in a population that says something
// about their families.
struct DistrictCell {
  std::optional<State> state;
  std::optional<int> population;
  std::optional<int> met;
  std::optional<int> share_permille;
};
KITH_DESCRIBE(DistrictCell, (state, population, met, share_permille))

struct DistrictNorm {
  std::string clause;
  Words title;
  Words label;
  InEach in_each = InEach::kSchool;
  bool is_recorded = true;  // as of a NormLine
  std::string period_code;
  int target_permille = 1000;  // the pack's; a school may have set its own
  int expected_permille = 1000;
  int population = 0;  // of the cells that are shown
  int met = 0;
  int share_permille = 0;
  int schools_judged = 0;
  int schools_on_track = 0;
};
KITH_DESCRIBE(DistrictNorm,
              (clause, title, label, in_each, is_recorded, period_code, target_permille, expected_permille,
               population, met, share_permille, schools_judged, schools_on_track))

// cells stand in the order of the board's norms; null where the school has not taken the norm on.
struct DistrictSchool {
  std::int64_t school_id = 0;
  std::string name;
  int judged = 0;
  int on_track = 0;
  std::vector<std::optional<DistrictCell>> cells;
};
KITH_DESCRIBE(DistrictSchool, (school_id, name, judged, on_track, cells))

struct DistrictBoard {
  Date today{};
  std::vector<DistrictNorm> norms;
  std::vector<DistrictSchool> schools;
};
KITH_DESCRIBE(DistrictBoard, (today, norms, schools))

inline bool is_on_track(State state) { return state == State::kMet || state == State::kOnPace; }
inline bool is_judged(State state) { return state != State::kNothingToJudge; }

}  // namespace kith::norms
