// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/board_store.hpp"

#include "norms/counting/score_store.hpp"
#include "norms/counting/tally_store.hpp"

#include <fmt/format.h>

namespace kith::norms {
namespace {

constexpr std::string_view kScores =
    "select school_id, norm_id, period_no, target, raised_target, share_permille, stricter_by, population, "
    "met, "
    "care_population, care_met, class_count, classes_met, late from school_scores where period_no in ";
constexpr std::string_view kClassScores =
    "select class_id, norm_id, period_no, population, met, care_population, care_met from class_scores "
    "where school_id = :school_id";
constexpr db::Sql kSchoolNames{"norms.school_names",
                               "select school_id, name from schools order by school_id"};

constexpr db::Sql kScoreMarks{"norms.score_marks", "select school_id, changes from score_marks"};

constexpr std::string_view kConcerned =
    " where t.school_id = :school_id and t.period_no = :period_no and t.subject_kind = :subject_kind "
    "and (t.concerned & cast(:bit as bigint)) <> 0";
constexpr db::Sql kRecordings{
    "norms.recordings",
    "select c.id, c.recorded_at, f.name, v.recorded_at as voided_at from contacts c "
    "left join staff f on f.school_id = c.school_id and f.id = c.recorded_by "
    "left join contacts v on v.school_id = c.school_id and v.voids_id = c.id where c.school_id = :school_id "
    "and c.held_on >= :from and c.held_on <= :to"};
constexpr std::string_view kMissingColumns =
    "select t.class_id, t.subject_id, {}, {}, t.raised, t.figures from tallies t ";
constexpr std::string_view kJoinStudents =
    "join students s on s.school_id = t.school_id and s.id = t.subject_id";
constexpr std::string_view kJoinChildren =
    "join students s on s.school_id = t.school_id and s.family_id = t.subject_id and s.id = coalesce("
    "(select min(o.id) from students o where o.school_id = t.school_id and o.family_id = t.subject_id "
    "and o.class_id = t.class_id), "
    "(select min(o.id) from students o where o.school_id = t.school_id and o.family_id = t.subject_id))";
constexpr std::string_view kJoinStaff = "join staff f on f.school_id = t.school_id and f.id = t.subject_id";

constexpr std::string_view kMissedDuties =
    "select d.id, d.owner_id, f.name as owner_name, d.subject_kind, d.subject_id, s.name as student_name, "
    "s.class_id, d.due_at, d.fulfilled_at from duties d "
    "left join staff f on f.school_id = d.school_id and f.id = d.owner_id "
    "left join students s on d.subject_kind = 'student' and s.school_id = d.school_id and s.id = "
    "d.subject_id "
    "where d.school_id = :school_id and d.kind = :kind and d.cancelled_at is null and d.due_at >= :from "
    "and d.due_at < :to and ";
constexpr std::string_view kNotInTime =
    "((d.fulfilled_at is null and d.due_at < :now) or d.fulfilled_at > d.due_at)";
constexpr std::string_view kInTime = "d.fulfilled_at <= d.due_at";
constexpr db::Sql kOpenDuties{
    "norms.open_duties",
    "select kind, sum(case when due_at >= :now then 1 else 0 end) as waiting, "
    "sum(case when due_at < :now then 1 else 0 end) as overdue from duties where school_id = :school_id "
    "and fulfilled_at is null and cancelled_at is null and due_at >= :from and due_at < :to group by kind"};
constexpr db::Sql kToCome{
    "norms.duties_to_come",
    "select kind, due_at from duties where school_id = :school_id and fulfilled_at is null "
    "and cancelled_at is null and due_at >= :from"};

constexpr std::string_view kDutyWeeks =
    "select kind, (due_at - cast(:from as bigint)) / 604800000 as week, count(*), "
    "sum(case when fulfilled_at <= due_at then 1 else 0 end) from duties where school_id = :school_id "
    "and kind in ({}) and cancelled_at is null and due_at >= :from and due_at < :to group by 1, 2";

constexpr std::string_view kTalliesOfClass =
    "select period_no, subject_kind, class_id, subject_id, in_care, concerned, raised, met, figures from "
    "tallies "
    "where school_id = :school_id and class_id = :class_id and period_no in ";
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

struct MissingTally {
  std::int64_t class_id = 0;
  std::int64_t subject_id = 0;
  std::int64_t person_id = 0;
  std::string name;
  Bits raised = 0;
  std::string figures;
};
KITH_DESCRIBE(MissingTally, (class_id, subject_id, person_id, name, raised, figures))

struct ClassTally {
  int period_no = 0;
  Of subject_kind = Of::kStudent;
  std::int64_t class_id = 0;
  std::int64_t subject_id = 0;
  bool in_care = false;
  Bits concerned = 0;
  Bits raised = 0;
  Bits met = 0;
  std::string figures;
};
KITH_DESCRIBE(ClassTally,
              (period_no, subject_kind, class_id, subject_id, in_care, concerned, raised, met, figures))

std::vector<int> numbers_of(const Periods& periods) {
  std::vector<int> numbers;
  for (const auto& period : periods) numbers.push_back(period.period_no);
  return numbers;
}

// How a missing subject is named.
struct Naming {
  std::string_view name;  // of the statement
  std::string_view person_id;
  std::string_view person_name;
  std::string_view join;
};

std::vector<MissingRow> missing(db::Session& session, const Naming& naming, const WhichMissing& which,
                                const people::Scope& limit) {
  auto sql = fmt::format(fmt::runtime(kMissingColumns), naming.person_id, naming.person_name);
  sql += naming.join;
  sql += kConcerned;
  if (!which.met_too) sql += " and (t.met & cast(:bit as bigint)) = 0";
  if (which.subject_id) sql += " and t.subject_id = :subject_id";
  if (which.class_id) sql += " and t.class_id = :class_id";
  sql += " and " + limit.sql + " order by t.class_id, 3 limit :limit";
  const auto& [norm, in_force] = which.measured;
  db::Args args{{"school_id", which.school_id},  {"period_no", which.period_no},
                {"subject_kind", norm->rule.of}, {"bit", bit(norm->slot)},
                {"class_id", which.class_id},    {"limit", which.limit},
                {"subject_id", which.subject_id}};
  std::vector<MissingRow> rows;
  session.each<MissingTally>({naming.name, sql}, limit.with(args), [&](const MissingTally& row) {
    Tally tally{.raised = row.raised, .figures = parse_figures(row.figures)};
    rows.push_back({row.class_id, row.subject_id, row.person_id, row.name, tally.figure(norm->slot),
                    tally.target(which.measured), (row.raised & bit(norm->slot)) != 0});
  });
  return rows;
}

}  // namespace

std::vector<ScoreRow> school_scores(db::Session& session, std::int64_t school_id, const Periods& periods) {
  static const auto sql = std::string(kScores) + period_list() + " and school_id = :school_id";
  return session.all<ScoreRow>({"norms.school_scores", sql},
                               with_periods({{"school_id", school_id}}, numbers_of(periods)));
}

std::vector<WeekScore> week_scores(db::Session& session, std::int64_t school_id, const Periods& periods) {
  static const auto sql =
      "select school_id, norm_id, period_no, week_on, population, met from score_weeks "
      "where school_id = :school_id and period_no in " +
      period_list() + " order by week_on";
  return session.all<WeekScore>({"norms.week_scores", sql},
                                with_periods({{"school_id", school_id}}, numbers_of(periods)));
}

std::vector<ScoreMark> score_marks(db::Session& session) { return session.all<ScoreMark>(kScoreMarks); }

std::vector<SchoolName> school_names(db::Session& session) { return session.all<SchoolName>(kSchoolNames); }

std::vector<ClassScoreRow> class_scores_of_norm(db::Session& session, std::int64_t school_id, int period_no,
                                                const std::string& norm_id) {
  static const auto sql = std::string(kClassScores) + " and period_no = :period_no and norm_id = :norm_id";
  return session.all<ClassScoreRow>(
      {"norms.class_scores_of_norm", sql},
      {{"school_id", school_id}, {"period_no", period_no}, {"norm_id", norm_id}});
}

std::vector<ClassScoreRow> class_scores_of_class(db::Session& session, std::int64_t school_id,
                                                 std::int64_t class_id, const Periods& periods) {
  static const auto sql =
      std::string(kClassScores) + " and class_id = :class_id and period_no in " + period_list();
  return session.all<ClassScoreRow>(
      {"norms.class_scores_of_class", sql},
      with_periods({{"school_id", school_id}, {"class_id", class_id}}, numbers_of(periods)));
}

std::vector<MissingRow> missing_students(db::Session& session, const WhichMissing& which,
                                         const people::Scope& sight) {
  return missing(session, {"norms.missing_students", "s.id", "s.name", kJoinStudents}, which, sight);
}

std::vector<MissingRow> missing_families(db::Session& session, const WhichMissing& which,
                                         const people::Scope& sight) {
  return missing(session, {"norms.missing_families", "s.id", "s.name", kJoinChildren}, which, sight);
}

std::vector<MissingRow> missing_staff(db::Session& session, const WhichMissing& which,
                                      std::optional<std::int64_t> staff_id) {
  people::Scope only{"1 = 1", {}};
  if (staff_id) only = {"f.id = :staff_id", {{"staff_id", *staff_id}}};
  return missing(session, {"norms.missing_staff", "f.id", "f.name", kJoinStaff}, which, only);
}

std::vector<MissingRow> missing_groups(db::Session& session, const WhichMissing& which) {
  return missing(session, {"norms.missing_groups", "t.subject_id as person_id", "''", ""}, which,
                 {"1 = 1", {}});
}

std::vector<MissedDuty> missed_duties(db::Session& session, const WhichDuties& which,
                                      const people::Scope& sight) {
  auto sql = std::string(kMissedDuties);
  sql += which.in_time ? kInTime : kNotInTime;
  sql += " and (d.subject_kind <> 'student' or " + sight.sql + ")";
  if (which.owner_id) sql += " and d.owner_id = :owner_id";
  sql += which.in_time ? " order by d.fulfilled_at desc limit :limit" : " order by d.due_at limit :limit";
  return session.all<MissedDuty>({"norms.missed_duties", sql}, sight.with({{"school_id", which.school_id},
                                                                           {"kind", which.kind},
                                                                           {"from", which.from},
                                                                           {"to", which.to},
                                                                           {"now", which.now},
                                                                           {"owner_id", which.owner_id},
                                                                           {"limit", which.limit}}));
}

std::vector<DutyWeek> duty_weeks(db::Session& session, std::int64_t school_id,
                                 const std::set<std::string>& kinds, Instant from, Instant to) {
  if (kinds.empty()) return {};
  db::Args args{{"school_id", school_id}, {"from", from}, {"to", to}};
  std::vector<std::string> named;
  for (const auto& kind : kinds) {
    auto name = fmt::format("kind_{}", named.size());
    named.push_back(":" + name);
    args.emplace_back(name, kind);
  }
  const auto sql = fmt::format(fmt::runtime(kDutyWeeks), fmt::join(named, ", "));
  return session.all<DutyWeek>({"norms.duty_weeks", sql}, args);
}

std::vector<OpenDuties> open_duties(db::Session& session, std::int64_t school_id, Instant now, Instant from,
                                    Instant to) {
  return session.all<OpenDuties>(kOpenDuties,
                                 {{"school_id", school_id}, {"now", now}, {"from", from}, {"to", to}});
}

std::vector<OpenDuty> duties_to_come(db::Session& session, std::int64_t school_id, Instant from) {
  return session.all<OpenDuty>(kToCome, {{"school_id", school_id}, {"from", from}});
}

std::map<std::int64_t, Recording> recordings(db::Session& session, std::int64_t school_id, Days days) {
  std::map<std::int64_t, Recording> by_contact;
  session.each<Recording>(kRecordings, {{"school_id", school_id}, {"from", days.from}, {"to", days.to}},
                          [&](const Recording& row) { by_contact.emplace(row.contact_id, row); });
  return by_contact;
}

std::vector<Tally> tallies_of_class(db::Session& session, std::int64_t school_id, std::int64_t class_id,
                                    const Periods& periods) {
  static const auto sql = std::string(kTalliesOfClass) + period_list();
  std::vector<Tally> tallies;
  session.each<ClassTally>(
      {"norms.tallies_of_class", sql},
      with_periods({{"school_id", school_id}, {"class_id", class_id}}, numbers_of(periods)),
      [&](const ClassTally& row) {
        tallies.push_back({row.period_no, row.subject_kind, row.class_id, row.subject_id, row.in_care,
                           row.concerned, row.raised, row.met, parse_figures(row.figures)});
      });
  return tallies;
}

std::set<std::int64_t> students_granted(db::Session& session, const people::Scope& sight,
                                        std::int64_t class_id) {
  auto ids = session.all<std::int64_t>(
      {"norms.students_granted",
       "select s.id from students s where s.left_on is null and s.class_id = :class_id and " + sight.sql},
      sight.with({{"class_id", class_id}}));
  return {ids.begin(), ids.end()};
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
