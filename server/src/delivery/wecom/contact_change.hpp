// SPDX-License-Identifier: Apache-2.0
// What WeCom calls back with when the school's directory changes (event change_school_contact,
// https://developer.work.weixin.qq.com/document/path/92032). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith::delivery::wecom {

enum class ContactChangeKind {
  kSubscribed,    // a parent follows the school's notices
  kUnsubscribed,  // and no more
  kParentDeleted,
  kParentRenamed,  // has another identifier now
  kOther           // the directory is to be read again
};

struct ContactChange {
  ContactChangeKind kind = ContactChangeKind::kOther;
  std::string id = {};      // of the parent
  std::string new_id = {};  // of a renamed one
};

// nullopt when it is another event or none.
std::optional<ContactChange> read_contact_change(std::string_view xml);

}  // namespace kith::delivery::wecom
