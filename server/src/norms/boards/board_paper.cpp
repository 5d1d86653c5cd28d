// SPDX-License-Identifier: Apache-2.0
#include "norms/boards/board_paper.hpp"

#include <fmt/format.h>

#include "calendar/calendar_store.hpp"
#include "calendar/paper_words.hpp"
#include "people/directory_store.hpp"

namespace kith::norms {
namespace {

using report::Cell;
using report::Kind;

constexpr Wording kTitle{"家校联系指标", "Norms of home–school contact"};
constexpr Wording kSummary{"{} 条可评，{} 条达成或在进度上", "{} clauses judged, {} of them met or on pace"};
constexpr Wording kAsOf{"{}，截至 {}", "{}, as of {}"};
constexpr Wording kFigures{"指标", "Norms"}, kMissing{"还缺的名单", "Still missing"};
constexpr Wording kComing{"时候还没到", "Still to come"}, kFrom{"开始计数", "Counts from"};
constexpr Wording kClause{"条款", "Clause"}, kWhat{"要求", "What"}, kPeriod{"周期", "Period"};
constexpr Wording kPopulation{"应达", "Of"}, kMet{"已达", "Met"}, kShare{"达成", "Share"},
    kTarget{"目标", "Target"};
constexpr Wording kState{"状态", "State"}, kName{"姓名", "Name"}, kClass{"班级", "Class"},
    kFigure{"次数", "Figure"};
constexpr Wording kOwner{"责任人", "Owner"};
constexpr Wording kHow{
    "数字由台账实时算出；周期结束十四天后不再变动。",
    "Figures come from the ledger as it stands; a period no longer changes fourteen days after its end."};
constexpr Wording kSigner{"校长", "Principal"};

Wording wording_of(const NormLine& line) {
  if (line.is_hidden) return {"人数少，不显示", "Few, not shown"};
  if (!line.is_recorded) return {"尚无处记录", "Not recorded yet"};
  if (line.is_duty && line.population == 0 && line.waiting == 0) return {"没有记录", "Nothing recorded"};
  switch (line.state) {
    case State::kMet:
      return {"已达成", "Met"};
    case State::kOnPace:
      return {"在进度上", "On pace"};
    case State::kSlow:
      return {"偏慢", "Slow"};
    case State::kTooLate:
      return {"赶不上", "Too late"};
    case State::kNothingToJudge:
      break;
  }
  return {"无可评", "Nothing to judge"};
}

Cell figure(const NormLine& line, int value) { return line.is_hidden ? Cell{} : Cell{std::int64_t{value}}; }

class Writing {
 public:
  Writing(const NormBoard& board, const calendar::Calendar& calendar, Language language)
      : board_(board), calendar_(calendar), language_(language) {}

  std::string text(const Wording& wording) const { return std::string(wording.in(language_)); }
  std::string text(const Words& words) const { return language_ == Language::kZh ? words.zh : words.en; }
  report::Column column(const Wording& heading, double width, Kind kind = Kind::kText) const {
    return {text(heading), width, kind};
  }

  // The periods in the tables are of the school year that this names.
  std::string subtitle() const {
    const auto* term = calendar::term_of(calendar_, board_.today);
    const auto when = term ? calendar::term_words(term->school_year, term->term_no, language_)
                           : calendar::school_year_words(calendar::school_year_of(board_.today), language_);
    return fmt::format(fmt::runtime(kAsOf.in(language_)), when,
                       near_day_words(board_.today, board_.today, language_)) +
           " · " + fmt::format(fmt::runtime(kSummary.in(language_)), board_.judged, board_.on_track);
  }

  std::string period(const NormLine& line) const {
    return calendar::near_period_words(calendar_, {line.period_no, line.per, line.starts_on, line.ends_on},
                                       board_.today, language_);
  }

  report::Table figures() const {
    report::Table table{
        text(kFigures),
        {column(kClause, 8), column(kWhat, 40), column(kPeriod, 18), column(kPopulation, 8, Kind::kFigure),
         column(kMet, 8, Kind::kFigure), column(kShare, 8, Kind::kShare), column(kTarget, 8, Kind::kShare),
         column(kState, 12)},
        {}};
    for (const auto& line : board_.norms)
      table.rows.push_back({line.clause, text(line.title), period(line), figure(line, line.population),
                            figure(line, line.met),
                            line.population ? Cell{line.share_permille / 1000.0} : Cell{},
                            line.target_permille / 1000.0, text(wording_of(line))});
    return table;
  }

  report::Table coming() const {
    report::Table table{
        text(kComing), {column(kClause, 8), column(kWhat, 60), column(kFrom, 12, Kind::kDay)}, {}};
    for (const auto& norm : board_.coming)
      table.rows.push_back({norm.clause, text(norm.title), norm.starts_on});
    return table;
  }

  report::Table names(const std::vector<MissingList>& missing) const {
    report::Table table{
        text(kMissing),
        {column(kClause, 8), column(kWhat, 30), column(kName, 12), column(kClass, 14),
         column(kFigure, 8, Kind::kFigure), column(kTarget, 8, Kind::kFigure), column(kOwner, 12)},
        {}};
    for (const auto& list : missing)
      for (const auto& line : list.missing)
        table.rows.push_back({list.norm.clause, text(list.norm.title), line.name,
                              line.class_name.value_or(""), std::int64_t{line.figure},
                              std::int64_t{line.target}, line.owner_name.value_or("")});
    return table;
  }

 private:
  const NormBoard& board_;
  const calendar::Calendar& calendar_;
  Language language_;
};

}  // namespace

report::Report board_report(const NormBoard& board, const std::vector<MissingList>& missing,
                            const BoardPaper& paper) {
  Writing writing(board, paper.calendar, paper.language);
  report::Report report{.title = writing.text(kTitle),
                        .subtitle = writing.subtitle(),
                        .institution = paper.school_name,
                        .dated_on = board.today,
                        .made_at = paper.made_at,
                        .language = paper.language,
                        .tables = {writing.figures()},
                        .notes = {writing.text(kHow)},
                        .signers = {writing.text(kSigner)},
                        .orientation = pdf::Orientation::kLandscape};
  if (!board.coming.empty()) report.tables.push_back(writing.coming());
  if (!missing.empty()) report.tables.push_back(writing.names(missing));
  return report;
}

Result<std::string> BoardPapers::write(const people::Viewer& viewer, const WantedPaper& wanted) {
  auto board = boards_.board(viewer);
  std::vector<MissingList> missing;
  if (wanted.format == Paper::kXlsx)
    for (const auto& line : board.norms)
      if (auto list = boards_.missing(viewer, {.clause = line.clause})) missing.push_back(*std::move(list));
  auto paper = db_.read([&](db::Session& session) {
    auto school = people::find_school(session, viewer.school_id);
    return BoardPaper{.school_name = school ? school->name : "",
                      .calendar = calendar::load_calendar(session, viewer.school_id),
                      .language = wanted.language.value_or(Language::kZh),
                      .made_at = clock_.now()};
  });
  auto report = board_report(board, missing, paper);
  return wanted.format == Paper::kXlsx ? report::to_xlsx(report) : report::to_pdf(report);
}

}  // namespace kith::norms
