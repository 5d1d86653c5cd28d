// SPDX-License-Identifier: Apache-2.0
// DingTalk's school directory (家校通讯录 2.0: edu/dept/list, edu/user/list, edu/user/relation/list): a tree
// of campuses, stages, grades and classes, read floor by floor; students and guardians of a class are lists
// of their own, and a third says who belongs to whom. A user's number stands in `feature`, which is JSON in a
// text.
#pragma once

#include "delivery/dingtalk/dingtalk.hpp"
#include "delivery/directory/directory.hpp"

namespace kith::delivery::dingtalk {

class DingtalkDirectory : public Directory {
 public:
  DingtalkDirectory(const Clock& clock, const Settings& settings) : api_(api_of(clock, settings)) {}

  AddressKind kind() const override { return AddressKind::kDingtalk; }
  Result<std::vector<DirectoryClass>> classes() override;
  Result<std::vector<DirectoryStudent>> students(const DirectoryClass& of) override;

 private:
  // All pages of a list.
  Result<std::vector<boost::json::object>> pages(const std::string& path, boost::json::object body,
                                                 const char* list);

  ErrcodeApi api_;
};

}  // namespace kith::delivery::dingtalk
