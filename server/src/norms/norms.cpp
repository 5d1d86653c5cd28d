// SPDX-License-Identifier: Apache-2.0
#include "norms/norms.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "calendar/calendar_store.hpp"
#include "norms/adoption/adoption_store.hpp"
#include "norms/adoption/leeway_store.hpp"
#include "norms/counting/catalogue_store.hpp"
#include "norms/counting/period_store.hpp"
#include "norms/counting/profiles.hpp"
#include "norms/counting/rebuild.hpp"
#include "norms/counting/recount.hpp"
#include "norms/counting/score_store.hpp"
#include "norms/counting/tally_store.hpp"
#include "norms/packs/about_duties.hpp"

namespace kith::norms {
namespace {

using calendar::Calendar;
using ledger::ContactChange;
using Facts = std::vector<Fact>;

std::vector<Subject> subjects_of(const std::map<Subject, Facts>& facts) {
  std::vector<Subject> subjects;
  for (const auto& [subject, its_facts] : facts) subjects.push_back(subject);
  return subjects;
}

// What the entry says about each of its subjects.
std::map<Subject, Facts> facts_by_subject(const ContactChange& change) {
  std::map<Subject, Facts> facts;
  for (const auto& row : change.students) {
    Fact fact{.contact_id = row.contact_id,
              .held_on = row.held_on,
              .kind = row.kind,
              .mode = row.mode,
              .begun_by = row.begun_by,
              .by_homeroom = row.by_homeroom,
              .with_away = row.with_away};
    facts[{Of::kStudent, row.student_id}].push_back(fact);
    facts[{Of::kFamily, row.family_id}].push_back(fact);
  }
  for (const auto& row : change.staff)
    facts[{Of::kStaff, row.staff_id}].push_back({.contact_id = row.contact_id,
                                                 .held_on = row.held_on,
                                                 .kind = row.kind,
                                                 .mode = row.mode,
                                                 .families = row.families});
  for (const auto& row : change.groups)
    facts[{of_group(row.group_kind), row.group_id}].push_back({.contact_id = row.contact_id,
                                                               .held_on = row.held_on,
                                                               .kind = row.kind,
                                                               .mode = row.mode,
                                                               .level = row.level,
                                                               .planned = row.planned});
  return facts;
}

bool concerns(const Norm& norm, Of of, const Facts& facts) {
  return !norm.rule.due && norm.rule.of == of &&
         std::any_of(facts.begin(), facts.end(),
                     [&](const Fact& fact) { return counts(norm.rule.count, fact); });
}

}  // namespace

Norms::Norms(const Catalogue& catalogue, const Clock& clock)
    : catalogue_(catalogue), clock_(clock), measures_(catalogue) {}

void Norms::adopt_all(db::Tx& tx, std::int64_t school_id, Date since_on) {
  auto stage = stage_of(tx, school_id);
  std::set<std::string> known;
  for (const auto& adoption : load_adoptions(tx, school_id)) known.insert(adoption.norm_id);
  std::vector<Adoption> adoptions;
  for (const auto& pack : catalogue_.packs())
    for (const auto& clause : pack.clauses)
      if (pack.is_for(stage) && clause.rule && !known.contains(clause.id))
        adoptions.push_back(
            {.school_id = school_id, .norm_id = clause.id, .since_on = since_on, .set_at = clock_.now()});
  add_adoptions(tx, adoptions);
}

std::vector<Measures> Norms::measures_on(db::Tx& tx, std::int64_t school_id, Date day) {
  auto today = clock_.today();
  auto open = [&] { return open_periods_on(tx, school_id, day, today - kFrozenAfter, today); };
  auto periods = open();
  if (periods.empty() && !is_begun(tx, school_id, today)) {
    auto just_begun = ensure_begun(tx, school_id, today);
    periods = open();
    std::erase_if(periods, [&](const PeriodRow& row) {
      return std::ranges::find(just_begun, row.period_no) != just_begun.end();
    });
  }
  return measures_.of(tx, school_id, periods);
}

void Norms::contact_changed(db::Tx& tx, const ContactChange& change) {
  auto subjects = facts_by_subject(change);
  std::erase_if(subjects, [&](const auto& subject) {
    return std::none_of(catalogue_.norms().begin(), catalogue_.norms().end(),
                        [&](const Norm& norm) { return concerns(norm, subject.first.of, subject.second); });
  });
  if (subjects.empty()) return;
  tx.lock(change.school_id);
  // Periods that begin just now are counted whole, with the entry; the tallies of the others stay as they
  // are.
  auto standing = tallies_on_later(tx, change.school_id, subjects_of(subjects), change.held_on,
                                   clock_.today() - kFrozenAfter);
  auto periods = measures_on(tx, change.school_id, change.held_on);
  Recount recount(tx, change.school_id, periods);
  recount.entry(subjects, standing(), change.is_void);
  recount.finish();
}

void Norms::duty_changed(db::Tx& tx, const ledger::DutyChange& change) {
  auto is_concerned = [&](const Norm& norm) {
    return (norm.rule.due && is_about(*norm.rule.due, change.kind)) || norm.rule.among.duty == change.kind;
  };
  if (std::none_of(catalogue_.norms().begin(), catalogue_.norms().end(), is_concerned)) return;
  tx.lock(change.school_id);
  for (const auto& measures : measures_on(tx, change.school_id, clock_.date_of(change.due_at)))
    for (const auto& [norm, in_force] : *measures.norms)
      if (norm->rule.due && is_about(*norm->rule.due, change.kind))
        recount_duties(tx, clock_, change.school_id, measures.span.period, *norm);
  auto brings_in = [&](const Norm& norm) { return norm.rule.among.duty == change.kind; };
  if (change.subject_kind != "student" ||
      std::none_of(catalogue_.norms().begin(), catalogue_.norms().end(), brings_in))
    return;
  auto periods = measures_on(tx, change.school_id, clock_.date_of(change.began_at));
  Recount recount(tx, change.school_id, periods);
  for (const auto& measures : periods)
    recount.student(change.subject_id, measures,
                    load_student_profile(tx, change.school_id, change.subject_id,
                                         std::min(clock_.today(), measures.span.period.ends_on),
                                         measures.span.period, clock_));
  recount.finish();
}

std::vector<Span> Norms::open_spans(db::Tx& tx, std::int64_t school_id, Date today) {
  auto calendar = calendar::load_calendar(tx, school_id);
  int weeks = newcomer_weeks(tx, school_id);
  std::vector<Span> spans;
  for (auto kind : catalogue_.period_kinds())
    for (const auto& period : calendar::periods_between(calendar, kind, today - kFrozenAfter, today))
      spans.push_back(span_of(calendar, period, weeks));
  return spans;
}

void Norms::write(db::Tx& tx, std::int64_t school_id, const std::vector<Span>& periods) {
  Rebuild(tx, catalogue_, clock_, school_id).write(periods);
}

std::vector<int> Norms::ensure_begun(db::Tx& tx, std::int64_t school_id, Date today) {
  tx.lock(school_id);
  auto spans = open_spans(tx, school_id, today);
  auto begun = periods_begun(tx, school_id, today - kFrozenAfter);
  std::erase_if(spans, [&](const Span& span) {
    return std::any_of(begun.begin(), begun.end(),
                       [&](const PeriodRow& row) { return row.period_no == span.period.period_no; });
  });
  write(tx, school_id, spans);
  save_begun(tx, school_id, today);
  std::vector<int> period_nos;
  for (const auto& span : spans) period_nos.push_back(span.period.period_no);
  return period_nos;
}

bool Norms::is_begun(db::Session& session, std::int64_t school_id, Date today) {
  auto day = begun_on(session, school_id);
  return day && *day >= today;
}

void Norms::rebuild(db::Tx& tx, std::int64_t school_id, Date today) {
  write(tx, school_id, open_spans(tx, school_id, today));
  save_begun(tx, school_id, today);
}

void Norms::periods_changed(db::Tx& tx, std::int64_t school_id) {
  tx.lock(school_id);
  auto today = clock_.today();
  auto spans = open_spans(tx, school_id, today);
  for (const auto& row : periods_begun(tx, school_id, today - kFrozenAfter))
    if (std::none_of(spans.begin(), spans.end(),
                     [&](const Span& span) { return span.period.period_no == row.period_no; }))
      drop_period(tx, school_id, row.period_no);
  write(tx, school_id, spans);
  save_begun(tx, school_id, today);
}

std::size_t Norms::rebuild_all(db::Db& db, const Progress& progress) {
  auto schools = db.read([&](db::Session& session) { return school_ids(session); });
  for (std::size_t done = 0; done < schools.size(); ++done) {
    db.write([&](db::Tx& tx) { rebuild(tx, schools[done], clock_.today()); });
    if (progress) progress(done + 1, schools.size());
  }
  db.write([&](db::Tx& tx) { save_catalogue_mark(tx, catalogue_.mark()); });
  return schools.size();
}

void Norms::follow_catalogue(db::Db& db, const Progress& progress) {
  auto mark = db.read([&](db::Session& session) { return catalogue_mark(session); });
  if (mark != catalogue_.mark()) rebuild_all(db, progress);
}

void Norms::begin_day(db::Db& db, const Progress& progress) {
  auto schools = db.read([&](db::Session& session) { return school_ids(session); });
  for (std::size_t done = 0; done < schools.size(); ++done) {
    db.write([&](db::Tx& tx) { begin_day_of(tx, schools[done]); });
    if (progress) progress(done + 1, schools.size());
  }
}

void Norms::begin_day_of(db::Tx& tx, std::int64_t school_id) {
  auto today = clock_.today();
  ensure_begun(tx, school_id, today);
  std::vector<Span> turned;
  for (const auto& row : periods_begun(tx, school_id, today - kFrozenAfter)) {
    auto as_of = std::min(today, row.ends_on);
    auto tallied_on = std::min(clock_.date_of(row.tallied_at), as_of);
    if (roster_turned(tx, school_id, tallied_on, as_of)) turned.push_back(row.span());
  }
  write(tx, school_id, turned);
  save_week(tx, school_id, calendar::monday_of(today), today);
  freeze(tx, school_id, today);
}

void Norms::freeze(db::Tx& tx, std::int64_t school_id, Date day) {
  freeze_periods(tx, school_id, day - kFrozenAfter, clock_.now());
}

}  // namespace kith::norms
