// SPDX-License-Identifier: Apache-2.0
// A whole file as bytes without copying it into memory.
#pragma once

#include <string>
#include <string_view>

namespace kith::sheets {

class MappedFile {
 public:
  // Throws std::system_error when the file cannot be opened or mapped.
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return {static_cast<const char*>(start_), size_}; }

 private:
  void* start_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace kith::sheets
