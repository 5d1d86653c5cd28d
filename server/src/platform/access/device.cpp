// SPDX-License-Identifier: Apache-2.0
#include "platform/access/device.hpp"

#include <array>
#include <utility>

namespace kith::access {
namespace {

using Mark = std::pair<std::string_view, std::string_view>;

// First mark found decides: browsers name those they imitate after themselves.
constexpr std::array<Mark, 7> kBrowsers{{{"MicroMessenger", "wechat"},
                                         {"Edg", "edge"},
                                         {"Firefox", "firefox"},
                                         {"FxiOS", "firefox"},
                                         {"CriOS", "chrome"},
                                         {"Chrome", "chrome"},
                                         {"Safari", "safari"}}};
constexpr std::array<Mark, 7> kSystems{{{"Android", "android"},
                                        {"HarmonyOS", "android"},
                                        {"iPhone", "ios"},
                                        {"iPad", "ios"},
                                        {"Windows", "windows"},
                                        {"Mac OS", "macos"},
                                        {"Linux", "linux"}}};

template <class Marks>
std::string first_of(const Marks& marks, std::string_view text) {
  for (const auto& [mark, name] : marks)
    if (text.find(mark) != text.npos) return std::string(name);
  return "other";
}

}  // namespace

std::string device_of(std::string_view user_agent) {
  return first_of(kBrowsers, user_agent) + " " + first_of(kSystems, user_agent);
}

}  // namespace kith::access
