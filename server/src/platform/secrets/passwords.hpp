// SPDX-License-Identifier: Apache-2.0
// Password hashes: Argon2id in libsodium's own text format, which carries its salt and cost.
// Hashing is slow on purpose (about 0.1 s): never call it inside a transaction or on an I/O thread.
#pragma once

#include <cstddef>
#include <semaphore>
#include <string>
#include <string_view>

namespace kith::secrets {

struct PasswordCost {
  unsigned long long passes = 3;
  std::size_t memory = 64u << 20;  // bytes
};

// What people choose.
inline constexpr PasswordCost kPeopleChoose{};
// What the server draws at random (first passwords, of which an import may make thousands).
inline constexpr PasswordCost kServerDraws{.passes = 1, .memory = 8u << 20};
// For tests: as little as libsodium accepts.
inline constexpr PasswordCost kQuickest{.passes = 1, .memory = 8192};

// All methods may be called from any thread; at most kAtOnce hash at the same time, which bounds the memory.
class Passwords {
 public:
  explicit Passwords(PasswordCost chosen = kPeopleChoose, PasswordCost drawn = kServerDraws);

  std::string hash(std::string_view password);
  // For first passwords only: cheaper, because nobody guesses what was drawn.
  std::string hash_drawn(std::string_view password);
  // Takes as long for an empty `hash` (no such account, no password) and is then false.
  bool verify(const std::string& hash, std::string_view password);

 private:
  static constexpr int kAtOnce = 4;
  std::string hash_at(const PasswordCost& cost, std::string_view password);

  PasswordCost chosen_, drawn_;
  std::counting_semaphore<kAtOnce> places_{kAtOnce};
  std::string nobodys_chosen_, nobodys_drawn_;
};

}  // namespace kith::secrets
