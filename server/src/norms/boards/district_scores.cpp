// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/district_scores.hpp"

#include "norms/packs/about_duties.hpp"

namespace kith::norms {
namespace {

// A school as one snapshot has it.
class SchoolReading {
 public:
  SchoolReading(db::Session& session, const Catalogue& catalogue, const Frame& frame, const Clock& clock)
      : session_(session), catalogue_(catalogue), frame_(frame), clock_(clock) {}

  DistrictScores::Scores scores(std::int64_t school_id) {
    auto to_come = duties_to_come(session_, school_id, clock_.now());
    std::vector<DistrictScore> scores;
    for (const auto& row : frame_.current(school_scores(session_, school_id, frame_.periods()))) {
      const auto* norm = catalogue_.find(row.norm_id);
      auto& score = scores.emplace_back(DistrictScore{.number = norm->number,
                                                      .share_permille = row.share_permille,
                                                      .population = row.population,
                                                      .met = row.met,
                                                      .class_count = row.class_count,
                                                      .classes_met = row.classes_met,
                                                      .open_until = {}});
      if (norm->rule.due && !to_come.empty()) score.open_until = open_until(norm->rule, to_come);
    }
    return std::make_shared<const std::vector<DistrictScore>>(std::move(scores));
  }

 private:
  std::vector<Instant> open_until(const Rule& rule, const std::vector<OpenDuty>& to_come) const {
    auto ends_at = clock_.at(frame_.current(rule)->ends_on + std::chrono::days{1});
    std::vector<Instant> times;
    for (const auto& duty : to_come)
      if (duty.due_at < ends_at && is_about(*rule.due, duty.kind)) times.push_back(duty.due_at);
    return times;
  }

  db::Session& session_;
  const Catalogue& catalogue_;
  const Frame& frame_;
  const Clock& clock_;
};

}  // namespace

std::map<std::int64_t, DistrictScores::Scores> DistrictScores::read(db::Session& session,
                                                                    const Catalogue& catalogue,
                                                                    const Frame& frame, const Clock& clock) {
  std::vector<int> period_nos;
  for (const auto& period : frame.periods()) period_nos.push_back(period.period_no);

  std::lock_guard lock(mutex_);
  if (period_nos != period_nos_) kept_.clear();
  period_nos_ = period_nos;
  SchoolReading reading(session, catalogue, frame, clock);
  std::map<std::int64_t, Scores> all;
  for (const auto& mark : score_marks(session)) {
    auto [kept, is_new] = kept_.try_emplace(mark.school_id);
    // Another reader's snapshot may be the newer one: only an equal mark vouches for what is kept.
    if (is_new || kept->second.changes != mark.changes)
      kept->second = {mark.changes, reading.scores(mark.school_id)};
    all.emplace(mark.school_id, kept->second.scores);
  }
  return all;
}

}  // namespace kith::norms
