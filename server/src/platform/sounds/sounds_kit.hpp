// SPDX-License-Identifier: Apache-2.0
// Recordings for tests, as browsers write them, with silence in place of sound.
#pragma once

#include <string>

namespace kith::sounds::kit {

// As Chromium writes it: sizes of segment and clusters left open, a block each 60 ms, a cluster each 10 s.
std::string webm(int seconds, int track_type = 2);
// As Safari writes it: in fragments of a second. `handler`: "soun" or "vide".
std::string mp4_in_fragments(int seconds, const std::string& handler = "soun");
// Finished as a whole, its length in `mdhd`.
std::string mp4_whole(int seconds);

}  // namespace kith::sounds::kit
