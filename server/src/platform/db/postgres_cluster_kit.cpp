// SPDX-License-Identifier: Apache-2.0
#include "platform/db/postgres_cluster_kit.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include "platform/db/db.hpp"
#include "platform/db/postgres_connection.hpp"

namespace kith::db {
namespace {

constexpr const char* kPrograms = "/usr/lib/postgresql/15/bin/";
constexpr const char* kFolderPrefix = "kith-postgres-";
constexpr auto kPatience = std::chrono::seconds(60);

const passwd* ordinary_user() {
  if (geteuid() != 0) return nullptr;
  auto* user = getpwnam("postgres");
  if (!user)
    throw std::runtime_error("the tests need the user postgres, which the package postgresql-15 makes");
  return user;
}

// The child dies with this process, whatever ends it.
pid_t spawn(std::vector<std::string> words, const std::filesystem::path& log) {
  auto* user = ordinary_user();
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t parent = getpid();
  pid_t child = fork();
  if (child != 0) return child;
  if (user && (setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0)) _exit(126);
  prctl(PR_SET_PDEATHSIG, SIGQUIT);
  if (getppid() != parent) _exit(126);
  int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  if (chdir("/") == 0) execv(arguments[0], arguments.data());
  _exit(127);
}

// Folders of test processes that were killed before they could clean up.
void remove_leftovers() {
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
    auto name = entry.path().filename().string();
    if (!name.starts_with(kFolderPrefix)) continue;
    auto owner = static_cast<pid_t>(std::atoi(name.c_str() + std::string_view(kFolderPrefix).size()));
    std::error_code ignored;
    if (owner > 0 && kill(owner, 0) != 0 && errno == ESRCH)
      std::filesystem::remove_all(entry.path(), ignored);
  }
}

std::string quarter_of_memory() {
  return std::to_string((sysconf(_SC_PHYS_PAGES) / 4) * sysconf(_SC_PAGESIZE) >> 20) + "MB";
}

}  // namespace

PostgresCluster& PostgresCluster::shared() {
  static PostgresCluster cluster;
  return cluster;
}

PostgresCluster::PostgresCluster(Durability durability) {
  remove_leftovers();
  folder_ = std::filesystem::temp_directory_path() / (kFolderPrefix + std::to_string(getpid()));
  std::filesystem::create_directory(folder_);
  std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
  if (auto* user = ordinary_user()) {
    if (chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0)
      throw std::runtime_error("chown " + folder_.string());
  }
  initialise();
  start(durability);
}

PostgresCluster::~PostgresCluster() {
  if (server_ > 0) {
    kill(server_, SIGQUIT);
    waitpid(server_, nullptr, 0);
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void PostgresCluster::initialise() {
  auto child = spawn({std::string(kPrograms) + "initdb", "--pgdata=" + (folder_ / "data").string(),
                      "--username=kith", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"},
                     folder_ / "log");
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0) throw std::runtime_error("initdb failed, see " + (folder_ / "log").string());
}

void PostgresCluster::start(Durability durability) {
  std::vector<std::string> words{std::string(kPrograms) + "postgres", "-D", (folder_ / "data").string()};
  std::vector<std::string> settings{"listen_addresses=", "max_connections=300", "deadlock_timeout=50ms"};
  if (durability == Durability::kNone)
    settings.insert(settings.end(), {"fsync=off", "synchronous_commit=off", "full_page_writes=off",
                                     "shared_buffers=32MB", "autovacuum=off"});
  else
    settings.insert(settings.end(), {"shared_buffers=" + quarter_of_memory(), "max_wal_size=8GB",
                                     "checkpoint_timeout=30min", "wal_compression=lz4"});
  settings.push_back("unix_socket_directories=" + folder_.string());
  for (const auto& setting : settings) words.insert(words.end(), {"-c", setting});
  server_ = spawn(std::move(words), folder_ / "log");
  wait_until_ready();
}

void PostgresCluster::wait_until_ready() {
  auto gives_up_at = std::chrono::steady_clock::now() + kPatience;
  while (PQping(url("postgres").c_str()) != PQPING_OK) {
    if (waitpid(server_, nullptr, WNOHANG) != 0 || std::chrono::steady_clock::now() > gives_up_at) {
      throw std::runtime_error("PostgreSQL does not start, see " + (folder_ / "log").string());
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

std::string PostgresCluster::url(const std::string& database) const {
  return "host=" + folder_.string() + " user=kith dbname=" + database;
}

void PostgresCluster::run_sql(const std::string& text) {
  PostgresConnection(url("postgres")).script("test kit", text);
}

std::string PostgresCluster::make_database() {
  if (!has_template_) {
    run_sql("create database migrated");
    kith::db::open({.url = url("migrated"), .writers = 1})->close();
    has_template_ = true;
  }
  auto name = "test_" + std::to_string(++databases_made_);
  run_sql("create database " + name + " template migrated strategy file_copy");
  return name;
}

std::string PostgresCluster::make_empty_database() {
  auto name = "test_" + std::to_string(++databases_made_);
  run_sql("create database " + name);
  return name;
}

void PostgresCluster::drop_database(const std::string& name) {
  run_sql("drop database if exists " + name + " with (force)");
}

}  // namespace kith::db
