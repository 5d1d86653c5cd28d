// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/figure.hpp"

#include <algorithm>

namespace kith::norms {
namespace {

template <class E>
bool holds(const std::vector<E>& list, E value) {
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

// 人次 of a contact: a letter handed to a whole class is one, not forty.
int families_of(const Fact& fact) {
  bool is_text = fact.mode == ledger::Mode::kWritten || fact.mode == ledger::Mode::kOnline;
  return is_text ? std::min(fact.families, 1) : fact.families;
}

// What has been counted so far, so that a thing counts once.
class Seen {
 public:
  explicit Seen(What what) : what_(what) {}

  int worth(const Fact& fact) {
    switch (what_) {
      case What::kContacts:
        return is_new(fact.contact_id);
      case What::kFamilies:
        return is_new(fact.contact_id) ? families_of(fact) : 0;
      case What::kDays:
        return is_new(fact.held_on.time_since_epoch().count());
      case What::kKinds:
        return is_new(std::int64_t(fact.kind));
      case What::kSharedDays:
        break;
    }
    return completes_day(fact);
  }

 private:
  bool is_new(std::int64_t key) {
    if (std::find(keys_.begin(), keys_.end(), key) != keys_.end()) return false;
    keys_.push_back(key);
    return true;
  }

  bool completes_day(const Fact& fact) {
    if (fact.held_on != day_) day_ = fact.held_on, wrote_ = 0;
    unsigned before = wrote_;
    wrote_ |= 1u << unsigned(fact.begun_by);
    return wrote_ != before && wrote_ == kEveryParty;
  }

  static constexpr unsigned kEveryParty = 1u << unsigned(ledger::BegunBy::kSchool) |
                                          1u << unsigned(ledger::BegunBy::kFamily) |
                                          1u << unsigned(ledger::BegunBy::kStudent);
  What what_;
  std::vector<std::int64_t> keys_;
  Date day_{};
  unsigned wrote_ = 0;
};

}  // namespace

bool counts(const Count& count, const Fact& fact) {
  return (count.kinds.empty() ? ledger::is_talk(fact.kind) : holds(count.kinds, fact.kind)) &&
         holds(count.modes, fact.mode) && (!count.face_to_face || ledger::is_face_to_face(fact.mode)) &&
         (count.by == By::kAnyone || fact.by_homeroom) && (count.with == With::kAnyone || fact.with_away) &&
         (!count.begun_by || *count.begun_by == fact.begun_by) && holds(count.levels, fact.level) &&
         (!count.planned || fact.planned);
}

Figure figure_of(const Count& count, Days days, std::span<const Fact> facts, int target) {
  Figure figure;
  Seen seen(count.what);
  for (const auto& fact : facts) {
    if (!days.hold(fact.held_on) || !counts(count, fact)) continue;
    figure.value += seen.worth(fact);
    if (!figure.met_on && figure.value >= target) figure.met_on = fact.held_on;
  }
  return figure;
}

}  // namespace kith::norms
