// SPDX-License-Identifier: Apache-2.0
// A planned letter to a school so large that it goes out in several transactions, by the program itself,
// which is killed (as if the power had failed) between two of them, twice. Whoever starts it again finds it
// going on: in the end every guardian has it exactly once, and the ledger tells of it once.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "capabilities/notices/publishing.hpp"
#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith {
namespace {

using std::chrono::milliseconds;

constexpr int kClasses = 8;
constexpr int kStudentsOfAClass = 1'300;  // two classes are more than goes out in one transaction
constexpr milliseconds kPatience{60'000};

// `kith serve` on the database of the test.
class Serving {
 public:
  Serving(const std::string& database, const std::filesystem::path& folder) {
    const auto program = (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "kith").string();
    std::vector<std::string> settings{"KITH_DATABASE=" + database,
                                      "KITH_DATA_FOLDER=" + folder.string(),
                                      "KITH_WEB_FOLDER=" + (folder / "web").string(),
                                      "KITH_FIELD_KEY=" + std::string(64, '0'),
                                      "KITH_PORT=0",
                                      "KITH_LOG_LEVEL=error",
                                      "PATH=/usr/bin:/bin"};
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

class KilledPublication : public db::BothEngines {
 protected:
  KilledPublication() {
    db().write([&](db::Tx& tx) {
      school = people::kit::add_school(tx);
      principal = people::kit::add_staff(tx, school);
      for (int i = 0; i < kClasses; ++i) classes.push_back(people::kit::add_class(tx, school));
    });
    for (auto class_id : classes) db().write([&](db::Tx& tx) { fill(tx, class_id); });
  }

  // One guardian and one family a student, in three statements.
  void fill(db::Tx& tx, std::int64_t class_id) {
    const auto first = tx.take_ids(school, 3 * kStudentsOfAClass);
    const db::Args args{{"school_id", school}, {"first", first}, {"count", kStudentsOfAClass}};
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

  // Written an hour ago, for half an hour ago.
  std::int64_t plan() {
    const FixedClock an_hour_ago{SystemClock().now() - std::chrono::hours{1}};
    secrets::SeededRandom random{7};
    const jobs::Jobs jobs{an_hour_ago, random};
    ledger::Ledger ledger{an_hour_ago};
    events::KeptEvents events;
    notices::Publishing publishing{db(), an_hour_ago, ledger, events, nullptr, nullptr, &jobs};
    return publishing
        .publish({.school_id = school, .person_id = principal, .roles = people::kPrincipal | people::kStaff},
                 {.title = "放假通知",
                  .body = "下周一放假。",
                  .needs = ledger::Needs::kConfirm,
                  .audience = {.whole_school = true},
                  .client_key = "key",
                  .publish_at = an_hour_ago.now() + std::chrono::minutes{30}})
        .value()
        .notice_id;
  }
  std::int64_t count(const char* sql) {
    return db().read([&](db::Session& session) { return session.one<std::int64_t>({"test.count", sql}); });
  }
  std::int64_t asked() { return count("select count(*) from asks"); }
  bool is_out() { return count("select count(*) from notices where published_at is not null") == 1; }

  // False when it takes too long.
  bool wait_until(const std::function<bool()>& is_true) {
    const auto until = std::chrono::steady_clock::now() + kPatience;
    while (!is_true()) {
      if (std::chrono::steady_clock::now() > until) return false;
      std::this_thread::sleep_for(milliseconds{1});
    }
    return true;
  }
  // As if the lease of the killed program had run out.
  void let_lease_run_out() {
    db().write([](db::Tx& tx) {
      tx.exec(
          {"test.lease", "update jobs set due_at = 1 where kind = 'notices.publish' and state = 'waiting'"});
    });
  }

  TemporaryFolder folder;
  std::int64_t school = 0, principal = 0;
  std::vector<std::int64_t> classes;
};
KITH_BOTH_ENGINES(KilledPublication);

TEST_P(KilledPublication, ReachesEveryFamilyExactlyOnceWhenTheProgramIsStartedAgain) {
  const auto notice_id = plan();
  ASSERT_GT(notice_id, 0);
  std::int64_t had = 0;
  int killed_halfway = 0;
  for (int i = 0; i < 2; ++i) {
    Serving serving(database().url(), folder.path());
    ASSERT_TRUE(wait_until([&] { return asked() > had || is_out(); }));
    serving.kill();
    killed_halfway += !is_out();
    had = asked();
    let_lease_run_out();
  }
  EXPECT_GT(killed_halfway, 0) << "it was never killed between two parts";
  Serving serving(database().url(), folder.path());
  ASSERT_TRUE(wait_until([&] { return is_out(); }));
  serving.kill();

  const std::int64_t everybody = kClasses * kStudentsOfAClass;
  EXPECT_EQ(asked(), everybody);
  EXPECT_EQ(count("select count(*) from (select distinct person_id, student_id from asks) each"), everybody);
  EXPECT_EQ(count("select families from audiences"), everybody);
  EXPECT_EQ(count("select people from audiences"), everybody);
  EXPECT_EQ(count("select count(*) from contacts where kind = 'notice'"), 1);
  EXPECT_EQ(count("select count(*) from contact_groups where group_kind = 'class'"), kClasses);
}

}  // namespace
}  // namespace kith
