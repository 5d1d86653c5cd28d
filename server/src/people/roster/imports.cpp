// SPDX-License-Identifier: Apache-2.0
#include "people/roster/imports.hpp"

#include <algorithm>
#include <memory>

#include "calendar/calendar_store.hpp"
#include "people/directory_store.hpp"
#include "people/identities.hpp"
#include "people/roster/comparison.hpp"
#include "people/roster/report.hpp"
#include "people/roster/run_store.hpp"
#include "people/roster/store.hpp"

namespace kith::people {
namespace {

// Departures and staff are small rows; this many a transaction keep other writers' waiting short.
constexpr std::size_t kChunk = 200;
// After so many batches there is enough to plan by; after the first there is at least something.
constexpr std::ptrdiff_t kEarlyBatch = 10;

// Whoever looks in from another page hears of the reading after so many rows.
constexpr int kRowsBetweenNotes = 5'000;
constexpr std::chrono::minutes kSilence{1};

// Numbers for what a plan would create; never stored.
std::function<std::int64_t()> passing_ids() {
  return [next = std::int64_t{0}]() mutable { return --next; };
}

void report(const RosterOrder& order, RosterStep step, int done, int total) {
  if (order.on_progress) order.on_progress({step, done, total});
}

template <class T, class Fn>
void in_chunks(const std::vector<T>& items, Fn fn) {
  for (std::size_t first = 0; first < items.size(); first += kChunk)
    fn(std::span(items).subspan(first, std::min(kChunk, items.size() - first)));
}

RosterContext context_for(Stage stage, Date today) {
  return {.stage = stage, .school_year = calendar::school_year_of(today), .today = today};
}

bool has_sheet(const Roster& roster, SheetKind kind) {
  return std::ranges::find(roster.sheets, kind, &SheetFacts::kind) != roster.sheets.end();
}

// An upper bound: a number a student, a family each, and the guardians.
std::int64_t ids_needed(const Roster& roster, const RosterBatch& batch) {
  std::int64_t count = 0;
  for (const auto& group : batch)
    for (int i : group.rows) count += 2 + std::int64_t(roster.students[std::size_t(i)].guardians.size());
  return count;
}

// Identifiers for one transaction, taken at once and only when the first is asked for: an import that changes
// nothing uses up none.
class NewIds {
 public:
  NewIds(db::Tx& tx, std::int64_t school_id, std::int64_t at_most)
      : tx_(tx), school_id_(school_id), at_most_(at_most) {}

  std::function<std::int64_t()> next() {
    return [this] {
      if (!next_) next_ = tx_.take_ids(school_id_, at_most_);
      return next_++;
    };
  }

 private:
  db::Tx& tx_;
  std::int64_t school_id_, at_most_;
  std::int64_t next_ = 0;
};

}  // namespace

// A file that has been read, beside what the record knows.
struct RosterImports::Work {
  RosterSchool school;
  RosterDays days;
  std::string_view bytes;
  std::unique_ptr<Roster> roster;  // comparison and report point to it
  std::unique_ptr<RosterComparison> comparison;
  std::vector<RosterBatch> batches;
  std::unique_ptr<RosterReport> report;

  void begin_report() { report = std::make_unique<RosterReport>(*roster, bytes); }

  std::vector<KnownStudent> departed(db::Session& session, const RosterOrder& order) const {
    bool may_depart = order.whole_school && has_sheet(*roster, SheetKind::kStudents);
    return may_depart ? comparison->departed(session) : std::vector<KnownStudent>{};
  }
  std::vector<KnownStaff> departed_staff(const RosterOrder& order) const {
    bool may_depart = order.whole_school && has_sheet(*roster, SheetKind::kStaff);
    return may_depart ? comparison->departed_staff() : std::vector<KnownStaff>{};
  }

  void note_class(const RosterGroup& group) {
    auto found = comparison->classes().find(group.class_ref);
    if (found == comparison->classes().end() || found->second.is_closed) report->add_class(group.class_ref);
  }

