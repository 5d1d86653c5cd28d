// SPDX-License-Identifier: Apache-2.0
// What a large piece of work took, back to the system. Thread-safe.
#pragma once

namespace kith {

// The C library keeps what is freed for the thread that took it: work that another thread does next takes new
// memory beside it. Takes some milliseconds; for the joints of large works, not for requests.
void give_back_memory();

}  // namespace kith
