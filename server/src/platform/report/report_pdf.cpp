// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "platform/report/sound_report.hpp"

namespace kith::report {
namespace {

std::string without_end_zeros(std::string figure) {
  figure.erase(figure.find_last_not_of('0') + 1);
  if (figure.ends_with('.')) figure.pop_back();
  return figure;
}

std::string figure_text(double figure, Kind kind) {
  return kind == Kind::kShare ? without_end_zeros(fmt::format("{:.1f}", figure * 100)) + "%"
                              : without_end_zeros(fmt::format("{:.2f}", figure));
}

// Nothing at all would look forgotten.
std::string cell_text(const Cell& cell, Kind kind, const Report& report) {
  if (const auto* text = std::get_if<std::string>(&cell)) return or_dash(*text);
  if (const auto* day = std::get_if<Date>(&cell))
    return near_day_words(*day, report.dated_on, report.language);
  if (const auto* figure = std::get_if<double>(&cell)) return figure_text(*figure, kind);
  if (const auto* whole = std::get_if<std::int64_t>(&cell))
    return kind == Kind::kShare ? figure_text(double(*whole), kind) : std::to_string(*whole);
  return kNothing;
}

bool is_figure(Kind kind) { return kind == Kind::kFigure || kind == Kind::kShare; }

pdf::Table on_paper(const Table& table, const Report& report) {
  pdf::Table printed;
  for (const auto& column : table.columns)
    printed.columns.push_back(
        {column.heading, column.width, is_figure(column.kind) ? pdf::Align::kEnd : pdf::Align::kStart});
  for (const auto& row : table.rows) {
    auto& texts = printed.rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i)
      texts.push_back(cell_text(row[i], table.columns[i].kind, report));
  }
  return printed;
}

}  // namespace

Result<std::string> to_pdf(const Report& given) {
  const auto report = sound_report(given);
  if (!report) return report.error();
  pdf::Document document({.title = report->title,
                          .institution = report->institution,
                          .number = report->number,
                          .dated_on = report->dated_on,
                          .made_at = report->made_at,
                          .language = report->language,
                          .orientation = report->orientation});
  document.add(pdf::Title{report->title, report->subtitle}).add(pdf::Facts{report->facts});
  for (const auto& table : report->tables) {
    document.add(pdf::Heading{table.name}).add(on_paper(table, *report));
    if (!table.note.empty()) document.add(pdf::Paragraph{table.note, pdf::Tone::kQuiet});
  }
  for (const auto& note : report->notes) document.add(pdf::Paragraph{note, pdf::Tone::kQuiet});
  if (!report->signers.empty())
    document.add(
        pdf::Signatures{report->signers, report->institution, day_words(report->dated_on, report->language)});
  return document.bytes();
}

}  // namespace kith::report
