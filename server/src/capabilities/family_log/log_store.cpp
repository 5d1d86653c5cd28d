// SPDX-License-Identifier: Apache-2.0
#include "capabilities/family_log/log_store.hpp"

namespace kith::family_log {
namespace {

constexpr std::string_view kChildren =
    "select s.id, s.name from students s where s.left_on is null and s.school_id = :school_id and exists "
    "(select 1 from guardianships a where a.school_id = s.school_id and a.student_id = s.id and a.lives_away "
    "= 1) and ";
constexpr db::Sql kLog{
    "family_log.log_of",
    "select c.id, c.mode, c.held_on, c.recorded_by, g.name from contact_students k "
    "join contacts c on c.school_id = k.school_id and c.id = k.contact_id "
    "join guardians g on g.school_id = c.school_id and g.id = c.recorded_by "
    "where k.school_id = :school_id and k.student_id = :student_id and k.kind = 'family_log' and k.is_void = "
    "0 "
    "order by k.held_on desc, k.contact_id desc limit :limit"};
constexpr db::Sql kAuthor{
    "family_log.author_of",
    "select c.recorded_by, k.student_id from contacts c "
    "join contact_students k on k.school_id = c.school_id and k.contact_id = c.id "
    "where c.school_id = :school_id and c.id = :contact_id and c.kind = 'family_log' and c.voids_id is null"};

}  // namespace

std::vector<LoggedChild> children_logged(db::Session& session, const people::Scope& sight,
                                         std::int64_t school_id) {
  return session.all<LoggedChild>(
      {"family_log.children", std::string(kChildren) + sight.sql + " order by s.id"},
      sight.with({{"school_id", school_id}}));
}

std::vector<LogRow> log_of(db::Session& session, std::int64_t school_id, std::int64_t student_id, int limit) {
  return session.all<LogRow>(kLog, {{"school_id", school_id}, {"student_id", student_id}, {"limit", limit}});
}

std::optional<LogAuthor> author_of(db::Session& session, std::int64_t school_id, std::int64_t contact_id) {
  return session.maybe<LogAuthor>(kAuthor, {{"school_id", school_id}, {"contact_id", contact_id}});
}

}  // namespace kith::family_log
