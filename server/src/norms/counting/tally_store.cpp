// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/tally_store.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <tuple>

namespace kith::norms {
namespace {

constexpr db::Sql kClearTallies{
    "norms.clear_tallies", "delete from tallies where school_id = :school_id and period_no = :period_no"};
constexpr std::string_view kInItsPlace =
    "on conflict (school_id, subject_kind, subject_id, period_no, class_id) do update set "
    "in_care = excluded.in_care, concerned = excluded.concerned, raised = excluded.raised, met = "
    "excluded.met, "
    "figures = excluded.figures";
constexpr db::Sql kTalliesOfPeriod{"norms.tallies_of_period",
                                   "select school_id, subject_kind, subject_id, period_no, class_id, "
                                   "in_care, concerned, raised, met, figures "
                                   "from tallies where school_id = :school_id and period_no = :period_no"};
constexpr db::Sql kDropTally{
    "norms.drop_tally",
    "delete from tallies where school_id = :school_id and subject_kind = :subject_kind "
    "and subject_id = :subject_id and period_no = :period_no and class_id = :class_id"};
constexpr std::size_t kFewChanges = 200;
// Rows at a time: those of a large school, ready to be sent, would take a hundred megabytes.
constexpr std::size_t kRowsAtOnce = 4096;
struct TallyRow {
  std::int64_t school_id = 0;
  Of subject_kind = Of::kStudent;
  std::int64_t subject_id = 0;
  int period_no = 0;
  std::int64_t class_id = 0;
  bool in_care = false;
  Bits concerned = 0;
  Bits raised = 0;
  Bits met = 0;
  std::string figures;
};
KITH_DESCRIBE(TallyRow, (school_id, subject_kind, subject_id, period_no, class_id, in_care, concerned, raised,
                         met, figures))
TallyRow row_of(std::int64_t school_id, const Tally& tally) {
  return {school_id,     tally.of,        tally.subject_id, tally.period_no, tally.class_id,
          tally.in_care, tally.concerned, tally.raised,     tally.met,       figures_text(tally.figures)};
}
Tally tally_of(const TallyRow& row) {
  return {row.period_no,  row.subject_kind, row.class_id,
          row.subject_id, row.in_care,      row.concerned,
          row.raised,     row.met,          parse_figures(row.figures)};
}
using TallyKey = std::tuple<Of, std::int64_t, std::int64_t>;
TallyKey key_of(const Tally& tally) { return {tally.of, tally.subject_id, tally.class_id}; }

void insert_tallies(db::Tx& tx, std::int64_t school_id, std::span<const Tally* const> tallies,
                    std::string_view suffix = "") {
  std::vector<TallyRow> rows;
  for (; !tallies.empty(); tallies = tallies.subspan(rows.size())) {
    rows.clear();
    for (const auto* tally : tallies.first(std::min(kRowsAtOnce, tallies.size())))
      rows.push_back(row_of(school_id, *tally));
    tx.insert_all("tallies", rows, suffix);
  }
}

}  // namespace

db::Args with_periods(db::Args args, const std::vector<int>& period_nos) {
  static const auto names = [] {
    std::array<std::string, kMostPeriods> made;
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = "period_" + std::to_string(i + 1);
    return made;
  }();
  for (std::size_t i = 0; i < names.size(); ++i)
    args.emplace_back(names[i], i < period_nos.size() ? period_nos[i] : 0);
  return args;
}

const std::string& period_list() {
  static const auto list = [] {
    std::string made;
    for (std::size_t i = 1; i <= kMostPeriods; ++i)
      made += (i == 1 ? "(:period_" : ", :period_") + std::to_string(i);
    return made + ")";
  }();
  return list;
}

void replace_tallies(db::Tx& tx, std::int64_t school_id, int period_no, const std::vector<Tally>& tallies) {
  db::Args period{{"school_id", school_id}, {"period_no", period_no}};
  std::map<TallyKey, Tally> standing;
  tx.each<TallyRow>(kTalliesOfPeriod, period, [&](const TallyRow& row) {
    auto tally = tally_of(row);
    standing.emplace(key_of(tally), std::move(tally));
  });
  std::vector<const Tally*> added, changed;
  for (const auto& tally : tallies) {
    auto found = standing.find(key_of(tally));
    if (found == standing.end()) {
      added.push_back(&tally);
      continue;
    }
    if (found->second != tally) changed.push_back(&tally);
    standing.erase(found);
  }
  // Many rows are sooner written anew than one by one.
  if (changed.size() + standing.size() > kFewChanges) {
    added.clear(), changed.clear(), standing.clear();
    tx.exec(kClearTallies, period);
    for (const auto& tally : tallies) added.push_back(&tally);
  }
  insert_tallies(tx, school_id, changed, kInItsPlace);
  for (const auto& [key, tally] : standing) tx.exec(kDropTally, db::args_of(row_of(school_id, tally)));
  insert_tallies(tx, school_id, added);
}

void save_tallies(db::Tx& tx, std::int64_t school_id, const std::vector<Tally>& tallies) {
  std::vector<const Tally*> all;
  for (const auto& tally : tallies) all.push_back(&tally);
  insert_tallies(tx, school_id, all, kInItsPlace);
}

std::vector<Tally> tallies_of(db::Session& session, std::int64_t school_id, const Subject& subject,
                              const std::vector<int>& period_nos) {
  static const auto sql =
      "select school_id, subject_kind, subject_id, period_no, class_id, in_care, concerned, raised, met, "
      "figures "
      "from tallies where school_id = :school_id and subject_kind = :subject_kind and subject_id = "
      ":subject_id "
      "and period_no in " +
      period_list();
  std::vector<Tally> tallies;
  session.each<TallyRow>(
      {"norms.tallies_of", sql},
      with_periods({{"school_id", school_id}, {"subject_kind", subject.of}, {"subject_id", subject.id}},
                   period_nos),
      [&](const TallyRow& row) { tallies.push_back(tally_of(row)); });
  return tallies;
}

}  // namespace kith::norms
