// SPDX-License-Identifier: Apache-2.0
#include "bench/process_memory.hpp"

#include <fstream>
#include <string>

namespace kith::bench {

std::optional<double> process_megabytes(pid_t process, std::string_view field) {
  std::ifstream file("/proc/" + std::to_string(process) + "/status");
  for (std::string word; file >> word;)
    if (word == field) {
      double kilobytes = 0;
      file >> kilobytes;
      return kilobytes / 1024;
    }
  return std::nullopt;
}

void forget_peak_memory() { std::ofstream("/proc/self/clear_refs") << 5; }

}  // namespace kith::bench
