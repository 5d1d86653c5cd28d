// SPDX-License-Identifier: Apache-2.0
// One JSON object a line, to stderr. A line names an event and carries identifiers, figures and codes:
// never names, telephone numbers, addresses of people, words they wrote, or bound values of SQL.
// May be called from any thread; a line is written whole. Warnings and errors are written at once, with what
// was said before them; other lines within a second, or when the process ends: a kill may take the last of
// them.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <iostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "platform/json/describe.hpp"

namespace kith::log {

enum class Level { kDebug, kInfo, kWarning, kError, kOff };
KITH_DESCRIBE_ENUM(Level, kDebug, kInfo, kWarning, kError, kOff)

struct Field {
  template <class T>
  requires std::is_integral_v<T> Field(std::string_view name, T value)
      : name(name), value(static_cast<std::int64_t>(value)) {}
  Field(std::string_view name, double value) : name(name), value(value) {}
  Field(std::string_view name, std::string_view value) : name(name), value(value) {}
  Field(std::string_view name, const std::string& value) : name(name), value(std::string_view(value)) {}
  Field(std::string_view name, const char* value) : name(name), value(std::string_view(value)) {}

  std::string_view name;
  std::variant<std::int64_t, double, std::string_view> value;
};

// Until this is called nothing is written, so that tests stay quiet. Not while others write.
void start(Level level, std::ostream& to = std::cerr);

// {"at":"2026-03-01T08:00:00.000Z","level":"info","event":"http.answered",…}
void write(Level level, std::string_view event, std::initializer_list<Field> fields = {});

inline void info(std::string_view event, std::initializer_list<Field> fields = {}) {
  write(Level::kInfo, event, fields);
}
inline void warning(std::string_view event, std::initializer_list<Field> fields = {}) {
  write(Level::kWarning, event, fields);
}
inline void error(std::string_view event, std::initializer_list<Field> fields = {}) {
  write(Level::kError, event, fields);
}

}  // namespace kith::log