  RosterPlan plan(db::Session& session, const RosterOrder& order) {
    begin_report();
    auto new_id = passing_ids();
    int done = 0;
    for (const auto& batch : batches) {
      for (const auto& group : batch) {
        note_class(group);
        for (const auto& delta : comparison->compare(session, group, new_id)) report->add(delta);
        done += int(group.rows.size());
      }
      people::report(order, RosterStep::kComparing, done, int(roster->students.size()));
    }
    comparison->take_back();
    for (const auto& delta : comparison->compare_staff()) report->add(delta);
    for (const auto& student : departed(session, order)) report->add_departed(student);
    for (const auto& staff : departed_staff(order)) report->add_departed(staff);
    return report->finish();
  }
};

Result<Roster> RosterImports::read_file(const RosterContext& context, std::string_view bytes,
                                        const RosterOrder& order) {
  return read_roster(bytes, context, [&](int rows) { report(order, RosterStep::kReading, rows, 0); });
}

Result<RosterImports::Work> RosterImports::read(std::int64_t school_id, std::string_view bytes,
                                                const RosterOrder& order) {
  auto school = db_.read([&](db::Session& session) { return find_school(session, school_id); });
  if (!school) return not_found("people.no_such_school");
  auto context = context_for(school->stage, clock_.today());
  db_.read([&](db::Session& session) {
    for (const auto& [class_ref, known] : load_classes(session, {school_id, context.school_year}))
      if (!known.is_closed) context.known_classes.insert(class_ref);
  });
  auto roster = read_file(context, bytes, order);
  if (!roster) return roster.error();
  return meet(school_id, bytes, std::move(*roster));
}

RosterImports::Work RosterImports::meet(std::int64_t school_id, std::string_view bytes, Roster roster) {
  auto today = clock_.today();
  Work work{.school = {school_id, calendar::school_year_of(today)}, .days = {today, today}, .bytes = bytes};
  work.roster = std::make_unique<Roster>(std::move(roster));
  db_.read([&](db::Session& session) {
    work.comparison = std::make_unique<RosterComparison>(session, work.school, *work.roster, sealer_);
    // A school's first roster tells who has been there since the term began, not who came today.
    if (!work.comparison->is_first_import()) return;
    auto calendar = calendar::load_calendar(session, school_id);
    if (const auto* term = calendar::term_of(calendar, today))
      work.days.since = std::min(today, term->starts_on);
  });
  work.batches = batches_of(*work.roster);
  return work;
}

Result<RosterPlan> RosterImports::plan(std::int64_t school_id, std::string_view bytes,
                                       const RosterOrder& order) {
  auto work = read(school_id, bytes, order);
  if (!work) return work.error();
  return db_.read([&](db::Session& session) { return work->plan(session, order); });
}

Result<RosterPlan> RosterImports::plan_new(Stage stage, std::string_view bytes) {
  auto roster = read_roster(bytes, context_for(stage, clock_.today()));
  if (!roster) return roster.error();
  RosterReport report(*roster, bytes);
  for (const auto& row : roster->students) report.add_class(row.class_ref);
  for (const auto& row : roster->students) report.add(StudentDelta{.row = &row});
  for (const auto& row : roster->staff) report.add(StaffDelta{.row = &row});
  return report.finish();
}

void RosterImports::write_students(Work& work, const RosterOrder& order) {
  RosterProgress progress{.step = RosterStep::kWriting, .total = int(work.roster->students.size())};
  for (const auto& batch : work.batches) {
    for (const auto& group : batch) work.note_class(group);
    std::vector<StudentDelta> deltas;
    auto classes = work.comparison->classes();
    db_.write([&](db::Tx& tx) {
      // The function may run again; what the last run remembered is forgotten first.
      work.comparison->take_back();
      work.comparison->classes() = classes;
      deltas = write_batch(tx, work, batch);
      auto after = progress;
      after.done += int(deltas.size());
      save_run(tx, work.school.school_id, at(after));
    });
    work.comparison->keep();
    for (const auto& delta : deltas) work.report->add(delta);
    progress.done += int(deltas.size());
    if (order.on_progress) order.on_progress(progress);
  }
}

std::vector<StudentDelta> RosterImports::write_batch(db::Tx& tx, Work& work, const RosterBatch& batch) {
  NewIds ids(tx, work.school.school_id, ids_needed(*work.roster, batch));
  RosterWriter writer(tx, work.school, work.days, sealer_, ids.next());
  std::vector<StudentDelta> all;
  for (const auto& group : batch) {
    auto deltas = work.comparison->compare(tx, group, ids.next());
    if (!std::ranges::all_of(deltas, &StudentDelta::is_empty))
      writer.write_students(deltas, writer.class_for(group.class_ref, work.comparison->classes()));
    std::ranges::move(deltas, std::back_inserter(all));
  }
  writer.flush();
  bool is_early = &batch == &work.batches.front() || &batch - &work.batches.front() == kEarlyBatch;
  if (is_early && work.comparison->is_first_import()) writer.refresh_statistics();
  return all;
}

void RosterImports::write_departures(Work& work, const RosterOrder& order) {
  auto students = db_.read([&](db::Session& session) { return work.departed(session, order); });
  auto staff = work.departed_staff(order);
  auto write = [&](const auto& people, auto depart) {
    in_chunks(people, [&](auto chunk) {
      db_.write([&](db::Tx& tx) {
        RosterWriter writer(tx, work.school, work.days, sealer_);
        for (const auto& person : chunk) depart(writer, person);
      });
    });
    for (const auto& person : people) work.report->add_departed(person);
  };
  write(students,
        [](RosterWriter& writer, const KnownStudent& student) { writer.depart_student(student.student_id); });
  write(staff, [](RosterWriter& writer, const KnownStaff& known) { writer.depart_staff(known.staff_id); });
}

void RosterImports::write_staff(Work& work, const RosterOrder&) {
  auto deltas = work.comparison->compare_staff();
  for (const auto& delta : deltas) work.report->add(delta);
  std::erase_if(deltas, [](const StaffDelta& delta) { return delta.is_empty(); });
  in_chunks(deltas, [&](auto chunk) {
    db_.write([&](db::Tx& tx) {
      NewIds ids(tx, work.school.school_id, std::int64_t(chunk.size()));
      RosterWriter writer(tx, work.school, work.days, sealer_, ids.next());
      writer.write_staff(chunk, work.comparison->classes());
    });
  });
}

void RosterImports::record(std::int64_t school_id, const RosterPlan& done, const RosterOrder& order) {
  db_.write([&](db::Tx& tx) {
    tx.insert("roster_imports", RosterImportRow{.school_id = school_id,
                                                .id = tx.take_ids(school_id),
                                                .imported_at = clock_.now(),
                                                .imported_by = order.imported_by,
                                                .accepted = done.count.students + done.count.staff,
                                                .refused = done.count.refused_rows,
                                                .added = done.students.added + done.staff.added,
                                                .changed = done.students.changed + done.staff.changed,
                                                .departed = done.students.departed + done.staff.departed});
    Identities(clock_).reconcile(tx, school_id);
    tx.after_commit([this, school_id] {
      events_.publish({.name = "roster.imported",
                       .subject_id = school_id,
                       .topics = {"school:" + std::to_string(school_id)}});
    });
  });
}

RosterRun RosterImports::at(const RosterProgress& progress) const { return {progress, clock_.now()}; }

void RosterImports::note(std::int64_t school_id, const RosterRun& run) {
  db_.write([&](db::Tx& tx) { save_run(tx, school_id, run); });
}

Result<RosterRun> RosterImports::latest_run(std::int64_t school_id) {
  auto run = db_.read([&](db::Session& session) { return find_run(session, school_id); });
  if (!run) return not_found("roster.no_run");
  bool has_ended = run->step == RosterStep::kDone || run->step == RosterStep::kFailed;
  if (!has_ended && clock_.now() - run->moved_at > kSilence) run->step = RosterStep::kInterrupted;
  return *run;
}

Result<RosterPlan> RosterImports::apply(std::int64_t school_id, std::string_view bytes,
                                        const RosterOrder& order) {
  if (!db_.read([&](db::Session& session) { return find_school(session, school_id); }))
    return not_found("people.no_such_school");
  note(school_id, at({.step = RosterStep::kReading}));
  auto noted = order;
  noted.on_progress = [&](const RosterProgress& progress) {
    if (order.on_progress) order.on_progress(progress);
    bool is_due = progress.step == RosterStep::kReading && progress.done % kRowsBetweenNotes == 0;
    if (is_due) note(school_id, at(progress));
  };
  auto done = apply_to(school_id, bytes, noted);
  if (!done) {
    auto run = at({.step = RosterStep::kFailed});
    run.problem = done.error().code;
    note(school_id, run);
  }
  return done;
}

Result<RosterPlan> RosterImports::apply_to(std::int64_t school_id, std::string_view bytes,
                                           const RosterOrder& order) {
  auto work = read(school_id, bytes, order);
  if (!work) return work.error();
  if (!order.plan_hash.empty()) {
    note(school_id, at({.step = RosterStep::kComparing, .total = int(work->roster->students.size())}));
    auto plan = db_.read([&](db::Session& session) { return work->plan(session, order); });
    if (plan.plan_hash != order.plan_hash) return conflict("roster.plan_is_stale");
  }
  return carry_out(*work, order);
}

Result<RosterPlan> RosterImports::apply_new(Stage stage, std::string_view bytes,
                                            const std::function<Result<std::int64_t>()>& found,
                                            const RosterOrder& order) {
  auto roster = read_file(context_for(stage, clock_.today()), bytes, order);
  if (!roster) return roster.error();
  auto school_id = found();
  if (!school_id) return school_id.error();
  auto work = meet(*school_id, bytes, std::move(*roster));
  return carry_out(work, order);
}

RosterPlan RosterImports::carry_out(Work& work, const RosterOrder& order) {
  work.begin_report();
  write_students(work, order);
  write_staff(work, order);
  write_departures(work, order);
  auto done = work.report->finish();
  if (!done.students.is_empty() || !done.staff.is_empty()) record(work.school.school_id, done, order);
  auto rows = int(work.roster->students.size());
  auto run = at({.step = RosterStep::kDone, .done = rows, .total = rows});
  run.added = done.students.added + done.staff.added;
  run.changed = done.students.changed + done.staff.changed;
  run.departed = done.students.departed + done.staff.departed;
  run.refused = done.count.refused_rows;
  note(work.school.school_id, run);
  return done;
}

}  // namespace kith::people
