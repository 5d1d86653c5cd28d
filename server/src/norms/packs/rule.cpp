// SPDX-License-Identifier: Apache-2.0
#include "norms/packs/rule.hpp"

#include <algorithm>

#include "platform/json/json.hpp"

namespace kith::norms {

using ledger::ContactKind;
using ledger::Mode;

bool recurs_in(const Rule& rule, calendar::PeriodKind kind) {
  return std::find(rule.per.begin(), rule.per.end(), kind) != rule.per.end();
}

std::vector<ContactKind> counted_kinds(const Count& count) {
  if (!count.kinds.empty()) return count.kinds;
  auto kinds = enumerators<ContactKind>();
  std::erase_if(kinds, [](ContactKind kind) { return !ledger::is_talk(kind); });
  return kinds;
}

std::vector<Mode> counted_modes(const Count& count) {
  auto modes = count.modes.empty() ? enumerators<Mode>() : count.modes;
  if (count.face_to_face) std::erase_if(modes, [](Mode mode) { return !ledger::is_face_to_face(mode); });
  return modes;
}

bool is_of_families_alone(const Rule& rule) {
  return !rule.due && rule.count.kinds == std::vector{ledger::ContactKind::kFamilyLog};
}

bool can_count(const Rule& rule) {
  auto modes = counted_modes(rule.count);
  for (auto kind : counted_kinds(rule.count))
    if (std::any_of(modes.begin(), modes.end(), [&](Mode mode) { return ledger::fits(kind, mode); }))
      return true;
  return false;
}

Told told_by(const Rule& rule) {
  return {.care = rule.base.care || rule.among.care || rule.among.duty,
          .guardians_away = rule.base.guardians_away || rule.among.guardians_away};
}

bool is_sensitive(const Rule& rule) {
  auto told = told_by(rule);
  return told.care || told.guardians_away;
}

bool tells_of_care(const Rule& rule) { return rule.among.care || rule.more || rule.base.care; }

std::string shape_of(const Rule& rule) {
  if (rule.due) return {};
  auto shape = rule;
  shape.count.kinds = counted_kinds(rule.count);
  shape.count.modes = counted_modes(rule.count);
  std::sort(shape.count.kinds.begin(), shape.count.kinds.end());
  std::sort(shape.count.modes.begin(), shape.count.modes.end());
  std::sort(shape.per.begin(), shape.per.end());
  shape.at_least = 1, shape.share_permille = 1000, shape.regular = false, shape.more = {};
  return json::write_text(shape);
}

}  // namespace kith::norms
