// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/measure.hpp"

#include <algorithm>
#include <charconv>

namespace kith::norms {
namespace {

void put(Bits& bits, int slot, bool on) { bits = on ? bits | bit(slot) : bits & ~bit(slot); }

// Whether the norm's population, a result of another, has gained or lost the subject.
bool follow_base(Tally& tally, const Norm& norm) {
  bool before = tally.is_concerned(norm);
  bool now = (tally.met & bit(norm.base_slot)) != 0;
  put(tally.concerned, norm.slot, now);
  return before != now;
}

bool adds_up(What what) { return what == What::kContacts || what == What::kFamilies; }

void count(Tally& tally, const Measures& measures, const Measured& measured, std::span<const Fact> facts,
           const Reached& reached) {
  const auto& norm = *measured.norm;
  Figure figure;
  int target = tally.target(measured);
  if (auto days = counted_days(norm.rule, measures.span); days && tally.is_concerned(norm))
    figure = figure_of(norm.rule.count, *days, facts, target);
  tally.set_figure(norm.slot, figure.value);
  put(tally.met, norm.slot, tally.is_concerned(norm) && figure.value >= target);
  if (figure.met_on && reached) reached(norm, *figure.met_on);
}

}  // namespace

void Tally::set_figure(int slot, int value) {
  if (std::size_t(slot) >= figures.size()) {
    if (value == 0) return;
    figures.resize(std::size_t(slot) + 1);
  }
  figures[std::size_t(slot)] = value;
  while (!figures.empty() && figures.back() == 0) figures.pop_back();
}

std::string figures_text(const std::vector<int>& figures) {
  std::string text;
  for (std::size_t slot = 0; slot < figures.size(); ++slot) {
    if (figures[slot] == 0) continue;
    if (!text.empty()) text += ' ';
    text += std::to_string(slot) + ':' + std::to_string(figures[slot]);
  }
  return text;
}

std::vector<int> parse_figures(std::string_view text) {
  std::vector<int> figures;
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end) {
    int slot = 0, value = 0;
    at = std::from_chars(at, end, slot).ptr + 1;
    at = std::from_chars(at, end, value).ptr + 1;
    if (figures.size() <= std::size_t(slot)) figures.resize(std::size_t(slot) + 1);
    figures[std::size_t(slot)] = value;
  }
  return figures;
}

Tally begin_tally(const Profile& profile, const Measures& measures, const IsExcused& is_excused) {
  Tally tally{.period_no = measures.span.period.period_no,
              .of = profile.of,
              .class_id = profile.class_id,
              .subject_id = profile.subject_id,
              .in_care = !profile.care.empty()};
  for (const auto& [norm, in_force] : *measures.norms) {
    if (norm->rule.due || norm->base_slot >= 0 || !norm->is_recorded ||
        !belongs(norm->rule, profile, measures.span))
      continue;
    if (norm->rule.excusable && is_excused(*norm, profile.subject_id)) continue;
    tally.concerned |= bit(norm->slot);
    if (norm->rule.more && is_in_care(norm->rule.more->care, profile)) tally.raised |= bit(norm->slot);
  }
  return tally;
}

void measure(Tally& tally, const Measures& measures, std::span<const Fact> facts, const Wanted& wanted,
             const Reached& reached) {
  for (const auto& measured : *measures.norms) {
    const auto& norm = *measured.norm;
    if (norm.rule.due || norm.rule.of != tally.of) continue;
    bool changed = norm.base_slot >= 0 && follow_base(tally, norm);
    if (changed || wanted(norm)) count(tally, measures, measured, facts, reached);
  }
}

std::vector<const Norm*> step(Tally& tally, const Measures& measures, std::span<const Fact> entry,
                              bool is_void) {
  std::vector<const Norm*> to_count;
  for (const auto& measured : *measures.norms) {
    const auto& norm = *measured.norm;
    if (norm.rule.due || norm.rule.of != tally.of) continue;
    if (norm.base_slot >= 0 && follow_base(tally, norm)) {
      to_count.push_back(&norm);
      continue;
    }
    auto days = counted_days(norm.rule, measures.span);
    bool is_concerned = std::any_of(entry.begin(), entry.end(),
                                    [&](const Fact& fact) { return counts(norm.rule.count, fact); });
    if (!is_concerned || !days || !tally.is_concerned(norm)) continue;
    if (!adds_up(norm.rule.count.what)) {
      to_count.push_back(&norm);
      continue;
    }
    int target = tally.target(measured);
    int worth = figure_of(norm.rule.count, *days, entry, target).value;
    tally.set_figure(norm.slot, tally.figure(norm.slot) + (is_void ? -worth : worth));
    put(tally.met, norm.slot, tally.figure(norm.slot) >= target);
  }
  return to_count;
}

}  // namespace kith::norms
