// SPDX-License-Identifier: Apache-2.0
// WeCom's school directory (家校通讯录, https://developer.work.weixin.qq.com/document/path/92299 and 92043):
// a tree of campuses, stages, grades and classes; a class names its students with their parents.
#pragma once

#include "delivery/directory/directory.hpp"
#include "delivery/errcode_api.hpp"
#include "delivery/wecom/wecom.hpp"

namespace kith::delivery::wecom {

class WecomDirectory : public Directory {
 public:
  WecomDirectory(const Clock& clock, Settings settings);

  AddressKind kind() const override { return AddressKind::kWecom; }
  Result<std::vector<DirectoryClass>> classes() override;
  Result<std::vector<DirectoryStudent>> students(const DirectoryClass& of) override;

 private:
  Result<boost::json::object> ask(const std::string& path, const std::map<std::string, std::string>& query);

  ErrcodeApi api_;
};

}  // namespace kith::delivery::wecom
