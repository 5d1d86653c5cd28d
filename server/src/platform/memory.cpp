// SPDX-License-Identifier: Apache-2.0
#include "platform/memory.hpp"

#include <malloc.h>

namespace kith {

void give_back_memory() { ::malloc_trim(0); }

}  // namespace kith
