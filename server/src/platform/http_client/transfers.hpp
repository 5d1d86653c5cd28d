// SPDX-License-Identifier: Apache-2.0
// Runs several transfers of libcurl at once and keeps the connections for the next. One object serves one
// thread.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace kith::http_client {

class Transfers {
 public:
  // `at_once` at most, the others after them. Throws std::runtime_error when libcurl cannot start.
  explicit Transfers(int at_once);
  ~Transfers();
  Transfers(const Transfers&) = delete;

  // Prepared handles (CURL*), until each has ended. Returns how each ended (a CURLcode), in their order.
  std::vector<int> run(const std::vector<void*>& handles);

 private:
  struct Multi;
  const std::size_t at_once_;
  const std::unique_ptr<Multi> multi_;
};

}  // namespace kith::http_client
