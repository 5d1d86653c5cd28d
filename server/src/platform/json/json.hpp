// SPDX-License-Identifier: Apache-2.0
// Described structs ↔ JSON, with our own reader because boost's value_to stops at the first fault and
// demands every key. Here optional members may be missing, unknown keys are refused, and all faults are
// reported at once, each under the path of its field.
#pragma once

#include <boost/json/value.hpp>
#include <map>
#include <string>

#include "platform/clock.hpp"
#include "platform/error.hpp"
#include "platform/id.hpp"
#include "platform/json/describe.hpp"

namespace kith::json {

// Instants are milliseconds UTC, dates "YYYY-MM-DD", identifiers numbers, enums snake_case text,
// absent optionals are null.
template <class T>
boost::json::value write(const T& value);
// The same, as compact text; cheaper than serialising the value.
template <class T>
std::string write_text(const T& value);

// Error{kInvalid, "request.invalid", fields: path → "request.missing" | "request.wrong_type" |
// "request.unknown_key" | "request.unknown_value" | "request.bad_date" | "request.out_of_range" |
// "request.bad_text" (a NUL, or not UTF-8)}.
template <class T>
Result<T> read(const boost::json::value& value);

// Named schemas of components/schemas, gathered while routes are described.
struct Schemas {
  std::map<std::string, boost::json::value> named;
  std::map<std::string, const void*> origins = {};  // which shape a name stands for
};

// The JSON Schema (2020-12) of T: a $ref for described structs, whose bodies go into `schemas` under the
// struct's own name without namespaces. Two structs of one name but different members throw std::logic_error.
template <class T>
boost::json::value schema_of(Schemas& schemas);

}  // namespace kith::json

#include "platform/json/shape_of.hpp"
