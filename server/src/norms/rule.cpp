// SPDX-License-Identifier: Apache-2.0
#include "norms/rule.hpp"

#include <algorithm>

namespace kith::norms {
namespace {

using ledger::ContactKind;
using ledger::Mode;

template <class E>
std::vector<E> every() {
  std::vector<E> all;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) { all.push_back(d.value); });
  return all;
}

template <class E>
bool holds(const std::vector<E>& list, E value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

std::vector<ContactKind> counted_kinds(const Count& count) {
  if (!count.kinds.empty()) return count.kinds;
  auto kinds = every<ContactKind>();
  std::erase_if(kinds, [](ContactKind kind) { return !ledger::is_talk(kind); });
  return kinds;
}

std::vector<Mode> counted_modes(const Count& count) {
  auto modes = count.modes.empty() ? every<Mode>() : count.modes;
  if (count.face_to_face) std::erase_if(modes, [](Mode mode) { return !ledger::is_face_to_face(mode); });
  return modes;
}

bool counts(const Count& count, const Fact& fact) {
  bool is_kind = count.kinds.empty() ? ledger::is_talk(fact.kind) : holds(count.kinds, fact.kind);
  return is_kind && (count.modes.empty() || holds(count.modes, fact.mode)) &&
         (!count.face_to_face || ledger::is_face_to_face(fact.mode)) &&
         (count.by == By::kAnyone || fact.by_homeroom) && (count.with == With::kAnyone || fact.with_away);
}

bool can_count(const Count& count) {
  auto modes = counted_modes(count);
  for (auto kind : counted_kinds(count))
    if (std::any_of(modes.begin(), modes.end(), [&](Mode mode) { return ledger::fits(kind, mode); }))
      return true;
  return false;
}

bool is_sensitive(const Rule& rule) { return rule.among == Among::kGuardiansAway; }

}  // namespace kith::norms
