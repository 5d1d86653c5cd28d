// SPDX-License-Identifier: Apache-2.0
#include "people/roster/guardians.hpp"

#include <algorithm>
#include <ranges>

namespace kith::people {

void GuardianIndex::set(const Digest& telephone, std::int64_t guardian_id) {
  auto before = find(telephone);
  undo_.emplace_back([this, telephone, before] {
    if (before)
      by_telephone_[telephone] = before;
    else
      by_telephone_.erase(telephone);
  });
  if (guardian_id)
    by_telephone_[telephone] = guardian_id;
  else
    by_telephone_.erase(telephone);
}

void GuardianIndex::add(const Digest& telephone, std::int64_t guardian_id) { set(telephone, guardian_id); }

std::int64_t GuardianIndex::find(const Digest& telephone) const {
  auto found = by_telephone_.find(telephone);
  return found == by_telephone_.end() ? 0 : found->second;
}

void GuardianIndex::move(const std::optional<Digest>& from, const Digest& to, std::int64_t guardian_id) {
  if (from) set(*from, 0);
  set(to, guardian_id);
}

bool GuardianIndex::claim(std::int64_t guardian_id) {
  bool is_first = claimed_.insert(guardian_id).second;
  if (is_first) undo_.emplace_back([this, guardian_id] { claimed_.erase(guardian_id); });
  return is_first;
}

void GuardianIndex::take_back() {
  for (auto& step : undo_ | std::views::reverse) step();
  undo_.clear();
}

namespace {

class Comparison {
 public:
  Comparison(const std::vector<KnownGuardian>& known, const std::vector<GuardianEntry>& entries,
             const GuardianNeeds& needs)
      : known_(known), entries_(entries), needs_(needs) {}

  GuardianDelta run(int places) {
    for (const auto& entry : entries_)
      digests_.push_back(entry.telephone.empty() ? std::nullopt
                                                 : std::optional(needs_.digest(entry.telephone)));
    for (std::size_t i = 0; i < entries_.size(); ++i) compare(i);
    for (const auto& guardian : known_) {
      if (is_held(guardian.guardian_id)) continue;
      if (guardian.position > places) {
        delta_.guardian_ids.push_back(guardian.guardian_id);
        continue;
      }
      delta_.ended.push_back(guardian.guardian_id);
      note("guardians");
    }
    return std::move(delta_);
  }

 private:
  void note(const char* field) {
    if (std::ranges::find(delta_.fields, field) == delta_.fields.end()) delta_.fields.emplace_back(field);
  }

  bool is_held(std::int64_t guardian_id) const {
    return std::ranges::find(delta_.guardian_ids, guardian_id) != delta_.guardian_ids.end();
  }

  void compare(std::size_t i) {
    auto by_number = digests_[i] ? needs_.index.find(*digests_[i]) : 0;
    if (by_number && is_held(by_number)) return;
    const auto* by_name = by_number ? nullptr : named(i);
    if (by_number)
      settle_name(i, by_number);
    else if (by_name)
      settle_number(i, *by_name);
    auto id = by_number ? by_number : by_name ? by_name->guardian_id : add(i);
    hold(i, id);
  }

  // A guardian of this student, called the same, whom no other entry of the row reaches.
  const KnownGuardian* named(std::size_t i) const {
    auto found = std::ranges::find_if(known_, [&](const KnownGuardian& guardian) {
      bool is_reached =
          guardian.telephone && std::ranges::find(digests_, guardian.telephone) != digests_.end();
      bool may_take_number = !digests_[i] || !needs_.index.is_claimed(guardian.guardian_id);
      return guardian.name == entries_[i].name && !is_reached && !is_held(guardian.guardian_id) &&
             may_take_number;
    });
    return found == known_.end() ? nullptr : &*found;
  }

  void settle_name(std::size_t i, std::int64_t id) {
    if (!needs_.index.claim(id)) return;
    auto found = std::ranges::find(known_, id, &KnownGuardian::guardian_id);
    if (found == known_.end() || found->name == entries_[i].name) return;
    delta_.guardians.push_back({.guardian_id = id, .name = entries_[i].name, .telephone = std::nullopt});
    note("guardians");
  }

  void settle_number(std::size_t i, const KnownGuardian& guardian) {
    needs_.index.claim(guardian.guardian_id);
    if (!digests_[i]) return;
    needs_.index.move(guardian.telephone, *digests_[i], guardian.guardian_id);
    delta_.guardians.push_back(
        {.guardian_id = guardian.guardian_id, .name = std::nullopt, .telephone = entries_[i].telephone});
    note("telephone");
  }

  std::int64_t add(std::size_t i) {
    auto id = needs_.new_id();
    const auto& entry = entries_[i];
    delta_.guardians.push_back({.guardian_id = id,
                                .is_new = true,
                                .name = entry.name,
                                .telephone = digests_[i] ? std::optional(entry.telephone) : std::nullopt});
    if (digests_[i]) needs_.index.add(*digests_[i], id);
    needs_.index.claim(id);
    return id;
  }

  void hold(std::size_t i, std::int64_t id) {
    const auto& entry = entries_[i];
    delta_.guardian_ids.push_back(id);
    int position = int(i) + 1;
    auto held = std::ranges::find(known_, id, &KnownGuardian::guardian_id);
    if (held == known_.end()) {
      delta_.guardianships.push_back(
          {{id, "", std::nullopt, entry.relation, position, entry.lives_away.value_or(false)}, true});
      return note("guardians");
    }
    auto wanted = *held;
    wanted.position = position;
    if (entry.relation != Relation::kOther) wanted.relation = entry.relation;
    wanted.lives_away = entry.lives_away.value_or(held->lives_away);
    if (wanted.position != held->position) note("position");
    if (wanted.relation != held->relation) note("relation");
    if (wanted.lives_away != held->lives_away) note("lives_away");
    bool is_same = wanted.position == held->position && wanted.relation == held->relation &&
                   wanted.lives_away == held->lives_away;
    if (!is_same) delta_.guardianships.push_back({wanted, false});
  }

  const std::vector<KnownGuardian>& known_;
  const std::vector<GuardianEntry>& entries_;
  const GuardianNeeds& needs_;
  std::vector<std::optional<Digest>> digests_;
  GuardianDelta delta_;
};

}  // namespace

GuardianDelta compare_guardians(const std::vector<KnownGuardian>& known,
                                const std::vector<GuardianEntry>& entries, int places,
                                const GuardianNeeds& needs) {
  return Comparison(known, entries, needs).run(places);
}

}  // namespace kith::people
