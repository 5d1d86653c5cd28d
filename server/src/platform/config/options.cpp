// SPDX-License-Identifier: Apache-2.0
#include "platform/config/options.hpp"

#include <fmt/format.h>

#include <charconv>

namespace kith::config {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};

constexpr const char* kLevels = "debug, info, warning, error, off";

std::string capitals(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
  }
  return text;
}

}  // namespace

const std::vector<Option>& options() {
  static const std::vector<Option> table = {
      {.name = "database",
       .place = &Config::database,
       .sentence = "Where the data is: sqlite:FILE, or postgresql://USER:PASSWORD@HOST/NAME.",
       .is_secret = true},
      {.name = "data_folder",
       .place = &Config::data_folder,
       .sentence = "Folder for uploaded files, backups and, unless field_key is set, the field key."},
      {.name = "field_key",
       .place = &Config::field_key,
       .sentence =
           "64 hexadecimal digits that seal telephone and identity numbers; empty: kept in data_folder.",
       .is_secret = true},
      {.name = "listen",
       .place = &Config::listen,
       .sentence = "Address to listen on; 0.0.0.0 for all of IPv4."},
      {.name = "port",
       .place = &Config::port,
       .sentence = "Port to listen on; 0: any free one.",
       .least = 0,
       .most = 65535},
      {.name = "public_url",
       .place = &Config::public_url,
       .sentence = "Address people type, printed in links and codes; empty: made of listen and port."},
      {.name = "web_folder", .place = &Config::web_folder, .sentence = "Folder of the built web app."},
      {.name = "behind_proxy",
       .place = &Config::behind_proxy,
       .sentence =
           "Believe X-Forwarded-For and X-Forwarded-Proto; only when every request comes through a proxy."},
      {.name = "demo",
       .place = &Config::demo,
       .sentence = "Offer the role picker; for a demonstration district only."},
      {.name = "time_zone", .place = &Config::time_zone, .sentence = "The district's zone, an IANA name."},
      {.name = "log_level", .place = &Config::log_level, .sentence = "Least grave lines written to the log."},
      {.name = "read_workers",
       .place = &Config::read_workers,
       .sentence = "Threads for requests that only read, each with its own database connection.",
       .least = 1,
       .most = 256},
      {.name = "write_workers",
       .place = &Config::write_workers,
       .sentence = "Threads for other requests; writes of several share one durable commit.",
       .least = 1,
       .most = 1024},
      {.name = "max_connections",
       .place = &Config::max_connections,
       .sentence = "Connections held open at once, event streams among them.",
       .least = 16,
       .most = 200'000},
      {.name = "hook_url",
       .place = &Config::hook_url,
       .sentence = "Where messages to families are posted as signed JSON (http or https); empty: they stay "
                   "in the app."},
      {.name = "hook_secret",
       .place = &Config::hook_secret,
       .sentence =
           "Shared with the other end of hook_url; signs what is posted and the receipts that come back.",
       .is_secret = true},
  };
  return table;
}

std::string variable_of(const Option& option) { return "KITH_" + capitals(option.name); }

std::string type_of(const Option& option) {
  return std::visit(
      Overloaded{[](std::string Config::*) { return std::string("text"); },
                 [&](int Config::*) { return fmt::format("number, {} … {}", option.least, option.most); },
                 [](bool Config::*) { return std::string("true or false"); },
                 [](log::Level Config::*) { return fmt::format("one of {}", kLevels); }},
      option.place);
}

std::string text_of(const Option& option, const Config& config) {
  return std::visit(
      Overloaded{[&](std::string Config::*place) { return config.*place; },
                 [&](int Config::*place) { return std::to_string(config.*place); },
                 [&](bool Config::*place) { return std::string(config.*place ? "true" : "false"); },
                 [&](log::Level Config::*place) { return to_text(config.*place); }},
      option.place);
}

std::optional<std::string> set_number(const Option& option, std::int64_t number, Config& config) {
  auto place = std::get_if<int Config::*>(&option.place);
  if (!place) return fmt::format("expects {}", type_of(option));
  if (number < option.least || number > option.most)
    return fmt::format("{} is not within {} … {}", number, option.least, option.most);
  config.*(*place) = static_cast<int>(number);
  return std::nullopt;
}

std::optional<std::string> set_from_text(const Option& option, const std::string& text, Config& config) {
  auto expects = [&] { return fmt::format("expects {}", type_of(option)); };
  if (auto place = std::get_if<std::string Config::*>(&option.place)) {
    config.*(*place) = text;
  } else if (auto place = std::get_if<bool Config::*>(&option.place)) {
    if (text != "true" && text != "false") return expects();
    config.*(*place) = text == "true";
  } else if (auto place = std::get_if<log::Level Config::*>(&option.place)) {
    auto level = parse_enum<log::Level>(text);
    if (!level) return expects();
    config.*(*place) = *level;
  } else {
    std::int64_t number = 0;
    auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size()) return expects();
    return set_number(option, number, config);
  }
  return std::nullopt;
}

}  // namespace kith::config
