// SPDX-License-Identifier: Apache-2.0
// A statement on the path of a contact must find its rows by a key that holds the subject.
#include "norms/norm_sql.hpp"

#include "platform/db/db_kit.hpp"

namespace kith::norms {
namespace {

struct PlanLine {
  int id = 0;
  int parent = 0;
  int unused = 0;
  std::string detail;
};
KITH_DESCRIBE(PlanLine, (id, parent, unused, detail))

std::string plan_of(const db::Sql& sql) {
  static db::ScratchDatabase database;
  db::Args args;
  for (const char* name : {"school_id", "subject_id", "period_1", "period_2", "period_3", "period_4"})
    args.emplace_back(name, 1);
  for (const char* name : {"starts_on", "ends_on"}) args.emplace_back(name, "2026-11-20");
  std::string text = "explain query plan " + std::string(sql.text), plan;
  auto lines = database.db().read([&](db::Session& session) {
    return session.all<PlanLine>({"plan", text}, args);
  });
  for (const auto& line : lines) plan += line.detail + "\n";
  return plan;
}

TEST(ThePathOfAContact, FindsTalliesBySubject) {
  EXPECT_NE(plan_of(kTalliesOf).find("(subject_id=? AND period_no=?)"), std::string::npos)
      << plan_of(kTalliesOf);
}

TEST(ThePathOfAContact, CountsFiguresBySubjectAndDay) {
  auto catalogue = built_in_catalogue();
  for (const auto& norm : catalogue->norms())
    EXPECT_NE(plan_of(NormSql(norm).figure()).find("_id=? AND held_on>? AND held_on<?)"), std::string::npos)
        << norm.clause;
}

}  // namespace
}  // namespace kith::norms
