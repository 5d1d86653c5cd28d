// SPDX-License-Identifier: Apache-2.0
#include "norms/norms.hpp"

#include <algorithm>
#include <map>

#include "calendar/calendar_store.hpp"
#include "norms/recount.hpp"

namespace kith::norms {
namespace {

using calendar::Calendar;
using calendar::Period;
using calendar::PeriodKind;
using ledger::ContactChange;
using Facts = std::vector<Fact>;

bool has_kind(const std::vector<Period>& periods, PeriodKind kind) {
  return std::any_of(periods.begin(), periods.end(),
                     [&](const Period& period) { return period.kind == kind; });
}

// The periods of `kind` that have begun and still count.
std::vector<Period> open_periods(const Calendar& calendar, PeriodKind kind, Date today) {
  std::vector<Period> found;
  for (Date day = today - kFrozenAfter; day <= today; day += std::chrono::days{1}) {
    auto period = period_of(calendar, kind, day);
    if (period && (found.empty() || found.back().period_no != period->period_no)) found.push_back(*period);
  }
  return found;
}

std::vector<Period> open_periods(const Calendar& calendar, const std::vector<PeriodKind>& kinds, Date today) {
  std::vector<Period> found;
  for (auto kind : kinds) {
    auto of_kind = open_periods(calendar, kind, today);
    found.insert(found.end(), of_kind.begin(), of_kind.end());
  }
  return found;
}

// What the contact says about each of its subjects.
std::map<std::pair<Of, std::int64_t>, Facts> facts_by_subject(const ContactChange& change) {
  std::map<std::pair<Of, std::int64_t>, Facts> facts;
  for (const auto& row : change.students) {
    Fact fact{row.kind, row.mode, row.by_homeroom, row.with_away};
    facts[{Of::kStudent, row.student_id}].push_back(fact);
    facts[{Of::kFamily, row.family_id}].push_back(fact);
  }
  for (const auto& row : change.staff) facts[{Of::kStaff, row.staff_id}].push_back({row.kind, row.mode});
  return facts;
}

bool concerns(const Norm& norm, Of of, const Facts& facts) {
  return norm.rule.of == of && std::any_of(facts.begin(), facts.end(),
                                           [&](const Fact& fact) { return counts(norm.rule.count, fact); });
}

}  // namespace

Norms::Norms(const Catalogue& catalogue, const Clock& clock)
    : catalogue_(catalogue), clock_(clock), store_(catalogue) {}

void Norms::adopt_all(db::Tx& tx, std::int64_t school_id, Date since_on) {
  auto known = store_.norms_in_force(tx, school_id, since_on);
  std::vector<Adoption> adoptions;
  for (const auto& norm : catalogue_.norms())
    if (std::none_of(known.begin(), known.end(),
                     [&](const InForce& one) { return one.norm_id == norm.clause; }))
      adoptions.push_back(
          {.school_id = school_id, .norm_id = norm.clause, .since_on = since_on, .set_at = clock_.now()});
  store_.add_adoptions(tx, adoptions);
}

void Norms::contact_changed(db::Tx& tx, const ContactChange& change) {
  auto subjects = facts_by_subject(change);
  std::erase_if(subjects, [&](const auto& subject) {
    return std::none_of(catalogue_.norms().begin(), catalogue_.norms().end(), [&](const Norm& norm) {
      return concerns(norm, subject.first.first, subject.second);
    });
  });
  if (subjects.empty()) return;
  tx.lock(change.school_id);
  auto periods = open_periods_of(tx, change.school_id, change.held_on);
  Recount recount(tx, catalogue_, store_, change.school_id, periods);
  for (const auto& [subject, facts] : subjects)
    recount.subject(subject.second, [&](const Norm& norm) { return concerns(norm, subject.first, facts); });
}

std::vector<Period> Norms::open_periods_of(db::Tx& tx, std::int64_t school_id, Date day) {
  auto today = clock_.today();
  auto counts_from = today - kFrozenAfter;
  auto tallied = store_.tallied_periods(tx, school_id, day, counts_from);
  std::optional<Calendar> calendar;
  for (auto kind : catalogue_.period_kinds()) {
    if (has_kind(tallied, kind)) continue;
    if (!calendar) calendar = calendar::load_calendar(tx, school_id);
    auto period = period_of(*calendar, kind, day);
    if (!period || period->ends_on < counts_from) continue;
    write_period(tx, school_id, *period, today);
    tallied.push_back(*period);
  }
  return tallied;
}

void Norms::write_period(db::Tx& tx, std::int64_t school_id, const Period& period, Date today) {
  auto as_of = std::min(today, period.ends_on);
  auto norms = store_.norms_in_force(tx, school_id, as_of);
  std::erase_if(norms,
                [&](const InForce& norm) { return catalogue_.find(norm.norm_id)->rule.per != period.kind; });
  store_.write_period(tx, school_id, period, norms, as_of, clock_.now());
}

int Norms::ensure_tallied(db::Tx& tx, std::int64_t school_id, Date today) {
  tx.lock(school_id);
  int written = 0;
  for (const auto& period :
       open_periods(calendar::load_calendar(tx, school_id), catalogue_.period_kinds(), today)) {
    if (store_.tallied_at(tx, school_id, period.period_no)) continue;
    write_period(tx, school_id, period, today);
    ++written;
  }
  return written;
}

bool Norms::is_tallied(db::Session& session, std::int64_t school_id, Date today) {
  auto tallied = store_.tallied_periods(session, school_id, today, today);
  auto calendar = calendar::load_calendar(session, school_id);
  return std::all_of(
      catalogue_.period_kinds().begin(), catalogue_.period_kinds().end(),
      [&](PeriodKind kind) { return has_kind(tallied, kind) || !period_of(calendar, kind, today); });
}

void Norms::rebuild(db::Tx& tx, std::int64_t school_id, Date today) {
  tx.lock(school_id);
  for (const auto& period :
       open_periods(calendar::load_calendar(tx, school_id), catalogue_.period_kinds(), today))
    write_period(tx, school_id, period, today);
}

std::size_t Norms::rebuild_all(db::Db& db, const Progress& progress) {
  auto schools = db.read([&](db::Session& session) { return store_.school_ids(session); });
  for (std::size_t done = 0; done < schools.size(); ++done) {
    db.write([&](db::Tx& tx) { rebuild(tx, schools[done], clock_.today()); });
    if (progress) progress(done + 1, schools.size());
  }
  return schools.size();
}

void Norms::begin_day(db::Db& db, const Progress& progress) {
  auto schools = db.read([&](db::Session& session) { return store_.school_ids(session); });
  for (std::size_t done = 0; done < schools.size(); ++done) {
    db.write([&](db::Tx& tx) { begin_day_of(tx, schools[done]); });
    if (progress) progress(done + 1, schools.size());
  }
}

void Norms::begin_day_of(db::Tx& tx, std::int64_t school_id) {
  auto today = clock_.today();
  ensure_tallied(tx, school_id, today);
  for (const auto& period :
       open_periods(calendar::load_calendar(tx, school_id), catalogue_.period_kinds(), today)) {
    auto tallied_on = clock_.date_of(*store_.tallied_at(tx, school_id, period.period_no));
    auto as_of = std::min(today, period.ends_on);
    if (store_.roster_turned(tx, school_id, std::min(tallied_on, as_of), as_of))
      write_period(tx, school_id, period, today);
  }
  store_.freeze(tx, school_id, today - kFrozenAfter, clock_.now());
}

}  // namespace kith::norms
