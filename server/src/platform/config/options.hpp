// SPDX-License-Identifier: Apache-2.0
// The table of options: name, place in Config, range, one sentence.
#pragma once

#include <limits>
#include <optional>
#include <variant>

#include "platform/config/config.hpp"

namespace kith::config {

struct Option {
  using Place = std::variant<std::string Config::*, int Config::*, bool Config::*, log::Level Config::*>;
  std::string name;  // in the file; KITH_ and capitals in the environment
  Place place;
  std::string sentence;
  int least = 0, most = 0;  // of numbers
  bool is_secret = false;   // has a _FILE twin in the environment, and is never printed
};

const std::vector<Option>& options();

std::string variable_of(const Option& option);  // "KITH_DATABASE"
std::string type_of(const Option& option);      // "number, 1 … 65535"
std::string text_of(const Option& option, const Config& config);

// Sets the option from text, or says what is wrong with it.
std::optional<std::string> set_from_text(const Option& option, const std::string& text, Config& config);
std::optional<std::string> set_number(const Option& option, std::int64_t number, Config& config);

}  // namespace kith::config
