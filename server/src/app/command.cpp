// SPDX-License-Identifier: Apache-2.0
#include "app/command.hpp"

#include <algorithm>
#include <iostream>
#include <sstream>

namespace kith::app {
namespace {

constexpr int kCalledWrongly = 2;

std::vector<std::string> words_of(const std::string& name) {
  std::istringstream in(name);
  return {std::istream_iterator<std::string>(in), {}};
}

const Command* find_command(const std::vector<Command>& commands, const std::vector<std::string>& arguments) {
  const Command* found = nullptr;
  std::size_t longest = 0;
  for (const auto& command : commands) {
    auto words = words_of(command.name);
    bool begins =
        words.size() <= arguments.size() && std::equal(words.begin(), words.end(), arguments.begin());
    if (begins && words.size() > longest) {
      found = &command;
      longest = words.size();
    }
  }
  return found;
}

void print_overview(std::ostream& out, const std::vector<Command>& commands) {
  out << "Kith · 家校同心\n\nUsage: kith COMMAND [options]\n\n";
  for (const auto& command : commands) {
    out << "  " << command.name << std::string(command.name.size() < 18 ? 18 - command.name.size() : 1, ' ')
        << command.summary << '\n';
  }
  out << "\nkith COMMAND --help tells more. Settings come from kith.toml and KITH_… variables: kith config "
         "shows them.\n";
}

void print_help(std::ostream& out, const Command& command) {
  out << "Usage: kith " << command.name << ' ' << command.usage << "\n\n"
      << command.summary << "\n\n"
      << command.described << '\n';
}

options::variables_map read_options(const Command& command, const std::vector<std::string>& arguments) {
  options::options_description all = command.described;
  all.add_options()("help,h", "show this help");
  options::positional_options_description positional;
  for (const auto& name : command.positional) positional.add(name.c_str(), 1);
  options::variables_map read;
  options::store(options::command_line_parser(arguments).options(all).positional(positional).run(), read);
  if (!read.count("help")) options::notify(read);
  return read;
}

}  // namespace

int run_command(const std::vector<Command>& commands, const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
    print_overview(arguments.empty() ? std::cerr : std::cout, commands);
    return arguments.empty() ? kCalledWrongly : 0;
  }
  const auto* command = find_command(commands, arguments);
  if (!command) {
    std::cerr << "kith: there is no command '" << arguments[0] << "'\n\n";
    print_overview(std::cerr, commands);
    return kCalledWrongly;
  }
  std::vector<std::string> rest(arguments.begin() + long(words_of(command->name).size()), arguments.end());
  try {
    auto read = read_options(*command, rest);
    if (read.count("help")) {
      print_help(std::cout, *command);
      return 0;
    }
    return command->run(read);
  } catch (const options::error& wrong) {
    std::cerr << "kith " << command->name << ": " << wrong.what() << "\n\n";
    print_help(std::cerr, *command);
    return kCalledWrongly;
  }
}

}  // namespace kith::app
