// SPDX-License-Identifier: Apache-2.0
#include "norms/acts/next_acts.hpp"

#include <algorithm>
#include <set>

namespace kith::norms {
namespace {

class Choosing {
 public:
  Choosing(const std::vector<Candidate>& candidates, std::map<std::string, Need> needs)
      : candidates_(candidates), needs_(std::move(needs)) {}

  std::optional<NextAct> next() {
    int best = 0;
    const Candidate* whom = nullptr;
    const ActOption* how = nullptr;
    for (const auto& candidate : candidates_)
      for (const auto& option : candidate.options)
        if (int worth = worth_of(candidate, option); worth > best)
          best = worth, whom = &candidate, how = &option;
    if (!whom) return std::nullopt;
    return take(*whom, *how);
  }

 private:
  bool is_wanted(const Candidate& candidate, const Credit& credit) const {
    auto need = needs_.find(credit.clause);
    if (need != needs_.end() && need->second.to_go <= 0) return false;
    return !credit.of_family || !served_.contains({candidate.family_id, credit.clause});
  }

  bool is_behind(const Credit& credit) const {
    auto need = needs_.find(credit.clause);
    return need != needs_.end() && need->second.is_behind;
  }

  int worth_of(const Candidate& candidate, const ActOption& option) const {
    if (taken_.contains(candidate.student_id)) return 0;
    int worth = 0;
    for (const auto& credit : option.credits)
      if (is_wanted(candidate, credit)) worth += (credit.closes ? 2 : 1) * (is_behind(credit) ? 2 : 1);
    return worth;
  }

  NextAct take(const Candidate& candidate, const ActOption& option) {
    NextAct act{candidate.student_id, candidate.name, candidate.given_name, candidate.family_id,
                option.kind,          option.mode,    option.guardian_id,   {}};
    taken_.insert(candidate.student_id);
    for (const auto& credit : option.credits) {
      if (!is_wanted(candidate, credit)) continue;
      act.clauses.push_back(credit.clause);
      if (auto need = needs_.find(credit.clause); need != needs_.end() && credit.closes) --need->second.to_go;
      if (credit.of_family) served_.insert({candidate.family_id, credit.clause});
    }
    return act;
  }

  const std::vector<Candidate>& candidates_;
  std::map<std::string, Need> needs_;
  std::set<std::int64_t> taken_;
  std::set<std::pair<std::int64_t, std::string>> served_;
};

}  // namespace

std::vector<NextAct> choose_acts(const std::vector<Candidate>& candidates, std::map<std::string, Need> needs,
                                 std::size_t limit) {
  Choosing choosing(candidates, std::move(needs));
  std::vector<NextAct> acts;
  while (acts.size() < limit) {
    auto act = choosing.next();
    if (!act) break;
    acts.push_back(std::move(*act));
  }
  return acts;
}

}  // namespace kith::norms
