// SPDX-License-Identifier: Apache-2.0
#include "delivery/wecom/contact_change.hpp"

#include <algorithm>
#include <array>

#include "delivery/flat_xml.hpp"

namespace kith::delivery::wecom {
namespace {

// WeCom's own pages spell one of the departments wrongly; both spellings come.
constexpr std::array<std::string_view, 9> kOthers{
    "create_student",    "update_student",     "delete_student",    "create_parent",    "update_parent",
    "create_department", "create_deparmtment", "update_department", "delete_department"};

}  // namespace

std::optional<ContactChange> read_contact_change(std::string_view xml) {
  auto told = read_flat_xml(xml);
  if (!told || (*told)["Event"] != "change_school_contact") return std::nullopt;
  const auto& type = (*told)["ChangeType"];
  const auto& id = (*told)["Id"];
  const auto& new_id = (*told)["NewId"];
  bool is_known = std::ranges::find(kOthers, type) != kOthers.end();
  if (type == "update_parent" && !id.empty() && !new_id.empty() && id != new_id)
    return ContactChange{ContactChangeKind::kParentRenamed, id, new_id};
  if (is_known) return ContactChange{};
  if (id.empty()) return std::nullopt;
  if (type == "subscribe") return ContactChange{ContactChangeKind::kSubscribed, id};
  if (type == "unsubscribe") return ContactChange{ContactChangeKind::kUnsubscribed, id};
  if (type == "delete_parent") return ContactChange{ContactChangeKind::kParentDeleted, id};
  return std::nullopt;
}

}  // namespace kith::delivery::wecom
