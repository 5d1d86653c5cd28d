// SPDX-License-Identifier: Apache-2.0
// What the system says a process holds in memory.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string_view>

namespace kith::bench {

// A field of /proc/PROCESS/status, in megabytes: "VmRSS:" now, "VmHWM:" at its peak. Nothing of a process
// that has ended. Asked of the process itself: what the system adds up for its parent counts the parent's own
// memory too, up to the moment the program begins.
std::optional<double> process_megabytes(pid_t process, std::string_view field);

// The peak of this process counts anew from here.
void forget_peak_memory();

}  // namespace kith::bench
