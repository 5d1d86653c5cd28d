// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption/leeway_store.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "norms/counting/period_store.hpp"

namespace kith::norms {
namespace {

constexpr db::Sql kNewcomerWeeks{"norms.newcomer_weeks",
                                 "select newcomer_weeks from norm_schools where school_id = :school_id"};
constexpr db::Sql kSaveNewcomerWeeks{
    "norms.save_newcomer_weeks",
    "insert into norm_schools (school_id, begun_on, newcomer_weeks) values (:school_id, :day, :weeks) "
    "on conflict (school_id) do update set newcomer_weeks = excluded.newcomer_weeks"};
constexpr db::Sql kExcuses{
    "norms.excuses",
    "select school_id, norm_id, period_no, subject_id, reason, set_by, set_at from excuses "
    "where school_id = :school_id and period_no = :period_no order by set_at"};
constexpr db::Sql kDropExcuse{
    "norms.drop_excuse",
    "delete from excuses where school_id = :school_id and norm_id = :norm_id and period_no = :period_no "
    "and subject_id = :subject_id"};
constexpr std::string_view kExcused =
    "select e.subject_id, {}.name, e.reason, f.name as set_by_name, e.set_at{} from excuses e {} ";
constexpr std::string_view kExcusedClasses =
    "select e.subject_id, '' as name, e.reason, f.name as set_by_name, e.set_at, c.entry_grade, "
    "c.entry_year, "
    "c.number from excuses e {} ";
constexpr std::string_view kOfStudents =
    "join students s on s.school_id = e.school_id and s.id = e.subject_id ";
constexpr std::string_view kOfFamilies =
    "join students s on s.school_id = e.school_id and s.family_id = e.subject_id and s.left_on is null ";
constexpr std::string_view kOfStaff = "join staff m on m.school_id = e.school_id and m.id = e.subject_id ";
constexpr std::string_view kClassOfChild =
    "join classes c on c.school_id = s.school_id and c.id = s.class_id ";
constexpr std::string_view kOfClasses =
    "join classes c on c.school_id = e.school_id and c.id = e.subject_id ";
constexpr std::string_view kWhichExcuses =
    "left join staff f on f.school_id = e.school_id and f.id = e.set_by "
    "where e.school_id = :school_id and e.norm_id = :norm_id and e.period_no = :period_no and ";
constexpr std::string_view kNewestFirst = " order by e.set_at desc, e.subject_id";
constexpr db::Sql kIsExcused{"norms.is_excused",
                             "select count(*) from excuses where school_id = :school_id and norm_id = "
                             ":norm_id and period_no = :period_no "
                             "and subject_id = :subject_id"};

}  // namespace

std::vector<ExcusedChild> excused_children(db::Session& session, const people::Scope& sight, Of of,
                                           std::int64_t school_id, const std::string& norm_id,
                                           int period_no) {
  auto whose = std::string(of == Of::kFamily ? kOfFamilies : kOfStudents) + std::string(kClassOfChild);
  auto sql = fmt::format(kExcused, "s", ", c.entry_grade, c.entry_year, c.number", whose) +
             std::string(kWhichExcuses) + sight.sql + std::string(kNewestFirst) + ", s.id";
  auto found = session.all<ExcusedChild>(
      {"norms.excused_children", sql},
      sight.with({{"school_id", school_id}, {"norm_id", norm_id}, {"period_no", period_no}}));
  auto is_same = [](const auto& a, const auto& b) { return a.subject_id == b.subject_id; };
  found.erase(std::unique(found.begin(), found.end(), is_same), found.end());
  return found;
}

std::vector<ExcusedChild> excused_classes(db::Session& session, const people::Scope& sight,
                                          std::int64_t school_id, const std::string& norm_id, int period_no) {
  auto sql = fmt::format(kExcusedClasses, kOfClasses) + std::string(kWhichExcuses) + sight.sql +
             std::string(kNewestFirst);
  return session.all<ExcusedChild>(
      {"norms.excused_classes", sql},
      sight.with({{"school_id", school_id}, {"norm_id", norm_id}, {"period_no", period_no}}));
}

std::vector<NamedExcuse> excused_staff(db::Session& session, std::optional<std::int64_t> staff_id,
                                       std::int64_t school_id, const std::string& norm_id, int period_no) {
  auto sql = fmt::format(kExcused, "m", "", kOfStaff) + std::string(kWhichExcuses) +
             "(cast(:staff_id as bigint) is null or e.subject_id = :staff_id)" + std::string(kNewestFirst);
  return session.all<NamedExcuse>(
      {"norms.excused_staff", sql},
      {{"school_id", school_id}, {"norm_id", norm_id}, {"period_no", period_no}, {"staff_id", staff_id}});
}

bool is_excused(db::Session& session, const Excuse& excuse) {
  return session.one<std::int64_t>(kIsExcused, {{"school_id", excuse.school_id},
                                                {"norm_id", excuse.norm_id},
                                                {"period_no", excuse.period_no},
                                                {"subject_id", excuse.subject_id}}) > 0;
}

int newcomer_weeks(db::Session& session, std::int64_t school_id) {
  return session.maybe<int>(kNewcomerWeeks, {{"school_id", school_id}}).value_or(2);
}

void save_newcomer_weeks(db::Tx& tx, std::int64_t school_id, int weeks, Date today) {
  tx.exec(kSaveNewcomerWeeks, {{"school_id", school_id}, {"weeks", weeks}, {"day", today}});
}

std::vector<Excuse> excuses_of(db::Session& session, std::int64_t school_id, int period_no) {
  return session.all<Excuse>(kExcuses, {{"school_id", school_id}, {"period_no", period_no}});
}

void save_excuse(db::Tx& tx, const Excuse& excuse) {
  tx.insert_all(
      "excuses", std::vector{excuse},
      "on conflict (school_id, norm_id, period_no, subject_id) do update set reason = excluded.reason, "
      "set_by = excluded.set_by, set_at = excluded.set_at");
}

void drop_excuse(db::Tx& tx, const Excuse& excuse) { tx.exec(kDropExcuse, db::args_of(excuse)); }

}  // namespace kith::norms
