// SPDX-License-Identifier: Apache-2.0
// SQL of what people read about norms.
#pragma once

#include "norms/norm_store.hpp"
#include "people/scope.hpp"

namespace kith::norms {

struct ScoreRow {
  std::int64_t school_id = 0;
  std::string norm_id;
  int period_no = 0;
  int target = 1;
  int share_permille = 1000;
  int population = 0;
  int met = 0;
  int class_count = 0;
  int classes_met = 0;
};
KITH_DESCRIBE(ScoreRow, (school_id, norm_id, period_no, target, share_permille, population, met, class_count,
                         classes_met))

struct ClassScoreRow {
  std::int64_t class_id = 0;
  std::string norm_id;
  int population = 0;
  int met = 0;
};
KITH_DESCRIBE(ClassScoreRow, (class_id, norm_id, population, met))

struct MissingRow {
  std::int64_t class_id = 0;
  std::int64_t subject_id = 0;
  std::int64_t person_id = 0;
  std::string name;
  int figure = 0;
  int target = 1;
};
KITH_DESCRIBE(MissingRow, (class_id, subject_id, person_id, name, figure, target))

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
// Every school's, by school.
std::vector<ScoreRow> district_scores(db::Session& session, const Periods& periods);
std::vector<SchoolName> school_names(db::Session& session);

std::vector<ClassScoreRow> class_scores_of_norm(db::Session& session, std::int64_t school_id, int period_no,
                                                const std::string& norm_id);
std::vector<ClassScoreRow> class_scores_of_class(db::Session& session, std::int64_t school_id,
                                                 std::int64_t class_id, const Periods& periods);

struct WhichMissing {
  std::int64_t school_id = 0;
  int period_no = 0;
  std::string norm_id;
  std::optional<std::int64_t> class_id;
  int limit = 5000;
};
// `sight` limits students by the alias s.
std::vector<MissingRow> missing_students(db::Session& session, const WhichMissing& which,
                                         const people::Scope& sight);
// A family by its first child of the class.
std::vector<MissingRow> missing_families(db::Session& session, const WhichMissing& which,
                                         const people::Scope& sight);
// All of them, or only `staff_id`.
std::vector<MissingRow> missing_staff(db::Session& session, const WhichMissing& which,
                                      std::optional<std::int64_t> staff_id);

std::vector<Tally> tallies_of_class(db::Session& session, std::int64_t school_id, std::int64_t class_id,
                                    const Periods& periods);
std::vector<AwayRow> guardians_away_of_class(db::Session& session, std::int64_t school_id,
                                             std::int64_t class_id);

std::optional<Place> place_of(db::Session& session, std::int64_t school_id, std::int64_t student_id);
bool is_homeroom_teacher(db::Session& session, std::int64_t school_id, std::int64_t class_id,
                         std::int64_t staff_id, Date day);
bool is_guardian_away(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                      std::int64_t guardian_id);

}  // namespace kith::norms
