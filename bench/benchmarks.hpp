// SPDX-License-Identifier: Apache-2.0
// The measurements, one function a row or two of the budget table.
#pragma once

#include <string>

#include "bench/district.hpp"
#include "bench/table.hpp"

namespace kith::bench {

struct Plan {
  int students = 100'000;
  bool is_quick = false;
  std::string program;  // path of kith
};

// On an invented district of plan.students:
void measure_contacts(District& district, const Plan& plan, Table& table);
void measure_boards(District& district, const Plan& plan, Table& table);
void measure_rebuild(District& district, const Plan& plan, Table& table);
void measure_confirmations(District& district, const Plan& plan, Table& table);

// On data of their own:
void measure_import(db::Engine engine, const Plan& plan, Table& table);
void measure_publish(db::Engine engine, const Plan& plan, Table& table);
void measure_outbox(db::Engine engine, const Plan& plan, Table& table);
void measure_season(db::Engine engine, Table& table);
void measure_home(const Plan& plan, Table& table);
void measure_start(const Plan& plan, Table& table);
void measure_streams(const Plan& plan, Table& table);
void measure_paper(Table& table);

}  // namespace kith::bench
