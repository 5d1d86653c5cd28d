// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/tally_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>
#include <tuple>

#include "norms/counting/period_store.hpp"

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

// A contact with one family concerns three subjects, a class handed out to two for each student. Few sizes,
// so that the statements stay prepared; places left over ask for nobody.
constexpr std::size_t kFewSubjects = 4;
constexpr std::size_t kManySubjects = 32;

// Led by what is asked for: SQLite would read a whole school to find pairs in a list.
std::string asking_for(std::size_t subjects, const std::string& period_nos) {
  std::string list;
  for (std::size_t i = 1; i <= subjects; ++i)
    list += fmt::format("{}(:kind_{}, cast(:subject_{} as bigint))", i == 1 ? "" : ", ", i, i);
  return "with wanted (kind, id) as (values " + list +
         ") select t.school_id, t.subject_kind, t.subject_id, t.period_no, t.class_id, t.in_care, "
         "t.concerned, "
         "t.raised, t.met, t.figures from wanted w cross join tallies t where t.school_id = :school_id and "
         "t.subject_kind = w.kind and t.subject_id = w.id and t.period_no in " +
         period_nos;
}

std::vector<std::string> numbered(std::string_view name, std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 1; i <= count; ++i) names.push_back(fmt::format("{}_{}", name, i));
  return names;
}

db::Args with_subjects(db::Args args, std::span<const Subject> subjects, std::size_t places) {
  static const auto kinds = numbered("kind", kManySubjects), ids = numbered("subject", kManySubjects);
  for (std::size_t i = 0; i < places; ++i) {
    args.emplace_back(kinds[i], i < subjects.size() ? subjects[i].of : Of::kStudent);
    args.emplace_back(ids[i], i < subjects.size() ? subjects[i].id : 0);
  }
  return args;
}

// The tallies of any subjects in the periods that a list or a subquery names.
class TalliesAsked {
 public:
  TalliesAsked(std::string_view name, const std::string& period_nos)
      : name_(name),
        few_(asking_for(kFewSubjects, period_nos)),
        many_(asking_for(kManySubjects, period_nos)) {}

  std::function<std::vector<Tally>()> later(db::Session& session, const db::Args& args,
                                            std::span<const Subject> subjects) const {
    std::vector<db::Later<TallyRow>> asked;
    while (!subjects.empty()) {
      bool is_few = subjects.size() <= kFewSubjects;
      auto places = is_few ? kFewSubjects : kManySubjects;
      auto some = subjects.first(std::min(places, subjects.size()));
      asked.push_back(
          session.later<TallyRow>({name_, is_few ? few_ : many_}, with_subjects(args, some, places)));
      subjects = subjects.subspan(some.size());
    }
    return [asked = std::move(asked)]() mutable {
      std::vector<Tally> tallies;
      for (auto& rows : asked)
        for (const auto& row : rows.get()) tallies.push_back(tally_of(row));
      return tallies;
    };
  }

 private:
  std::string_view name_;
  std::string few_, many_;
};

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
  static const auto names = numbered("period", kMostPeriods);
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

std::vector<Tally> tallies_of(db::Session& session, std::int64_t school_id,
                              const std::vector<Subject>& subjects, const std::vector<int>& period_nos) {
  static const TalliesAsked asked{"norms.tallies_of", period_list()};
  return asked.later(session, with_periods({{"school_id", school_id}}, period_nos), subjects)();
}

std::function<std::vector<Tally>()> tallies_on_later(db::Session& session, std::int64_t school_id,
                                                     const std::vector<Subject>& subjects, Date day,
                                                     Date counts_from) {
  static const TalliesAsked asked{"norms.tallies_on",
                                  fmt::format("(select period_no from periods where {})", kIsOpenOnDay)};
  return asked.later(session, {{"school_id", school_id}, {"day", day}, {"counts_from", counts_from}},
                     subjects);
}

}  // namespace kith::norms
