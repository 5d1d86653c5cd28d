// SPDX-License-Identifier: Apache-2.0
// Each guardian's own choices, by topic. Thread-safe: no state of its own.
#pragma once

#include <string>
#include <vector>

#include "delivery/reach_choice.hpp"
#include "people/viewer.hpp"
#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace kith::delivery {

struct TopicChoice {
  std::string topic;
  ReachChoice choice = ReachChoice::kAtOnce;
};
KITH_DESCRIBE(TopicChoice, (topic, choice))

struct ReachChoicePage {
  std::vector<TopicChoice> choices;  // of every topic
  int digest_minute = 0;             // after local midnight
};
KITH_DESCRIBE(ReachChoicePage, (choices, digest_minute))

class ReachChoices {
 public:
  // `topics`: what may be chosen about, in the order of the page.
  ReachChoices(db::Db& db, const Clock& clock, std::vector<std::string> topics)
      : db_(db), clock_(clock), topics_(std::move(topics)) {}

  ReachChoicePage page(const people::Viewer& viewer) const;
  // Holds for what has not left yet. Error: delivery.no_such_topic.
  Result<ReachChoicePage> choose(const people::Viewer& viewer, const TopicChoice& chosen) const;

 private:
  db::Db& db_;
  const Clock& clock_;
  std::vector<std::string> topics_;
};

std::vector<http::Route> reach_choice_routes(ReachChoices choices);

}  // namespace kith::delivery
