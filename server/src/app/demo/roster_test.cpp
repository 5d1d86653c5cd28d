// SPDX-License-Identifier: Apache-2.0
#include "app/demo/roster.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "people/roster/imports.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/hub.hpp"

namespace kith::demo {
namespace {

class ExportingARoster : public ::testing::TestWithParam<Stage> {
 protected:
  std::string bytes(const RosterOptions& options) {
    auto path = (folder_.path() / "roster.xlsx").string();
    counts_ = write_roster(path, options);
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  TemporaryFolder folder_;
  RosterCounts counts_;
};

TEST_P(ExportingARoster, MakesAFileThatImportsWithoutARefusal) {
  auto file = bytes({.stage = GetParam(), .students = 420, .school_year = 2026});
  db::ScratchDatabase database;
  FixedClock clock(SystemClock().at(make_date(2026, 11, 21), 9 * 60));
  secrets::SeededRandom random(1);
  secrets::Sealer sealer(secrets::FieldKey{7}, random);
  events::Hub events;
  people::RosterImports imports(database.db(), clock, sealer, events);
  auto plan = imports.plan_new(GetParam(), file);
  ASSERT_TRUE(plan) << plan.error().code;
  for (const auto& refusal : plan->refused)
    ADD_FAILURE() << refusal.sheet << refusal.row << refusal.column << refusal.reason;
  EXPECT_EQ(plan->students.added, 420);
  EXPECT_EQ(plan->staff.added, counts_.staff);
}

INSTANTIATE_TEST_SUITE_P(Of, ExportingARoster,
                         ::testing::Values(Stage::kPrimary, Stage::kNineYear, Stage::kKindergarten,
                                           Stage::kSenior),
                         [](const auto& info) { return to_text(info.param); });

}  // namespace
}  // namespace kith::demo
