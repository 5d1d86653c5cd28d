// SPDX-License-Identifier: Apache-2.0
#include "delivery/reach_choices.hpp"

#include <algorithm>
#include <map>

#include "delivery/outbox_store.hpp"

namespace kith::delivery {
namespace {

constexpr db::Sql kFind{
    "delivery.find_reach_choices",
    "select topic, choice from reach_choices where school_id = :school_id and person_id = "
    ":person_id"};
constexpr db::Sql kSave{
    "delivery.save_reach_choice",
    "insert into reach_choices (school_id, person_id, topic, choice, set_at) values (:school_id, :person_id, "
    ":topic, :choice, :at) on conflict (school_id, person_id, topic) do update set choice = excluded.choice, "
    "set_at = excluded.set_at"};

}  // namespace

ReachChoicePage ReachChoices::page(const people::Viewer& viewer) const {
  return db_.read([&](db::Session& session) {
    std::map<std::string, ReachChoice> chosen;
    for (const auto& row :
         session.all<TopicChoice>(kFind, {{"school_id", viewer.school_id}, {"person_id", viewer.person_id}}))
      chosen[row.topic] = row.choice;
    ReachChoicePage page;
    for (const auto& topic : topics_) page.choices.push_back({topic, chosen[topic]});
    page.digest_minute = digest_minute(find_quiet_hours(session, viewer.school_id).value_or(QuietHours{}));
    return page;
  });
}

Result<ReachChoicePage> ReachChoices::choose(const people::Viewer& viewer, const TopicChoice& chosen) const {
  if (std::ranges::find(topics_, chosen.topic) == topics_.end())
    return invalid("delivery.no_such_topic", {{"topic", "delivery.no_such_topic"}});
  db_.write([&](db::Tx& tx) {
    tx.exec(kSave, {{"school_id", viewer.school_id},
                    {"person_id", viewer.person_id},
                    {"topic", chosen.topic},
                    {"choice", chosen.choice},
                    {"at", clock_.now()}});
  });
  return page(viewer);
}

std::vector<http::Route> reach_choice_routes(ReachChoices choices) {
  using people::kForGuardians;
  using people::viewer_of;
  return {
      http::get("/api/delivery/reach_choices", kForGuardians,
                [choices](const http::Call& call) -> Result<ReachChoicePage> {
                  return choices.page(viewer_of(call.caller));
                }),
      http::put("/api/delivery/reach_choices", kForGuardians,
                [choices](const http::Call& call, TopicChoice in) {
                  return choices.choose(viewer_of(call.caller), in);
                }),
  };
}

}  // namespace kith::delivery
