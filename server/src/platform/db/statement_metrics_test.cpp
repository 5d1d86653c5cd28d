// SPDX-License-Identifier: Apache-2.0
#include "platform/db/statement_metrics.hpp"

#include <gtest/gtest.h>

#include "platform/db/statement_stats.hpp"

namespace kith::db {
namespace {

TEST(StatementMetrics, GiveCountAndTimeByName) {
  auto& counter = statement_counter("metrics_test.statement");
  counter.count += 3;
  counter.nanoseconds += 1'500'000'000;
  std::string text;
  append_statement_metrics(text);
  EXPECT_NE(text.find("kith_db_statements_total{statement=\"metrics_test.statement\"} 3\n"), text.npos);
  EXPECT_NE(text.find("kith_db_statement_seconds_total{statement=\"metrics_test.statement\"} 1.5\n"),
            text.npos);
}

}  // namespace
}  // namespace kith::db
