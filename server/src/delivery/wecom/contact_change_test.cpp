// SPDX-License-Identifier: Apache-2.0
#include "delivery/wecom/contact_change.hpp"

#include <gtest/gtest.h>

namespace kith::delivery::wecom {
namespace {

std::optional<ContactChange> read(const std::string& type, const std::string& more = "") {
  return read_contact_change(
      "<xml><ToUserName>corp</ToUserName><MsgType>event</MsgType>"
      "<Event>change_school_contact</Event><ChangeType>" +
      type + "</ChangeType>" + more + "</xml>");
}

TEST(AChangeOfTheDirectory, NamesTheParent) {
  EXPECT_EQ(read("subscribe", "<Id>p1</Id>")->kind, ContactChangeKind::kSubscribed);
  EXPECT_EQ(read("unsubscribe", "<Id>p1</Id>")->id, "p1");
  EXPECT_EQ(read("delete_parent", "<Id>p1</Id>")->kind, ContactChangeKind::kParentDeleted);
  auto renamed = read("update_parent", "<Id>p1</Id><NewId>p2</NewId>");
  EXPECT_EQ(renamed->kind, ContactChangeKind::kParentRenamed);
  EXPECT_EQ(renamed->new_id, "p2");
}

TEST(AChangeOfTheDirectory, IsOneForTheNextReadingWhenItNamesNoNewIdentifier) {
  EXPECT_EQ(read("update_parent", "<Id>p1</Id>")->kind, ContactChangeKind::kOther);
  for (const char* type : {"create_parent", "create_student", "delete_student", "create_department",
                           "create_deparmtment", "delete_department"})
    EXPECT_EQ(read(type, "<Id>1</Id>")->kind, ContactChangeKind::kOther) << type;
}

TEST(AChangeOfTheDirectory, IsNothingElse) {
  EXPECT_FALSE(read("subscribe"));
  EXPECT_FALSE(read("invented", "<Id>p1</Id>"));
  EXPECT_FALSE(read_contact_change(
      "<xml><Event>enter_agent</Event><ChangeType>subscribe</ChangeType><Id>p1</Id></xml>"));
  EXPECT_FALSE(read_contact_change("nonsense"));
  EXPECT_FALSE(read_contact_change(""));
}

}  // namespace
}  // namespace kith::delivery::wecom
