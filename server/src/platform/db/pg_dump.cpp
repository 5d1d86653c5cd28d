// SPDX-License-Identifier: Apache-2.0
#include "platform/db/pg_dump.hpp"

#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

#include "platform/db/db.hpp"

namespace kith::db {
namespace {

// The environment variables libpq reads, filled from the address.
std::vector<std::string> environment_of(const std::string& url) {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable; ++variable) {
    if (std::string_view(*variable).substr(0, 2) != "PG") variables.emplace_back(*variable);
  }
  PQconninfoOption* options = PQconninfoParse(url.c_str(), nullptr);
  if (!options) throw DbError("backup: the address of the database is not understood [08001]", "08001");
  for (auto* option = options; option->keyword; ++option) {
    if (option->val && option->envvar) variables.push_back(std::string(option->envvar) + "=" + option->val);
  }
  PQconninfoFree(options);
  return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (auto& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

void pg_dump(const std::string& url, const std::filesystem::path& file) {
  if (std::filesystem::exists(file)) throw DbError("backup: the file exists [58P02]", "58P02");
  std::vector<std::string> words{"pg_dump", "--format=custom", "--file=" + file.string()};
  auto variables = environment_of(url);
  auto arguments = pointers_to(words);
  auto environment = pointers_to(variables);
  pid_t child = 0;
  if (posix_spawnp(&child, "pg_dump", nullptr, nullptr, arguments.data(), environment.data()) != 0) {
    throw DbError("backup: pg_dump cannot be started [58030]", "58030");
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw DbError("backup: pg_dump failed [58030]", "58030");
}

}  // namespace kith::db
