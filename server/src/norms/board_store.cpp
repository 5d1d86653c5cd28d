// SPDX-License-Identifier: Apache-2.0
#include "norms/board_store.hpp"

#include <array>

namespace kith::norms {
namespace {

constexpr db::Sql kSchoolScores{
    "norms.school_scores",
    "select school_id, norm_id, period_no, target, share_permille, population, met, class_count, classes_met "
    "from school_scores where school_id = :school_id and period_no in (:period_1, :period_2, :period_3, "
    ":period_4)"};
constexpr db::Sql kDistrictScores{
    "norms.district_scores",
    "select school_id, norm_id, period_no, target, share_permille, population, met, class_count, classes_met "
    "from school_scores where period_no in (:period_1, :period_2, :period_3, :period_4)"};
constexpr db::Sql kSchoolNames{"norms.school_names",
                               "select school_id, name from schools order by school_id"};
constexpr db::Sql kClassScoresOfNorm{
    "norms.class_scores_of_norm",
    "select class_id, norm_id, population, met from class_scores where school_id = :school_id "
    "and period_no = :period_no and norm_id = :norm_id"};
constexpr db::Sql kClassScoresOfClass{"norms.class_scores_of_class",
                                      "select class_id, norm_id, population, met from class_scores where "
                                      "school_id = :school_id and class_id = :class_id "
                                      "and period_no in (:period_1, :period_2, :period_3, :period_4)"};

constexpr std::string_view kMissingOf =
    " where t.school_id = :school_id and t.period_no = :period_no and t.norm_id = :norm_id and t.met = 0";
constexpr std::string_view kMissingStudents =
    "select t.class_id, t.subject_id, s.id, s.name, t.figure, t.target from tallies t "
    "join students s on s.school_id = t.school_id and s.id = t.subject_id";
constexpr std::string_view kMissingFamilies =
    "select t.class_id, t.subject_id, s.id, s.name, t.figure, t.target from tallies t "
    "join students s on s.school_id = t.school_id and s.family_id = t.subject_id and s.id = coalesce("
    "(select min(o.id) from students o where o.school_id = t.school_id and o.family_id = t.subject_id "
    "and o.class_id = t.class_id), "
    "(select min(o.id) from students o where o.school_id = t.school_id and o.family_id = t.subject_id))";
constexpr std::string_view kMissingStaff =
    "select t.class_id, t.subject_id, f.id, f.name, t.figure, t.target from tallies t "
    "join staff f on f.school_id = t.school_id and f.id = t.subject_id";

constexpr db::Sql kTalliesOfClass{
    "norms.tallies_of_class",
    "select period_no, class_id, subject_id, norm_id, figure, target, met from tallies where school_id = "
    ":school_id "
    "and class_id = :class_id and period_no in (:period_1, :period_2, :period_3, :period_4)"};
constexpr db::Sql kAwayOfClass{
    "norms.guardians_away_of_class",
    "select s.id, min(g.guardian_id) from students s join guardianships g on g.school_id = s.school_id "
    "and g.student_id = s.id and g.lives_away = 1 where s.school_id = :school_id and s.class_id = :class_id "
    "group by s.id"};
constexpr db::Sql kPlaceOf{
    "norms.place_of",
    "select class_id, family_id from students where school_id = :school_id and id = :student_id "
    "and class_id is not null and left_on is null"};
constexpr db::Sql kIsHomeroom{
    "norms.is_homeroom_teacher",
    "select count(*) from teachings where school_id = :school_id and class_id = :class_id and staff_id = "
    ":staff_id "
    "and role = 'homeroom' and since_on <= :day and (until_on is null or until_on > :day)"};
constexpr db::Sql kIsAway{
    "norms.is_guardian_away",
    "select count(*) from guardianships where school_id = :school_id and student_id = :student_id "
    "and guardian_id = :guardian_id and lives_away = 1"};

constexpr std::array kPeriodNames{"period_1", "period_2", "period_3", "period_4"};

db::Args with_periods(db::Args args, const Periods& periods) {
  for (std::size_t i = 0; i < kPeriodNames.size(); ++i)
    args.emplace_back(kPeriodNames[i], i < periods.size() ? periods[i].period_no : 0);
  return args;
}

std::vector<MissingRow> missing(db::Session& session, std::string_view name, std::string_view from,
                                const WhichMissing& which, const people::Scope& limit) {
  std::string sql(from);
  sql += kMissingOf;
  if (which.class_id) sql += " and t.class_id = :class_id";
  sql += " and " + limit.sql + " order by t.class_id, 3 limit :limit";
  db::Args args{{"school_id", which.school_id},
                {"period_no", which.period_no},
                {"norm_id", which.norm_id},
                {"class_id", which.class_id},
                {"limit", which.limit}};
  return session.all<MissingRow>({name, sql}, limit.with(args));
}

}  // namespace

std::vector<ScoreRow> school_scores(db::Session& session, std::int64_t school_id, const Periods& periods) {
  return session.all<ScoreRow>(kSchoolScores, with_periods({{"school_id", school_id}}, periods));
}

std::vector<ScoreRow> district_scores(db::Session& session, const Periods& periods) {
  return session.all<ScoreRow>(kDistrictScores, with_periods({}, periods));
}

std::vector<SchoolName> school_names(db::Session& session) { return session.all<SchoolName>(kSchoolNames); }

std::vector<ClassScoreRow> class_scores_of_norm(db::Session& session, std::int64_t school_id, int period_no,
                                                const std::string& norm_id) {
  return session.all<ClassScoreRow>(
      kClassScoresOfNorm, {{"school_id", school_id}, {"period_no", period_no}, {"norm_id", norm_id}});
}

std::vector<ClassScoreRow> class_scores_of_class(db::Session& session, std::int64_t school_id,
                                                 std::int64_t class_id, const Periods& periods) {
  return session.all<ClassScoreRow>(
      kClassScoresOfClass, with_periods({{"school_id", school_id}, {"class_id", class_id}}, periods));
}

std::vector<MissingRow> missing_students(db::Session& session, const WhichMissing& which,
                                         const people::Scope& sight) {
  return missing(session, "norms.missing_students", kMissingStudents, which, sight);
}

std::vector<MissingRow> missing_families(db::Session& session, const WhichMissing& which,
                                         const people::Scope& sight) {
  return missing(session, "norms.missing_families", kMissingFamilies, which, sight);
}

std::vector<MissingRow> missing_staff(db::Session& session, const WhichMissing& which,
                                      std::optional<std::int64_t> staff_id) {
  people::Scope only{"1 = 1", {}};
  if (staff_id) only = {"f.id = :staff_id", {{"staff_id", *staff_id}}};
  return missing(session, "norms.missing_staff", kMissingStaff, which, only);
}

std::vector<Tally> tallies_of_class(db::Session& session, std::int64_t school_id, std::int64_t class_id,
                                    const Periods& periods) {
  return session.all<Tally>(kTalliesOfClass,
                            with_periods({{"school_id", school_id}, {"class_id", class_id}}, periods));
}

std::vector<AwayRow> guardians_away_of_class(db::Session& session, std::int64_t school_id,
                                             std::int64_t class_id) {
  return session.all<AwayRow>(kAwayOfClass, {{"school_id", school_id}, {"class_id", class_id}});
}

std::optional<Place> place_of(db::Session& session, std::int64_t school_id, std::int64_t student_id) {
  return session.maybe<Place>(kPlaceOf, {{"school_id", school_id}, {"student_id", student_id}});
}

bool is_homeroom_teacher(db::Session& session, std::int64_t school_id, std::int64_t class_id,
                         std::int64_t staff_id, Date day) {
  return session.one<int>(
             kIsHomeroom,
             {{"school_id", school_id}, {"class_id", class_id}, {"staff_id", staff_id}, {"day", day}}) > 0;
}

bool is_guardian_away(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                      std::int64_t guardian_id) {
  return session.one<int>(
             kIsAway, {{"school_id", school_id}, {"student_id", student_id}, {"guardian_id", guardian_id}}) >
         0;
}

}  // namespace kith::norms
