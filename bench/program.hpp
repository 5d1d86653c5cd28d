// SPDX-License-Identifier: Apache-2.0
// The built program as a process of its own, so that its time and memory are its own.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace kith::bench {

struct Ended {
  int status = 0;  // exit status
  double seconds = 0;
  double peak_megabytes = 0;
};

// Ended, if it still runs, when the object is.
class Program {
 public:
  // `settings`: NAME=value, beside the present environment. Its output goes to `log`.
  Program(const std::vector<std::string>& words, const std::vector<std::string>& settings,
          const std::filesystem::path& log);
  ~Program();
  Program(const Program&) = delete;

  Ended wait();
  // As if the power had failed.
  void kill();
  double resident_megabytes() const;
  // Processor time taken so far, of all threads.
  double cpu_seconds() const;

 private:
  pid_t child_ = 0;
  double started_ = 0;
};

// A port that was free a moment ago.
int free_port();
// True once something answers 200 to GET `path` on the loopback.
bool answers(int port, const std::string& path);

}  // namespace kith::bench
