// SPDX-License-Identifier: Apache-2.0
// Which family a new student belongs to: one in which every child shares a guardian with the newcomer. A
// chain of step-families, where the first and the last child share nobody, is not one family.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace kith::people {

class Families {
 public:
  // Guardians of one child of the family.
  void add(std::int64_t family_id, std::vector<std::int64_t> guardian_ids);
  // 0 when there is none; the oldest when several fit.
  std::int64_t find(const std::vector<std::int64_t>& guardian_ids) const;

 private:
  std::map<std::int64_t, std::vector<std::vector<std::int64_t>>> children_;
  std::map<std::int64_t, std::set<std::int64_t>> families_of_guardian_;
};

}  // namespace kith::people
