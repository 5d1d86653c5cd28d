// SPDX-License-Identifier: Apache-2.0
// What a school has taken on, as its desk reads it: every pack, its clauses, with which figures and since
// when. Pure.
#pragma once

#include <span>

#include "norms/adoption/adoption_store.hpp"
#include "norms/adoption/own_figures.hpp"

namespace kith::norms {

// One line of a clause's history. ends: the school gave the clause up on that day. figures: what the school
// set instead of the pack's. set_by_name is absent for what the school was founded with.
struct AdoptionEntry {
  Date since_on{};
  bool ends = false;
  OwnFigures figures;
  std::string reason;
  std::optional<std::string> set_by_name;
  Instant set_at{};
};
KITH_DESCRIBE(AdoptionEntry, (since_on, ends, figures, reason, set_by_name, set_at))

// figures: as measured today; own_figures: what the school set, or the pack's, before a stricter clause is
// looked at. Figures a rule does not have are absent; all are, for a clause that is not measured.
struct AdoptableClause {
  std::string id;
  ClauseKind kind = ClauseKind::kNorm;
  Words title;
  Words label;
  std::optional<Rule> rule;
  std::optional<std::string> done_by;
  bool in_force = false;
  OwnFigures pack_figures;
  OwnFigures own_figures;
  OwnFigures figures;
  bool regular = false;
  std::optional<std::string> stricter_by;
  // Periods of the rule that this school year's calendar does not have: nothing is measured in them.
  std::vector<calendar::PeriodKind> lacking_periods;
  // The clause whose result is the population, where the school has not taken it on: nothing is measured.
  std::optional<std::string> lacking_clause;
  std::vector<AdoptionEntry> history;  // the newest first
};
KITH_DESCRIBE(AdoptableClause, (id, kind, title, label, rule, done_by, in_force, pack_figures, own_figures,
                                figures, regular, stricter_by, lacking_periods, lacking_clause, history))

// suits_school: the pack is written for schools of this stage. measured: clauses with a rule.
struct AdoptablePack {
  std::string id;
  Words title;
  bool suits_school = true;
  int measured = 0;
  int in_force = 0;
  std::vector<AdoptableClause> clauses;
};
KITH_DESCRIBE(AdoptablePack, (id, title, suits_school, measured, in_force, clauses))

struct AdoptionSheet {
  Date today{};
  std::vector<AdoptablePack> packs;
};
KITH_DESCRIBE(AdoptionSheet, (today, packs))

// The school as it stands today.
struct AdoptingSchool {
  people::Stage stage = people::Stage::kPrimary;
  const calendar::Calendar& calendar;
  std::span<const NamedAdoption> adoptions;
  Date today{};
};

AdoptionSheet adoption_sheet(const Catalogue& catalogue, const AdoptingSchool& school);

// Kinds of `kinds` of which the school year of `today` has no period.
std::vector<calendar::PeriodKind> lacking_periods(const calendar::Calendar& calendar,
                                                  const std::vector<calendar::PeriodKind>& kinds, Date today);

}  // namespace kith::norms
