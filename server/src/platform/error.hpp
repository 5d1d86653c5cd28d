// SPDX-License-Identifier: Apache-2.0
// What a caller may sensibly branch on. Everything else (a lost database, a bug) is thrown
// and caught in one place, at the request boundary.
#pragma once

#include <boost/system/result.hpp>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

namespace kith {

enum class Fault { kInvalid, kUnauthenticated, kForbidden, kNotFound, kConflict, kTooMany };

struct Error {
  Fault fault = Fault::kInvalid;
  std::string code;                           // stable and translatable: "visits.too_early"
  std::map<std::string, std::string> fields;  // path of the bad field → error code
};

inline Error invalid(std::string code, std::map<std::string, std::string> fields = {}) {
  return {Fault::kInvalid, std::move(code), std::move(fields)};
}
inline Error forbidden(std::string code) { return {Fault::kForbidden, std::move(code), {}}; }
inline Error not_found(std::string code) { return {Fault::kNotFound, std::move(code), {}}; }
inline Error conflict(std::string code) { return {Fault::kConflict, std::move(code), {}}; }

// Found by argument-dependent lookup when result.value() is asked of an error: a bug, so it throws.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
  throw std::logic_error("unexpected error: " + error.code);
}

template <class T>
using Result = boost::system::result<T, Error>;

}  // namespace kith
