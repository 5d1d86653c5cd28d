// SPDX-License-Identifier: Apache-2.0
// What an operator may set, read once at start: defaults, then a TOML file, then KITH_ variables of the
// environment. Everything is checked together and all mistakes are told at once. The only place that reads
// the environment.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "platform/log/log.hpp"

namespace kith::config {

// The members' meaning, ranges and defaults are said once, in the table of options.cpp.
struct Config {
  std::string database = "sqlite:data/kith.db";
  std::string data_folder = "data";
  std::string field_key = {};
  std::string listen = "127.0.0.1";
  int port = 8080;
  std::string public_url = {};
  std::string web_folder = "web/dist";
  bool behind_proxy = false;
  bool demo = false;
  std::string time_zone = "Asia/Shanghai";
  log::Level log_level = log::Level::kInfo;
  int read_workers = 4;
  int write_workers = 64;
  int max_connections = 20'000;
  std::string hook_url = {};
  std::string hook_secret = {};
};

using Environment = std::map<std::string, std::string>;

// The KITH_ variables of this process.
Environment environment();

struct Loaded {
  Config config;
  std::map<std::string, std::string> sources;  // option → "default", "file" or "environment"
  std::vector<std::string> mistakes;  // for the operator, in English; do not start when there are any
};

// `file` may be missing unless KITH_CONFIG names it. Never throws for what an operator may have written.
Loaded load(const std::filesystem::path& file, const Environment& environment);

// One line of `kith config`. Secrets that are set read "***".
struct Setting {
  std::string name;
  std::string value;
  std::string source;
};
KITH_DESCRIBE(Setting, (name, value, source))

std::vector<Setting> settings(const Loaded& loaded);

// The reference page, in Markdown.
std::string reference();

}  // namespace kith::config
