// SPDX-License-Identifier: Apache-2.0
#include "platform/db/statement.hpp"

#include <algorithm>

#include "platform/db/statement_stats.hpp"

namespace kith::db {

// Marks the statement busy and counts it, however it ends.
class Statement::Use {
 public:
  explicit Use(Statement& statement) : statement_(statement), began_(std::chrono::steady_clock::now()) {
    statement_.is_busy_ = true;
  }
  ~Use() {
    statement_.is_busy_ = false;
    statement_.count(std::chrono::steady_clock::now() - began_);
  }

 private:
  Statement& statement_;
  std::chrono::steady_clock::time_point began_;
};

Statement::Statement(const Sql& sql, std::vector<std::string> parameters)
    : name_(sql.name), parameters_(std::move(parameters)), counter_(statement_counter(sql.name)) {}

void Statement::count(std::chrono::nanoseconds took) {
  counter_.count.fetch_add(1, std::memory_order_relaxed);
  counter_.nanoseconds.fetch_add(took.count(), std::memory_order_relaxed);
}

std::vector<const Value*> Statement::values_of(const Args& args) const {
  std::vector<const Value*> values;
  values.reserve(parameters_.size());
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    auto is_it = [&](const Arg& arg) { return arg.name == parameters_[i]; };
    if (i < args.size() && is_it(args[i])) {
      values.push_back(&args[i].value);
      continue;
    }
    auto found = std::find_if(args.begin(), args.end(), is_it);
    if (found == args.end()) throw std::logic_error(name_ + ": no value for :" + parameters_[i]);
    values.push_back(&found->value);
  }
  return values;
}

void Statement::query(const Args& args, const OnRow& on_row) {
  Use use(*this);
  run(values_of(args), on_row);
}

std::int64_t Statement::exec(const Args& args) { return exec(values_of(args)); }

std::int64_t Statement::exec(const std::vector<const Value*>& values) {
  Use use(*this);
  return run(values, nullptr);
}

const std::string& Statement::checked(const std::string& text) const {
  if (text.find('\0') != std::string::npos) throw DbError(name_ + ": a NUL byte in a text [22021]", "22021");
  return text;
}

}  // namespace kith::db
