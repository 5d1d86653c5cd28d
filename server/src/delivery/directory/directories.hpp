// SPDX-License-Identifier: Apache-2.0
// Reading other platforms' school directories, so that families can be written to there whom nobody has asked
// to connect: begun by the school's desk, every night from then on, and soon after the platform says that its
// directory has changed. A durable job reads class by class. It never makes a person, and leaves alone who
// has connected or declined. Reading twice changes nothing. Thread-safe, but for the handlers, which one
// thread calls.
#pragma once

#include <memory>

#include "delivery/address_store.hpp"
#include "delivery/directory/directory_store.hpp"
#include "people/viewer.hpp"
#include "platform/jobs/worker.hpp"

namespace kith::delivery {

inline constexpr const char* kReadDirectory = "delivery.read_directory";

struct DirectoryState {
  AddressKind kind = AddressKind::kWecom;
  std::optional<DirectoryRun> run = {};  // none: never read
  std::vector<DirectoryStranger> strangers = {};
};
KITH_DESCRIBE(DirectoryState, (kind, run, strangers))

struct DirectoryList {
  std::vector<DirectoryState> directories;  // of the platforms this installation is set up for
};
KITH_DESCRIBE(DirectoryList, (directories))

class Directories {
 public:
  struct Needs {
    db::Db& db;
    const Clock& clock;
    const jobs::Jobs& jobs;
    const secrets::Sealer& sealer;
    std::vector<std::unique_ptr<Directory>> directories = {};
  };
  explicit Directories(Needs needs);
  ~Directories();

  DirectoryList find(const people::Viewer& viewer) const;
  // delivery.no_such_directory; delivery.directory_running: the latest has not ended.
  Result<void> begin(const people::Viewer& viewer, AddressKind kind) const;
  // For every school that has read one: the nightly round.
  void begin_all() const;
  // The platform says that something has changed; several at once are one reading.
  void changed(AddressKind kind) const;

  jobs::Handlers handlers() const;

 private:
  struct Reading;
  Directory* directory_of(AddressKind kind) const;
  void enqueue(db::Tx& tx, std::int64_t school_id, AddressKind kind, const std::string& why,
               Instant due_at) const;
  jobs::Outcome read(const jobs::Job& job) const;
  Result<std::vector<DirectoryClass>> classes_for(Directory& directory, std::int64_t school_id) const;
  void take(Reading& reading, const std::vector<DirectoryStudent>& students, const DirectoryClass& of) const;
  std::optional<NewAddress> address_for(Reading& reading, const KnownStudent& known,
                                        const DirectoryStudent& student, const DirectoryContact& contact,
                                        const std::string& class_name) const;
  bool note_class(const jobs::Job& job, Reading& reading) const;
  jobs::Outcome end(const jobs::Job& job, Reading& reading) const;
  jobs::Outcome fail(Reading& reading, const Error& why) const;

  db::Db& db_;
  const Clock& clock_;
  const jobs::Jobs& jobs_;
  const secrets::Sealer& sealer_;
  const std::vector<std::unique_ptr<Directory>> directories_;
};

}  // namespace kith::delivery
