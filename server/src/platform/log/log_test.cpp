// SPDX-License-Identifier: Apache-2.0
#include "platform/log/log.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <sstream>

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

}  // namespace
}  // namespace kith::log
