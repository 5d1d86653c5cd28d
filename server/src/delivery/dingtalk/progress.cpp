// SPDX-License-Identifier: Apache-2.0
#include "delivery/dingtalk/progress.hpp"

#include <boost/json/serialize.hpp>
#include <set>

namespace kith::delivery::dingtalk {
namespace {

struct List {
  const char* name;
  State state;
};
// Unread ones have arrived.
constexpr List kLists[] = {{"read_user_id_list", State::kOpened},
                           {"unread_user_id_list", State::kDelivered},
                           {"forbidden_user_id_list", State::kBlocked},
                           {"failed_user_id_list", State::kPermanent},
                           {"invalid_user_id_list", State::kPermanent}};

}  // namespace

std::vector<Receipt> Progress::ask(const std::vector<std::string>& provider_ids) {
  std::set<std::string> tasks;
  for (const auto& id : provider_ids)
    if (auto colon = id.find(':'); colon != id.npos && colon > 0) tasks.insert(id.substr(0, colon));
  std::vector<std::string> bodies;
  for (const auto& task : tasks)
    bodies.push_back(
        boost::json::serialize(boost::json::object{{"agent_id", settings_.agent_id}, {"task_id", task}}));
  auto answers = api_.post("/topapi/message/corpconversation/getsendresult", bodies);
  std::vector<Receipt> receipts;
  auto answer = answers.begin();
  for (const auto& task : tasks) {
    auto result = object_at(answer++->body, "send_result");
    for (const auto& list : kLists)
      for (const auto& user : texts_at(result, list.name))
        receipts.push_back({.key = {}, .state = list.state, .provider_id = part_of_task(task, user)});
  }
  return receipts;
}

}  // namespace kith::delivery::dingtalk
