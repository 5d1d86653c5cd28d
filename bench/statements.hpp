// SPDX-License-Identifier: Apache-2.0
// Where the time of a part goes at the database: the statements this process has run since this was made.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "platform/db/statement_stats.hpp"

namespace kith::bench {

class Statements {
 public:
  Statements() : before_(db::statement_stats()) {}
  // One line each, those that took longest in total first.
  void print(const std::string& part, std::ostream& out) const;

 private:
  std::vector<db::StatementStat> before_;
};

}  // namespace kith::bench
