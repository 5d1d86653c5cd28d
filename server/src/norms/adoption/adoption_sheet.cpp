// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption/adoption_sheet.hpp"

#include <algorithm>

#include "calendar/year_calendar.hpp"
#include "norms/adoption/adoption_history.hpp"

namespace kith::norms {
namespace {

std::vector<AdoptionEntry> history_of(std::span<const NamedAdoption> adoptions, const std::string& clause) {
  std::vector<AdoptionEntry> history;
  for (const auto& row : adoptions)
    if (row.norm_id == clause)
      history.push_back({row.since_on, row.until_on.has_value(), own_figures_of(row), row.reason,
                         row.set_by_name, row.set_at});
  return history;
}

class Sheet {
 public:
  Sheet(const Catalogue& catalogue, const AdoptingSchool& school)
      : catalogue_(catalogue),
        school_(school),
        adoptions_(school.adoptions.begin(), school.adoptions.end()),
        in_force_(norms_in_force(catalogue, adoptions_, school.today)) {}

  AdoptablePack pack(const Pack& pack) const {
    AdoptablePack line{.id = pack.id, .title = pack.title, .suits_school = pack.is_for(school_.stage)};
    for (const auto& clause : pack.clauses) {
      const auto& shown = line.clauses.emplace_back(this->clause(clause));
      line.measured += clause.rule.has_value();
      line.in_force += shown.in_force;
    }
    return line;
  }

 private:
  AdoptableClause clause(const Clause& clause) const {
    AdoptableClause line{.id = clause.id,
                         .kind = clause.kind,
                         .title = clause.title,
                         .label = clause.label,
                         .rule = clause.rule,
                         .done_by = clause.done_by};
    if (clause.rule) measure(*catalogue_.find(clause.id), line);
    return line;
  }

  void measure(const Norm& norm, AdoptableClause& line) const {
    line.pack_figures = figures_of_pack(norm.rule);
    line.regular = norm.rule.regular;
    line.lacking_periods = lacking_periods(school_.calendar, norm.rule.per, school_.today);
    if (norm.rule.among.met && !find(*norm.rule.among.met)) line.lacking_clause = norm.rule.among.met;
    line.history = history_of(school_.adoptions, norm.clause);
    const auto* in_force = find(norm.clause);
    line.in_force = in_force;
    if (!in_force) return;
    line.own_figures =
        figures_of(norm, in_force_of(norm, *newest_of(adoptions_, norm.clause, school_.today)));
    line.figures = figures_of(norm, *in_force);
    line.stricter_by = in_force->stricter_by;
  }

  const InForce* find(const std::string& clause) const {
    auto found = std::find_if(in_force_.begin(), in_force_.end(),
                              [&](const InForce& norm) { return norm.norm_id == clause; });
    return found == in_force_.end() ? nullptr : &*found;
  }

  const Catalogue& catalogue_;
  const AdoptingSchool& school_;
  std::vector<Adoption> adoptions_;
  std::vector<InForce> in_force_;
};

}  // namespace

std::vector<calendar::PeriodKind> lacking_periods(const calendar::Calendar& calendar,
                                                  const std::vector<calendar::PeriodKind>& kinds,
                                                  Date today) {
  int year = calendar::school_year_of(today);
  std::vector<calendar::PeriodKind> lacking;
  for (auto kind : kinds)
    if (calendar::periods_between(calendar, kind, calendar::first_day_of(year), calendar::last_day_of(year))
            .empty())
      lacking.push_back(kind);
  return lacking;
}

AdoptionSheet adoption_sheet(const Catalogue& catalogue, const AdoptingSchool& school) {
  Sheet sheet(catalogue, school);
  AdoptionSheet result{.today = school.today};
  for (const auto& pack : catalogue.packs()) result.packs.push_back(sheet.pack(pack));
  return result;
}

}  // namespace kith::norms
