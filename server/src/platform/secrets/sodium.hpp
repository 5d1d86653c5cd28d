// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kith::secrets {

// libsodium has to be started once before use; safe from any thread. Throws std::runtime_error when it cannot
// start.
void start_sodium();

}  // namespace kith::secrets
