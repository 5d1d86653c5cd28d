// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "platform/embedded.hpp"
#include "tests/source_root.hpp"

namespace kith {
namespace {

// Every folder below server/src is a slice or a floor.
std::set<std::string> slices() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_root() / "server" / "src")) {
    if (entry.is_directory()) names.insert(entry.path().filename().string());
  }
  return names;
}

std::smatch parts_of(const std::string& name) {
  static const std::regex form("([0-9]{4})_([a-z]+)_([a-z]+_[a-z_]+?)(\\.sqlite|\\.postgres)?\\.sql");
  std::smatch parts;
  EXPECT_TRUE(std::regex_match(name, parts, form)) << name;
  return parts;
}

TEST(Migrations, AreNamedNumberSliceVerbObject) {
  auto known = slices();
  for (const auto& file : embedded_migrations()) {
    std::string name(file.name);
    auto parts = parts_of(name);
    EXPECT_TRUE(known.contains(parts[2])) << name << ": " << parts[2] << " is no slice";
  }
}

TEST(Migrations, HaveBothDialectsOrNeither) {
  std::map<std::string, std::multiset<std::string>> dialects;
  for (const auto& file : embedded_migrations()) {
    std::string name(file.name);
    auto parts = parts_of(name);
    dialects[parts[1].str() + parts[2].str() + parts[3].str()].insert(parts[4]);
  }
  for (const auto& [name, found] : dialects) {
    bool is_portable = found == std::multiset<std::string>{""};
    bool is_both = found == std::multiset<std::string>{".postgres", ".sqlite"};
    EXPECT_TRUE(is_portable || is_both) << name;
  }
}

TEST(Migrations, HaveNumbersWithoutGapOrRepeat) {
  std::map<int, std::string> names;
  for (const auto& file : embedded_migrations()) {
    std::string name(file.name);
    auto parts = parts_of(name);
    auto stem = parts[2].str() + parts[3].str();
    auto [known, is_new] = names.emplace(std::stoi(parts[1]), stem);
    EXPECT_EQ(known->second, stem) << "two migrations have the number of " << name;
  }
  EXPECT_EQ(names.begin()->first, 1);
  EXPECT_EQ(names.rbegin()->first, static_cast<int>(names.size()));
}

}  // namespace
}  // namespace kith
