// SPDX-License-Identifier: Apache-2.0
#include "platform/secrets/sodium.hpp"

#include <sodium.h>

#include <stdexcept>

namespace kith::secrets {

void start_sodium() {
  static const bool started = sodium_init() >= 0;
  if (!started) throw std::runtime_error("libsodium cannot start");
}

}  // namespace kith::secrets
