// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_statistics.hpp"

#include "platform/db/db_kit.hpp"
#include "platform/db/sqlite_connection.hpp"

namespace kith::db {
namespace {

struct PlanRow {
  std::int64_t id = 0, parent = 0, unused = 0;
  std::string detail;
};
KITH_DESCRIBE(PlanRow, (id, parent, unused, detail))

class PlanningOnSqlite : public ::testing::Test {
 protected:
  std::string plan(const std::string& query) {
    auto text = "explain query plan " + query;
    return database_.db().read([&](Session& session) {
      std::string steps;
      for (const auto& row : session.all<PlanRow>({"test.plan", text})) steps += row.detail + "\n";
      return steps;
    });
  }
  ScratchDatabase database_;
};

TEST_F(PlanningOnSqlite, UsesEveryColumnOfAKeyThatTheQueryKnows) {
  auto steps = plan(
      "select s.id from guardianships k join students s on s.school_id = k.school_id and s.id = k.student_id "
      "where k.school_id = 1 and k.guardian_id = 5");
  EXPECT_NE(steps.find("school_id=? AND guardian_id=?"), steps.npos) << steps;
}

TEST_F(PlanningOnSqlite, BeginsAJoinWhereFewRowsAre) {
  auto steps = plan(
      "select k.guardian_id from students s join guardianships k on k.school_id = s.school_id "
      "and k.student_id = s.id where s.school_id = 1 and s.class_id = 4 order by k.student_id, k.position");
  EXPECT_NE(steps.find("SEARCH s USING INDEX students_of_class (school_id=? AND class_id=?)"), steps.npos)
      << steps;
}

TEST_F(PlanningOnSqlite, KeepsStatisticsThatWereMeasured) {
  SqliteConnection connection(database_.url(), SqliteConnection::Access::kReadWrite);
  database_.db();
  connection.script("test", "update sqlite_stat1 set stat = '7 7 7' where idx = 'students_of_class'");
  assume_statistics(connection);
  EXPECT_EQ(connection.all<std::string>(
                {"test.stat", "select stat from sqlite_stat1 where idx = 'students_of_class'"}),
            std::vector<std::string>{"7 7 7"});
}

}  // namespace
}  // namespace kith::db
