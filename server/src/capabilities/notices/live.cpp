// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/live.hpp"

#include "people/topics.hpp"
#include "platform/id.hpp"

namespace kith::notices {
namespace {

constexpr db::Sql kClasses{
    "notices.classes_of_asked",
    "select distinct class_id from asks where school_id = :school_id and audience_id = "
    ":notice_id and person_id = :guardian_id"};

}  // namespace

void tell_answered(db::Tx& tx, events::Events* events, std::int64_t notice_id, std::int64_t guardian_id) {
  if (!events) return;
  std::vector<std::string> topics{people::school_topic(tenant_of(notice_id))};
  for (auto class_id : tx.all<std::int64_t>(
           kClasses,
           {{"school_id", tenant_of(notice_id)}, {"notice_id", notice_id}, {"guardian_id", guardian_id}}))
    topics.push_back(people::class_topic(class_id));
  tx.after_commit([events, notice_id, topics] { events->publish({"notice.answered", notice_id, topics}); });
}

}  // namespace kith::notices
