// SPDX-License-Identifier: Apache-2.0
// The texts that cells point to by number. They must be at hand in any order, so they are kept, but in
// blocks that never move: no moment holds them twice.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string_view>

#include "platform/sheets/archive.hpp"

namespace kith::sheets {

class SharedStrings {
 public:
  explicit SharedStrings(std::int64_t budget) : budget_(budget) {}

  // sheets.damaged, sheets.too_large beyond the budget of bytes.
  Result<void> read(Entry& entry);
  std::optional<std::string_view> get(std::size_t index) const;

  void add(std::string_view text);

 private:
  struct Place {
    const char* start;
    std::uint32_t size;
  };
  std::int64_t budget_;
  std::deque<std::unique_ptr<char[]>> blocks_;
  std::size_t block_left_ = 0;
  char* next_ = nullptr;
  std::deque<Place> places_;
};

// Undoes the _x000D_ escapes in which workbooks write control characters; they become spaces.
void replace_escapes(std::string& text);

}  // namespace kith::sheets
