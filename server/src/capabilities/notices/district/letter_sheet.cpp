// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/district/letter_sheet.hpp"

#include <fmt/format.h>

#include "platform/report/report.hpp"

namespace kith::notices {
namespace {

constexpr Wording kTitle{"区级通知送达情况", "Letter of the district by school"};
constexpr Wording kSchool{"学校", "School"}, kState{"状态", "State"}, kFamilies{"家庭", "Families"};
constexpr Wording kDone{"已办", "Done"}, kTold{"当面、电话或纸质", "Told by a person"},
    kOpened{"打开未办", "Opened only"}, kWaiting{"未打开", "Not opened"},
    kUnreachable{"无人可收", "Unreachable"}, kShare{"办成", "Share"}, kAll{"合计", "Total"};
constexpr Wording kHow{
    "按家庭计，只有数字；已办加上当面、电话或纸质告知的算办成。选项按学生计，不足五人的学校"
    "（以及由此能推算出它的学校）不列。",
    "Counted by families, figures only; done and told by a person make up the share. Answers are "
    "counted by children; a school where fewer than five have answered, and one that would give it away, "
    "has none."};

Wording wording_of(SchoolState state) {
  switch (state) {
    case SchoolState::kWaiting:
      return {"等待发出", "Not out yet"};
    case SchoolState::kPublished:
      return {"已发布", "Published"};
    case SchoolState::kNoDesk:
      return {"没有可负责的人", "Nobody at its desk"};
    case SchoolState::kNobody:
      return {"没有这些年级", "No such grades"};
    case SchoolState::kLapsed:
      return {"过期未发", "Too late to publish"};
    case SchoolState::kWithdrawn:
      return {"已撤回", "Withdrawn"};
  }
  return {};
}

std::vector<report::Cell> row_of(const std::string& name, const std::string& state,
                                 const FamilyFigures& figures, std::vector<std::int64_t> answers,
                                 bool has_few_answers, std::size_t choices) {
  const auto proven = figures.done + figures.told;
  std::vector<report::Cell> row{
      name,
      state,
      figures.families,
      figures.done,
      figures.told,
      figures.opened,
      figures.waiting,
      figures.unreachable,
      figures.families ? report::Cell{double(proven) / double(figures.families)} : report::Cell{}};
  if (has_few_answers) {
    row.resize(row.size() + choices);
    return row;
  }
  answers.resize(choices);  // a school that nobody has counted yet has none
  row.insert(row.end(), answers.begin(), answers.end());
  return row;
}

}  // namespace

Result<std::string> letter_sheet(const DistrictLetterDetail& detail, const std::string& district_name,
                                 const Clock& clock, Language language) {
  using report::Kind;
  auto column = [&](const Wording& wording, double width, Kind kind = Kind::kFigure) {
    return report::Column{std::string(wording.in(language)), width, kind};
  };
  report::Table table{std::string(kTitle.in(language)),
                      {column(kSchool, 28, Kind::kText), column(kState, 18, Kind::kText),
                       column(kFamilies, 10), column(kDone, 10), column(kTold, 18), column(kOpened, 12),
                       column(kWaiting, 12), column(kUnreachable, 12), column(kShare, 10, Kind::kShare)},
                      {}};
  for (const auto& choice : detail.choices) table.columns.push_back({choice, 14, Kind::kFigure});
  const auto choices = detail.choices.size();
  for (const auto& school : detail.schools)
    table.rows.push_back(row_of(school.name, std::string(wording_of(school.state).in(language)),
                                school.figures, school.answers, school.has_few_answers, choices));
  table.rows.push_back(row_of(std::string(kAll.in(language)), "", detail.letter.figures, detail.answers,
                              detail.has_few_answers, choices));
  report::Report report{.title = std::string(kTitle.in(language)),
                        .subtitle = detail.letter.title,
                        .institution = district_name,
                        .dated_on = clock.today(),
                        .made_at = clock.now(),
                        .language = language,
                        .notes = {std::string(kHow.in(language))}};
  report.tables = {std::move(table)};
  return report::to_xlsx(report);
}

}  // namespace kith::notices
