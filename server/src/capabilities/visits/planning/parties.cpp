// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/parties.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace kith::visits {
namespace {

using Classes = std::vector<std::int64_t>;

// How well somebody knows the children of a family: who teaches a child better than who leads its class.
int knowledge_of(const PlanTeacher* teacher, const Classes& class_ids) {
  int known = 0;
  for (auto class_id : class_ids)
    if (teacher && knows_class(*teacher, class_id))
      known += std::count(teacher->teaches.begin(), teacher->teaches.end(), class_id) > 0 ? 2 : 1;
  return known;
}

class Sharing {
 public:
  explicit Sharing(const PartyTask& task) : task_(task) {
    auto staff =
        int(task.members.size()) - int(std::count(task.members.begin(), task.members.end(), nullptr));
    parties_ = std::max(1, std::min(parties_of(staff), int(task.class_ids.size())));
    doors_.resize(std::size_t(parties_));
    shared_.of_member.assign(task.members.size(), 0);
    shared_.of_family.assign(task.class_ids.size(), kNoParty);
  }

  Parties run() {
    deal_members();
    know_.assign(task_.class_ids.size(), std::vector<int>(std::size_t(parties_), 0));
    for (std::size_t family = 0; family < know_.size(); ++family)
      for (std::size_t member = 0; member < task_.members.size(); ++member) {
        auto& known = know_[family][std::size_t(shared_.of_member[member])];
        known = std::max(known, knowledge_of(task_.members[member], task_.class_ids[family]));
      }
    auto even = (int(task_.class_ids.size()) + parties_ - 1) / parties_;
    const auto most = slots_of(task_.part, task_.families_a_pair);
    for (room_ = std::min(even, most); room_ <= most; ++room_) place_all();
    return shared_;
  }

 private:
  // Those who know families spread over the pairs, leaders after the others, as they know all; who knows none
  // fills up.
  void deal_members() {
    std::vector<std::size_t> order(task_.members.size());
    std::iota(order.begin(), order.end(), 0u);
    auto rank = [&](std::size_t member) {
      const auto* teacher = task_.members[member];
      return std::tuple(!teacher, !families_known(member), teacher && teacher->is_leader, member);
    };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    std::vector<std::tuple<int, int>> filled(doors_.size());  // members, families they know
    for (auto member : order) {
      auto least = std::min_element(filled.begin(), filled.end());
      shared_.of_member[member] = int(least - filled.begin());
      std::get<0>(*least) += 1;
      std::get<1>(*least) += families_known(member);
    }
  }

  int families_known(std::size_t member) const {
    return int(std::count_if(task_.class_ids.begin(), task_.class_ids.end(), [&](const Classes& class_ids) {
      return knowledge_of(task_.members[member], class_ids) > 0;
    }));
  }

  void place_all() {
    for (std::size_t family = 0; family < task_.class_ids.size(); ++family) {
      if (shared_.of_family[family] != kNoParty) continue;
      std::vector<bool> asked(std::size_t(parties_), false);
      place(family, asked);
    }
  }

  // Into a pair with room, else into one whose other family can go to another.
  bool place(std::size_t family, std::vector<bool>& asked) {
    const auto wanted = wanted_by(family);
    for (auto party : wanted)
      if (!asked[party] && int(doors_[party].size()) < room_) return move(family, party);
    for (auto party : wanted) {
      if (asked[party]) continue;
      asked[party] = true;
      for (auto other : std::vector<std::size_t>(doors_[party]))
        if (place(other, asked)) return move(family, party);
    }
    return false;
  }

  bool move(std::size_t family, std::size_t party) {
    if (auto old = shared_.of_family[family]; old != kNoParty) std::erase(doors_[std::size_t(old)], family);
    doors_[party].push_back(family);
    shared_.of_family[family] = int(party);
    return true;
  }

  // Pairs who know a child: who know the children best first, then the pair of the door before, then the
  // idlest.
  std::vector<std::size_t> wanted_by(std::size_t family) const {
    std::vector<std::size_t> parties;
    for (std::size_t party = 0; party < doors_.size(); ++party)
      if (know_[family][party] > 0) parties.push_back(party);
    auto before = family > 0 ? shared_.of_family[family - 1] : kNoParty;
    auto rank = [&](std::size_t party) {
      return std::tuple(-know_[family][party], int(party) != before, doors_[party].size(), party);
    };
    std::sort(parties.begin(), parties.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    return parties;
  }

  const PartyTask& task_;
  int parties_ = 1;
  int room_ = 0;
  std::vector<std::vector<int>> know_;           // of each family, by party: how well one of it does
  std::vector<std::vector<std::size_t>> doors_;  // of each party
  Parties shared_;
};

}  // namespace

int parties_of(int staff) { return std::max(1, staff / 2); }

int most_families(DayPart part, int staff, int families_a_pair) {
  return parties_of(staff) * slots_of(part, families_a_pair);
}

int slot_of_party(DayPart part, int party_no, int place, int families_a_pair) {
  return party_no * slots_of(part, families_a_pair) + place;
}

Parties share_out(const PartyTask& task) { return Sharing(task).run(); }

}  // namespace kith::visits
