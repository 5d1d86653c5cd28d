// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace kith {

// A folder of one's own below the system's temporary one (TMPDIR), for this user only, gone with all it holds
// when the object is. Throws std::runtime_error when none can be made.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace kith
