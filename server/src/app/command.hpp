// SPDX-License-Identifier: Apache-2.0
// Commands of the program: each has a name, a line of help, options and a function. Exit status is 0 when it
// did what was asked, 1 when it could not, 2 when it was called wrongly.
#pragma once

#include <boost/program_options.hpp>
#include <functional>
#include <string>
#include <vector>

namespace kith::app {

namespace options = boost::program_options;

struct Command {
  std::string name;     // "import roster"
  std::string usage;    // "FILE --school S [--dry-run]"
  std::string summary;  // one line
  options::options_description described;
  std::vector<std::string> positional;  // names of the positional options, in order
  std::function<int(const options::variables_map&)> run;
};

// Finds the command that begins the arguments, reads its options and runs it. Knows --help everywhere.
int run_command(const std::vector<Command>& commands, const std::vector<std::string>& arguments);

}  // namespace kith::app
