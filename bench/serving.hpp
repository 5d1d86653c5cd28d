// SPDX-License-Identifier: Apache-2.0
// The program serving an invented district of its own.
#pragma once

#include "app/demo/sign_ins.hpp"
#include "bench/benchmarks.hpp"
#include "bench/program.hpp"

namespace kith::bench {

class Serving {
 public:
  // Makes the district, then serves it; returns when the day's first work is done. `files` stand in the web
  // folder.
  Serving(const Plan& plan, const std::vector<std::pair<std::string, std::string>>& files = {});

  int port() const { return port_; }
  const Program& program() const { return *program_; }
  // The header that names a session of the first of the cast who has the role.
  std::string session_of(std::uint32_t role) const;

 private:
  District district_{db::Engine::kSqlite, {.schools = 3, .students = 2400}};
  std::vector<demo::DemoSignIn> cast_;
  int port_ = 0;
  std::unique_ptr<Program> program_;
};

// Starts the program on this database and waits for its first answer. `settings`: further ones, NAME=value.
std::unique_ptr<Program> start_serving(const Plan& plan, const District& district, int port,
                                       const std::vector<std::string>& settings = {});
// Waits until the day's first work is done, which the program does beside its first answers: periods begun,
// norms counted, the record looked through.
void let_settle(const Program& program);

}  // namespace kith::bench
