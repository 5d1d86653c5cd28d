// SPDX-License-Identifier: Apache-2.0
#include "delivery/directory/directories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <set>

#include "delivery/addresses.hpp"
#include "people/directory_store.hpp"
#include "platform/json/json.hpp"

namespace kith::delivery {

struct ReadDetail {
  std::int64_t school_id = 0;
  AddressKind kind = AddressKind::kWecom;
};
KITH_DESCRIBE(ReadDetail, (school_id, kind))

// One reading while it goes on.
struct Directories::Reading {
  DirectoryRun run;
  KnownStudents known;
  std::set<std::int64_t> matched = {};
  std::vector<NewAddress> of_class = {};
  std::vector<DirectoryStranger> strangers = {};
};

namespace {

// Nobody waits so long for one that does not end: a program was killed and its lease is running out.
constexpr std::chrono::minutes kLongestRun{60};
// What changes comes in bursts: whole classes are moved at once.
constexpr std::chrono::minutes kAfterChange{10};

std::string instant_text(Instant at) { return std::to_string(at.time_since_epoch().count()); }

}  // namespace

Directories::Directories(Needs needs)
    : db_(needs.db),
      clock_(needs.clock),
      jobs_(needs.jobs),
      sealer_(needs.sealer),
      directories_(std::move(needs.directories)) {}

Directories::~Directories() = default;

Directory* Directories::directory_of(AddressKind kind) const {
  auto found = std::ranges::find_if(directories_, [&](const auto& each) { return each->kind() == kind; });
  return found == directories_.end() ? nullptr : found->get();
}

DirectoryList Directories::find(const people::Viewer& viewer) const {
  return db_.read([&](db::Session& session) {
    DirectoryList list;
    for (const auto& directory : directories_)
      list.directories.push_back({.kind = directory->kind(),
                                  .run = find_run(session, viewer.school_id, directory->kind()),
                                  .strangers = strangers_of(session, viewer.school_id, directory->kind())});
    return list;
  });
}

void Directories::enqueue(db::Tx& tx, std::int64_t school_id, AddressKind kind, const std::string& why,
                          Instant due_at) const {
  jobs_.enqueue(tx, {.kind = kReadDirectory,
                     .key = fmt::format("{} {} {}", school_id, to_text(kind), why),
                     .detail = json::write_text(ReadDetail{school_id, kind}),
                     .due_at = due_at});
}

Result<void> Directories::begin(const people::Viewer& viewer, AddressKind kind) const {
  if (!directory_of(kind)) return not_found("delivery.no_such_directory");
  return db_.write([&](db::Tx& tx) -> Result<void> {
    auto now = clock_.now();
    auto run = find_run(tx, viewer.school_id, kind);
    if (run && !run->ended_at && run->begun_at + kLongestRun > now)
      return conflict("delivery.directory_running");
    save_run(tx,
             {.school_id = viewer.school_id, .kind = kind, .begun_at = now, .begun_by = viewer.person_id});
    enqueue(tx, viewer.school_id, kind, instant_text(now), now);
    return {};
  });
}

void Directories::begin_all() const {
  auto now = clock_.now();
  for (const auto& directory : directories_)
    db_.write([&](db::Tx& tx) {
      for (auto school_id : schools_reading(tx, directory->kind()))
        enqueue(tx, school_id, directory->kind(), to_text(clock_.date_of(now)), now);
    });
}

void Directories::changed(AddressKind kind) const {
  auto due_at = std::chrono::ceil<std::chrono::minutes>(clock_.now() + kAfterChange);
  due_at -= due_at.time_since_epoch() % kAfterChange;
  db_.write([&](db::Tx& tx) {
    for (auto school_id : schools_reading(tx, kind))
      enqueue(tx, school_id, kind, "changed " + instant_text(due_at), due_at);
  });
}

jobs::Handlers Directories::handlers() const {
  return {{kReadDirectory, [this](const jobs::Job& job) { return read(job); }}};
}

Result<std::vector<DirectoryClass>> Directories::classes_for(Directory& directory,
                                                             std::int64_t school_id) const {
  auto classes = directory.classes();
  if (!classes) return classes;
  auto [school, schools] = db_.read([&](db::Session& session) {
    return std::pair{people::find_school(session, school_id), people::school_ids(session).size()};
  });
  auto ours = classes_of_school(*std::move(classes), school ? school->name : "", schools == 1);
  if (ours.empty()) return conflict("delivery.directory_without_school");
  return ours;
}

jobs::Outcome Directories::read(const jobs::Job& job) const {
  auto detail = json::read<ReadDetail>(boost::json::parse(job.detail)).value();
  auto* directory = directory_of(detail.kind);
  if (!directory) return jobs::finished();
  auto reading = db_.read([&](db::Session& session) {
    auto naming = people::naming_of(session, detail.school_id, clock_.today());
    auto before = find_run(session, detail.school_id, detail.kind);
    return Reading{.run = {.school_id = detail.school_id,
                           .kind = detail.kind,
                           .begun_at = clock_.now(),
                           .begun_by = before && !before->ended_at ? before->begun_by : std::nullopt},
                   .known = KnownStudents(known_students(session, detail.school_id), naming.school_year)};
  });
  auto classes = classes_for(*directory, detail.school_id);
  if (!classes) return fail(reading, classes.error());
  reading.run.classes = int(classes->size());
  for (const auto& each : *classes) {
    auto students = directory->students(each);
    if (!students) return fail(reading, students.error());
    take(reading, *students, each);
    if (!note_class(job, reading)) return jobs::finished();
  }
  return end(job, reading);
}

void Directories::take(Reading& reading, const std::vector<DirectoryStudent>& students,
                       const DirectoryClass& of) const {
  reading.of_class.clear();
  for (const auto& student : students) {
    auto found = reading.known.find(student, of.name);
    const auto* mismatch = std::get_if<Mismatch>(&found);
    for (const auto& contact : student.contacts) {
      if (mismatch) {
        reading.strangers.push_back({of.name, student.name, contact.relation, *mismatch});
        continue;
      }
      auto address = address_for(reading, *std::get<const KnownStudent*>(found), student, contact, of.name);
      if (address) reading.of_class.push_back(*std::move(address));
    }
    if (mismatch && student.contacts.empty())
      reading.strangers.push_back({of.name, student.name, people::Relation::kOther, *mismatch});
  }
}

std::optional<NewAddress> Directories::address_for(Reading& reading, const KnownStudent& known,
                                                   const DirectoryStudent& student,
                                                   const DirectoryContact& contact,
                                                   const std::string& class_name) const {
  auto guardian = guardian_of(known, student, contact, sealer_);
  if (const auto* mismatch = std::get_if<Mismatch>(&guardian)) {
    reading.strangers.push_back({class_name, student.name, contact.relation, *mismatch});
    return std::nullopt;
  }
  auto guardian_id = std::get<std::int64_t>(guardian);
  if (contact.follows)
    reading.matched.insert(guardian_id);
  else
    reading.strangers.push_back({class_name, student.name, contact.relation, Mismatch::kNotFollowing});
  return NewAddress{.school_id = reading.run.school_id,
                    .person_id = guardian_id,
                    .kind = reading.run.kind,
                    .address_sealed = sealer_.seal(contact.address),
                    .address_hash = address_hash(sealer_, reading.run.kind, contact.address),
                    .set_by = SetBy::kDirectory,
                    .ended = contact.follows ? std::nullopt : std::optional(AddressEnd::kGone),
                    .set_at = clock_.now()};
}

// False when another program has the job now.
bool Directories::note_class(const jobs::Job& job, Reading& reading) const {
  ++reading.run.classes_done;
  reading.run.matched = int(reading.matched.size());
  return db_.write([&](db::Tx& tx) {
    if (!jobs_.hold(tx, job)) return false;
    for (const auto& address : reading.of_class) offer_address(tx, address);
    save_run(tx, reading.run);
    return true;
  });
}

// Only a whole reading tells who is not there any more.
jobs::Outcome Directories::end(const jobs::Job& job, Reading& reading) const {
  const auto& [school_id, kind] = std::pair{reading.run.school_id, reading.run.kind};
  reading.run.ended_at = clock_.now();
  db_.write([&](db::Tx& tx) {
    if (!jobs_.finish(tx, job)) return;
    for (auto person_id : set_by_directory(tx, school_id, kind))
      if (!reading.matched.contains(person_id))
        if (auto sealed = find_address(tx, school_id, person_id, kind))
          end_address(tx, school_id, person_id, kind, *sealed, AddressEnd::kGone);
    save_strangers(tx, school_id, kind, reading.strangers);
    save_run(tx, reading.run);
  });
  return jobs::finished();
}

jobs::Outcome Directories::fail(Reading& reading, const Error& why) const {
  reading.run.ended_at = clock_.now();
  reading.run.failure = why.code;
  db_.write([&](db::Tx& tx) { save_run(tx, reading.run); });
  return why.code == directory_silent().code ? jobs::try_again(why.code) : jobs::failed(why.code);
}

}  // namespace kith::delivery
