// SPDX-License-Identifier: Apache-2.0
// What a name is found by: itself, its pinyin without tones, and the initials.
#pragma once

#include <string>
#include <string_view>

namespace kith::text {

// "王小明" → "王小明 wangxiaoming wxm"; "Ann Lee" → "Ann Lee annlee al". Requires: normal text.
// Readings are the common ones: a surname read otherwise (单 shan) is found by its characters.
// Any thread; the first call of a thread is slow (a transliterator is built).
std::string name_keys(std::string_view name);

}  // namespace kith::text
