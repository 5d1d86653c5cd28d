// SPDX-License-Identifier: Apache-2.0
// For tests that kill the program itself, as if the power had failed.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <thread>

#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/id.hpp"

namespace kith {

constexpr std::chrono::milliseconds kPatience{60'000};

// `kith serve` on the database of the test.
class Serving {
 public:
  Serving(const std::string& database, const std::filesystem::path& folder,
          const std::vector<std::string>& more_settings = {}) {
    const auto program = (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "kith").string();
    std::vector<std::string> settings{"KITH_DATABASE=" + database,
                                      "KITH_DATA_FOLDER=" + folder.string(),
                                      "KITH_WEB_FOLDER=" + (folder / "web").string(),
                                      "KITH_FIELD_KEY=" + std::string(64, '0'),
                                      "KITH_PORT=0",
                                      "KITH_LOG_LEVEL=error",
                                      "PATH=/usr/bin:/bin"};
    settings.insert(settings.end(), more_settings.begin(), more_settings.end());
    const auto log = (folder / "log").string();
    std::vector<char*> environment;
    for (auto& setting : settings) environment.push_back(setting.data());
    environment.push_back(nullptr);
    std::string serve = "serve";
    std::array<char*, 3> words{const_cast<char*>(program.c_str()), serve.data(), nullptr};
    child_ = ::fork();
    if (child_ != 0) return;
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(out, STDERR_FILENO);
    ::execve(words[0], words.data(), environment.data());
    ::_exit(127);
  }
  ~Serving() { end(SIGTERM); }
  Serving(const Serving&) = delete;

  void kill() { end(SIGKILL); }

 private:
  void end(int signal) {
    if (child_ <= 0) return;
    ::kill(child_, signal);
    ::waitpid(child_, nullptr, 0);
    child_ = 0;
  }

  pid_t child_ = 0;
};

class KilledProgram : public db::BothEngines {
 protected:
  // One guardian and one family a student, in three statements.
  static void fill(db::Tx& tx, std::int64_t class_id, int students) {
    const auto school = tenant_of(class_id);
    const auto first = tx.take_ids(school, 3 * students);
    const db::Args args{{"school_id", school}, {"first", first}, {"count", students}};
    const std::string numbers =
        "with recursive n(i) as (select cast(0 as bigint) union all select i + 1 from n where i + 1 < "
        "cast(:count as bigint)) ";
    auto with_class = args;
    with_class.emplace_back("class_id", class_id);
    with_class.emplace_back("since_on", people::kit::kFirstDay);
    tx.exec({"test.families", "insert into families (school_id, id) " + numbers +
                                  "select cast(:school_id as bigint), cast(:first as bigint) + i from n"},
            args);
    tx.exec({"test.students",
             "insert into students (school_id, id, name, name_keys, sex, family_id, class_id, entered_on) " +
                 numbers +
                 "select cast(:school_id as bigint), cast(:first as bigint) + :count + i, '王小明', 'wxm', "
                 "'male', cast(:first as bigint) + i, cast(:class_id as bigint), :since_on from n"},
            with_class);
    tx.exec(
        {"test.guardians", "insert into guardians (school_id, id, name, name_keys) " + numbers +
                               "select cast(:school_id as bigint), cast(:first as bigint) + 2 * :count + i, "
                               "'王芳', 'wf' from n"},
        args);
    tx.exec({"test.guardianships",
             "insert into guardianships (school_id, student_id, guardian_id, relation, position, lives_away, "
             "may_see, may_receive, is_carer) " +
                 numbers +
                 "select cast(:school_id as bigint), cast(:first as bigint) + :count + i, cast(:first as "
                 "bigint) + 2 * :count + i, 'mother', 1, 0, 1, 1, 0 from n"},
            args);
  }

  std::int64_t count(const std::string& sql) {
    return db().read([&](db::Session& session) { return session.one<std::int64_t>({"test.count", sql}); });
  }
  // False when it takes too long.
  bool wait_until(const std::function<bool()>& is_true) {
    const auto until = std::chrono::steady_clock::now() + kPatience;
    while (!is_true()) {
      if (std::chrono::steady_clock::now() > until) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return true;
  }
  // As if the leases of the killed program had run out.
  void let_leases_run_out() {
    db().write([](db::Tx& tx) {
      tx.exec({"test.lease",
               "update jobs set due_at = 1 where kind in ('notices.publish', 'notices.district', "
               "'notices.step') and state = 'waiting'"});
    });
  }

  TemporaryFolder folder;
};

}  // namespace kith
