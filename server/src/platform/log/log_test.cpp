// SPDX-License-Identifier: Apache-2.0
#include "platform/log/log.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "platform/temporary_folder.hpp"

namespace kith::log {
namespace {

TEST(ALogLine, IsOneJsonObject) {
  std::ostringstream lines;
  start(Level::kInfo, lines);
  info("http.answered", {{"route", "/api/visits/{id}"}, {"status", 200}, {"ms", 1.5}, {"odd", "a\"b\nc"}});
  start(Level::kOff);

  ASSERT_EQ(lines.str().find('\n'), lines.str().size() - 1);
  auto line = boost::json::parse(lines.str()).as_object();
  EXPECT_EQ(line.at("level"), "info");
  EXPECT_EQ(line.at("event"), "http.answered");
  EXPECT_EQ(line.at("route"), "/api/visits/{id}");
  EXPECT_EQ(line.at("status"), 200);
  EXPECT_EQ(line.at("ms"), 1.5);
  EXPECT_EQ(line.at("odd"), "a\"b\nc");
  EXPECT_TRUE(line.at("at").as_string().ends_with("Z"));
}

TEST(ALogLine, BelowTheLevelIsNotWritten) {
  std::ostringstream lines;
  start(Level::kError, lines);
  info("quiet");
  error("loud");
  start(Level::kOff);
  EXPECT_EQ(lines.str().find("quiet"), std::string::npos);
  EXPECT_NE(lines.str().find("loud"), std::string::npos);
}

TEST(ALogLine, OfAnErrorIsWrittenAtOnceAfterWhatWasSaidBefore) {
  std::ostringstream lines;
  start(Level::kInfo, lines);
  info("before");
  error("loud");
  auto written = lines.str();
  start(Level::kOff);
  EXPECT_LT(written.find("before"), written.find("loud"));
  EXPECT_NE(written.find("loud"), std::string::npos);
}

TEST(ALogLine, OfNoHasteIsWrittenWithinSeconds) {
  TemporaryFolder folder;
  std::ofstream lines(folder.path() / "log");
  start(Level::kInfo, lines);
  info("calm");
  auto is_written = [&] { return std::filesystem::file_size(folder.path() / "log") > 0; };
  for (int round = 0; round < 100 && !is_written(); ++round)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_TRUE(is_written());
  start(Level::kOff);
}

}  // namespace
}  // namespace kith::log
