// SPDX-License-Identifier: Apache-2.0
// Distinct identifier types, so that a StudentId cannot be passed for a StaffId.
// A value is `school_no · 2³² + n` with school_no below 2²⁰: below 2⁵³, therefore exact in
// JavaScript, and the identifier names its own school.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace kith {

template <class Tag>
struct Id {
  std::int64_t value = 0;

  explicit operator bool() const { return value != 0; }
  friend auto operator<=>(const Id&, const Id&) = default;
};

constexpr std::int64_t kIdsPerTenant = std::int64_t{1} << 32;

// The tenant (school) number inside an identifier.
constexpr std::int64_t tenant_of(std::int64_t id) { return id / kIdsPerTenant; }

}  // namespace kith

template <class Tag>
struct std::hash<kith::Id<Tag>> {
  std::size_t operator()(const kith::Id<Tag>& id) const { return std::hash<std::int64_t>{}(id.value); }
};
