// SPDX-License-Identifier: Apache-2.0
#include "people/file_opening_store.hpp"

#include <limits>

namespace kith::people {
namespace {

constexpr db::Sql kOpen{
    "people.open_file",
    "select school_id, id, student_id, staff_id, reason, words, opened_at, until_at from file_openings "
    "where school_id = :school_id and student_id = :student_id and staff_id = :staff_id and until_at > :now "
    "order by id desc limit 1"};
constexpr db::Sql kPrinted{"people.save_printed",
                           "update file_openings set printed_at = :now where school_id = :school_id "
                           "and id = :opening_id and printed_at is null"};
constexpr db::Sql kOpenings{
    "people.openings_of",
    "select o.id, t.name, (select min(p.post) from staff_posts p where p.school_id = o.school_id "
    "and p.staff_id = o.staff_id and p.since_on <= :today and (p.until_on is null or p.until_on > :today)), "
    "o.reason, o.words, o.opened_at, o.printed_at from file_openings o "
    "join staff t on t.school_id = o.school_id and t.id = o.staff_id "
    "where o.school_id = :school_id and o.student_id = :student_id and o.id < :before_id "
    "order by o.id desc limit :limit"};

}  // namespace

void save_opening(db::Tx& tx, const OpeningRow& opening) { tx.insert("file_openings", opening); }

std::optional<OpeningRow> open_file(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                                    std::int64_t staff_id, Instant now) {
  return session.maybe<OpeningRow>(
      kOpen, {{"school_id", school_id}, {"student_id", student_id}, {"staff_id", staff_id}, {"now", now}});
}

void save_printed(db::Tx& tx, std::int64_t school_id, std::int64_t opening_id, Instant now) {
  tx.exec(kPrinted, {{"school_id", school_id}, {"opening_id", opening_id}, {"now", now}});
}

std::vector<OpeningLine> openings_of(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                                     std::optional<std::int64_t> before_id, Date today, int limit) {
  return session.all<OpeningLine>(
      kOpenings, {{"school_id", school_id},
                  {"student_id", student_id},
                  {"before_id", before_id.value_or(std::numeric_limits<std::int64_t>::max())},
                  {"today", today},
                  {"limit", limit}});
}

}  // namespace kith::people
