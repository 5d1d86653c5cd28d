// SPDX-License-Identifier: Apache-2.0
// Statement counts and times as Prometheus text, for Metrics::add_source.
#pragma once

#include <string>

namespace kith::db {

void append_statement_metrics(std::string& out);

}  // namespace kith::db
