// SPDX-License-Identifier: Apache-2.0
#include "platform/db/statement_metrics.hpp"

#include "platform/db/statement_stats.hpp"
#include "platform/metrics/metrics.hpp"

namespace kith::db {

void append_statement_metrics(std::string& out) {
  auto stats = statement_stats();
  out += "# TYPE kith_db_statements_total counter\n";
  for (const auto& stat : stats) {
    metrics::print_sample(out, "kith_db_statements_total", {{"statement", stat.name}}, double(stat.count));
  }
  out += "# TYPE kith_db_statement_seconds_total counter\n";
  for (const auto& stat : stats) {
    metrics::print_sample(out, "kith_db_statement_seconds_total", {{"statement", stat.name}},
                          double(stat.microseconds) / 1e6);
  }
}

}  // namespace kith::db
