// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <regex>

#include "tests/architecture/code_files.hpp"

namespace kith::architecture {
namespace {

// Keys of nested locale objects, joined by dots.
void collect_keys(const boost::json::value& value, const std::string& path, std::set<std::string>& keys) {
  if (!value.is_object()) {
    keys.insert(path);
    return;
  }
  for (const auto& [key, child] : value.get_object())
    collect_keys(child, path.empty() ? std::string(key) : path + "." + std::string(key), keys);
}

std::set<std::string> locale_keys(const std::string& language) {
  std::set<std::string> keys;
  for (const auto& file : code_files("web/src", {".json"}))
    if (file.path.filename() == language + ".json") {
      auto slice = file.path.parent_path().parent_path().filename().string();
      collect_keys(boost::json::parse(file.text), slice, keys);
    }
  return keys;
}

// Codes as they stand in Error constructors: invalid("visits.too_early").
std::set<std::string> error_codes() {
  std::set<std::string> codes;
  const std::regex made(
      "(?:invalid|forbidden|not_found|conflict|refuse)\\(\\s*\"([a-z_]+\\.[a-z_0-9]+)\"|Fault::k\\w+,\\s*\"(["
      "a-z_]+\\.[a-z_0-9]+)\"");
  for (const auto& file : code_files("server/src", {".cpp", ".hpp"})) {
    if (file.path.stem().string().ends_with("_test") || file.path.stem().string().ends_with("_kit")) continue;
    for (std::sregex_iterator it(file.text.begin(), file.text.end(), made), end; it != end; ++it)
      codes.insert((*it)[1].matched ? (*it)[1].str() : (*it)[2].str());
  }
  return codes;
}

TEST(TheLocales, AreEquallyCompleteInChineseAndEnglish) {
  EXPECT_EQ(locale_keys("zh-CN"), locale_keys("en"));
}

TEST(TheLocales, HaveWordsForEveryErrorCode) {
  auto words = locale_keys("zh-CN");
  auto codes = error_codes();
  EXPECT_GT(codes.size(), 20u);
  for (const auto& code : codes) {
    auto dot = code.find('.');
    auto key = code.substr(0, dot) + ".problems" + code.substr(dot);
    EXPECT_TRUE(words.contains(key)) << code << " has no words: " << key << " is in no locale file";
  }
}

}  // namespace
}  // namespace kith::architecture
