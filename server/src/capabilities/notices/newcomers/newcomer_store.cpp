// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/newcomers/newcomer_store.hpp"

#include <fmt/format.h>

#include "platform/id.hpp"

namespace kith::notices {

struct AdditionInsert {
  std::int64_t school_id = 0;
  std::int64_t notice_id = 0;
  std::int64_t student_id = 0;
  Instant added_at{};
};
KITH_DESCRIBE(AdditionInsert, (school_id, notice_id, student_id, added_at))

namespace {

constexpr db::Sql kRunning{
    "notices.running",
    "select id from notices where school_id = :school_id and published_at is not null "
    "and withdrawn_at is null and (due_at > :now or (due_at is null and published_at > "
    ":since)) order by id"};
constexpr std::string_view kAdditions =
    "select c.entry_grade, c.entry_year, c.number, s.id, s.name, a.added_at from notice_additions a join "
    "students s on s.school_id = a.school_id and s.id = a.student_id join classes c on c.school_id = "
    "s.school_id and c.id = s.class_id where a.school_id = :school_id and a.notice_id = :notice_id and {} "
    "order by a.added_at desc, s.name_keys, s.id limit :limit";

}  // namespace

std::vector<std::int64_t> running_notices(db::Session& session, std::int64_t school_id, Instant now,
                                          Instant since) {
  return session.all<std::int64_t>(kRunning, {{"school_id", school_id}, {"now", now}, {"since", since}});
}

void save_additions(db::Tx& tx, std::int64_t notice_id, const std::vector<std::int64_t>& student_ids,
                    Instant at) {
  std::vector<AdditionInsert> rows;
  for (auto student_id : student_ids) rows.push_back({tenant_of(notice_id), notice_id, student_id, at});
  if (!rows.empty()) tx.insert_all("notice_additions", rows, "on conflict do nothing");
}

std::vector<AddedRow> additions_to(db::Session& session, std::int64_t notice_id,
                                   const people::Scope& students, int limit) {
  return session.all<AddedRow>(
      {"notices.additions_to", fmt::format(fmt::runtime(kAdditions), students.sql)},
      students.with({{"school_id", tenant_of(notice_id)}, {"notice_id", notice_id}, {"limit", limit}}));
}

}  // namespace kith::notices
