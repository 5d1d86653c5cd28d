// SPDX-License-Identifier: Apache-2.0
// SQLite once read a whole school to answer for one person, because without statistics it takes the beginning
// of a primary key for as good as an index. Opening a database writes assumed statistics
// (sqlite_statistics.hpp); these are the questions of hot paths that must be answered by their index.
#include <gtest/gtest.h>

#include "platform/db/db_kit.hpp"

namespace kith::db {

struct PlanStep {
  std::int64_t id = 0;
  std::int64_t parent = 0;
  std::int64_t unused = 0;
  std::string detail;
};
KITH_DESCRIBE(PlanStep, (id, parent, unused, detail))

namespace {

// The steps that say how tables are read, joined.
std::string plan_of(Db& db, const std::string& sql) {
  auto text = "explain query plan " + sql;
  std::string plan;
  db.read([&](Session& session) {
    for (const auto& step : session.all<PlanStep>({"test.plan", text})) plan += step.detail + "; ";
  });
  return plan;
}

TEST(AQueryOfAHotPath, IsAnsweredByItsIndexOnSqlite) {
  ScratchDatabase database;
  const std::vector<std::pair<std::string, std::string>> expected{
      {"select person_id, opened_at from asks where school_id = 1 and person_id = 2 and done_at is null "
       "and withdrawn_at is null order by case when due_at is null then 1 else 0 end, due_at",
       "asks_open_of_person"},
      {"select person_id, opened_at from asks where school_id = 1 and person_id = 2 and done_at is not null "
       "and withdrawn_at is null order by done_at desc",
       "asks_done_of_person"},
      {"select student_id, mode from contact_students where school_id = 1 and contact_id = 2",
       "contact_students_of_contact"},
      {"select staff_id, mode from contact_staff where school_id = 1 and contact_id = 2",
       "contact_staff_of_contact"},
      {"select group_id, mode from contact_groups where school_id = 1 and contact_id = 2",
       "contact_groups_of_contact"},
      {"select n.id, n.body from notices n where n.school_id = 1 and n.published_at is not null and "
       "(n.published_at, n.id) < (select b.published_at, b.id from notices b where b.school_id = 1 and b.id "
       "= 2) "
       "order by n.published_at desc, n.id desc limit 51",
       "notices_by_publication"},
      {"select state, families from district_letter_schools where letter_id = 2 order by school_id",
       "district_letter_schools_of_letter"},
      {"select s.school_id, count(distinct s.family_id) from students s join classes c on c.school_id = "
       "s.school_id and c.id = s.class_id where c.entry_grade + (2026 - c.entry_year) in (4) group by "
       "s.school_id order by s.school_id",
       "students_of_class"},
      {"select s.id from students s where not exists (select 1 from students o join guardianships g on "
       "g.school_id = o.school_id and g.student_id = o.id and g.may_receive = 1 where o.school_id = "
       "s.school_id and o.family_id = s.family_id)",
       "students_of_family"},
      {"select kind from periods where school_id = 1 and frozen_at is null and ends_on >= '2026-11-09' and "
       "starts_on <= '2026-11-23' and ends_on >= '2026-11-23'",
       "periods_by_end"},
      {"select a.source_id from guardianships p cross join asks a where p.school_id = 1 and p.student_id = 2 "
       "and a.school_id = 1 and a.person_id = p.guardian_id and a.student_id = 2 and a.done_at is not null "
       "and a.withdrawn_at is null",
       "asks_done_of_person"},
      {"select kind from duties where school_id = 1 and fulfilled_at is null and cancelled_at is null and "
       "due_at >= 5 and due_at < 9",
       "duties_open "},
      {"select d.id, f.name from duties d join staff f on f.school_id = d.school_id and f.id = d.owner_id "
       "where d.school_id = 1 and d.fulfilled_at is null and d.cancelled_at is null order by d.due_at, d.id "
       "limit 50",
       "duties_open "},
      {"select count(*) from duties where school_id = 1 and owner_id = 2 and fulfilled_at is null and "
       "cancelled_at is null",
       "duties_open_of_owner"},
      {"select kind, due_at / 604800000, count(*) from duties where school_id = 1 and kind in ('a', 'b') and "
       "cancelled_at is null and due_at >= 5 and due_at < 9 group by 1, 2",
       "(school_id=? AND kind=? AND due_at>? AND due_at<?)"},
      {"select c.id, v.note from contacts c join visits v on v.school_id = c.school_id and v.contact_id = "
       "c.id where c.school_id = 1 and c.held_on >= '2026-11-01' and c.recorded_at >= 5",
       "contacts_by_day"},
      {"select met from tallies where school_id = 1 and period_no = 2 and class_id = 3", "tallies_of_class"},
  };
  for (const auto& [sql, index] : expected) {
    auto plan = plan_of(database.db(), sql);
    EXPECT_NE(plan.find(index), std::string::npos) << sql << "\n  is answered by " << plan;
  }
}

TEST(AQueryOfAHotPath, AnswersForOnePersonByPrimaryKey) {
  ScratchDatabase database;
  auto plan = plan_of(database.db(),
                      "select opened_at from asks where school_id = 1 and audience_id = 2 and person_id = 3");
  EXPECT_NE(plan.find("school_id=? AND audience_id=? AND person_id=?"), std::string::npos) << plan;
}

TEST(AQueryOfAHotPath, FindsTalliesOfSeveralSubjectsByPrimaryKey) {
  ScratchDatabase database;
  for (std::string periods :
       {"1, 2", "select period_no from periods where school_id = 1 and starts_on <= '2026-11-23'"}) {
    auto plan = plan_of(database.db(),
                        "with wanted (kind, id) as (values ('student', cast(1 as bigint)), ('family', cast(2 "
                        "as bigint))) select t.met from wanted w cross join tallies t where t.school_id = 1 "
                        "and t.subject_kind = w.kind and t.subject_id = w.id and t.period_no in (" +
                            periods + ")");
    EXPECT_NE(plan.find("school_id=? AND subject_kind=? AND subject_id=?"), std::string::npos) << plan;
  }
}

}  // namespace
}  // namespace kith::db
