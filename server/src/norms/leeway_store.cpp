// SPDX-License-Identifier: Apache-2.0
#include "norms/leeway_store.hpp"

namespace kith::norms {
namespace {

constexpr std::string_view kExcused =
    "select c.entry_grade, c.entry_year, c.number, e.subject_id, s.name, e.reason, f.name as set_by_name, e.set_at "
    "from excuses e join students s on s.school_id = e.school_id and s.id = e.subject_id "
    "join classes c on c.school_id = s.school_id and c.id = s.class_id "
    "left join staff f on f.school_id = e.school_id and f.id = e.set_by "
    "where e.school_id = :school_id and e.norm_id = :norm_id and e.period_no = :period_no and ";
constexpr std::string_view kNewestFirst = " order by e.set_at desc, e.subject_id";
constexpr db::Sql kIsExcused{
    "norms.is_excused",
    "select count(*) from excuses where school_id = :school_id and norm_id = :norm_id and period_no = :period_no "
    "and subject_id = :subject_id"};

}  // namespace

std::vector<NamedExcuse> excused_students(db::Session& session, const people::Scope& sight, std::int64_t school_id,
                                          const std::string& norm_id, int period_no) {
  auto sql = std::string(kExcused) + sight.sql + std::string(kNewestFirst);
  return session.all<NamedExcuse>(
      {"norms.excused_students", sql},
      sight.with({{"school_id", school_id}, {"norm_id", norm_id}, {"period_no", period_no}}));
}

bool is_excused(db::Session& session, const Excuse& excuse) {
  return session.one<std::int64_t>(kIsExcused, {{"school_id", excuse.school_id},
                                                {"norm_id", excuse.norm_id},
                                                {"period_no", excuse.period_no},
                                                {"subject_id", excuse.subject_id}}) > 0;
}

}  // namespace kith::norms
