// SPDX-License-Identifier: Apache-2.0
#include "platform/secrets/passwords.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <new>
#include <stdexcept>

#include "platform/secrets/sodium.hpp"

namespace kith::secrets {
namespace {

template <class Semaphore>
class Place {
 public:
  explicit Place(Semaphore& places) : places_(places) { places_.acquire(); }
  ~Place() { places_.release(); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

 private:
  Semaphore& places_;
};

bool matches(const std::string& hash, std::string_view password) {
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

// A hash that no password has and that takes as long to verify as one of that cost. It is written down rather
// than computed, which would hold up each start for as long as a sign-in.
std::string nobodys_hash(const PasswordCost& cost) {
  auto zeros = [](int characters) { return std::string(std::size_t(characters), 'A'); };
  auto text = fmt::format("$argon2id$v=19$m={},t={},p=1${}${}", cost.memory / 1024, cost.passes, zeros(22),
                          zeros(43));
  if (crypto_pwhash_str_needs_rehash(text.c_str(), cost.passes, cost.memory) != 0)
    throw std::logic_error("the hash that nobody has cannot be read");
  return text;
}

}  // namespace

Passwords::Passwords(PasswordCost chosen, PasswordCost drawn) : chosen_(chosen), drawn_(drawn) {
  start_sodium();
  nobodys_chosen_ = nobodys_hash(chosen_);
  nobodys_drawn_ = nobodys_hash(drawn_);
}

std::string Passwords::hash(std::string_view password) { return hash_at(chosen_, password); }

std::string Passwords::hash_drawn(std::string_view password) { return hash_at(drawn_, password); }

std::string Passwords::hash_at(const PasswordCost& cost, std::string_view password) {
  Place place(places_);
  std::array<char, crypto_pwhash_STRBYTES> text{};
  // The salt is libsodium's own: hashes need no repeatable randomness.
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost.passes, cost.memory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();
  return text.data();
}

bool Passwords::verify(const std::string& hash, std::string_view password) {
  // Always one hash of each cost, else the time would tell accounts whose first password is unused from
  // others.
  const bool is_drawn = crypto_pwhash_str_needs_rehash(hash.c_str(), drawn_.passes, drawn_.memory) == 0;
  const bool is_chosen = !hash.empty() && !is_drawn;
  Place place(places_);
  const bool matches_chosen = matches(is_chosen ? hash : nobodys_chosen_, password);
  const bool matches_drawn = matches(is_drawn ? hash : nobodys_drawn_, password);
  return (is_chosen && matches_chosen) || (is_drawn && matches_drawn);
}

}  // namespace kith::secrets
