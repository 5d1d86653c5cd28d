// SPDX-License-Identifier: Apache-2.0
#include "platform/report/sound_report.hpp"

#include <cmath>
#include <set>

#include "platform/pdf/printable.hpp"
#include "platform/text/characters.hpp"

namespace kith::report {
namespace {

// Makes texts printable one after another and keeps the first fault.
class Cleaner {
 public:
  void operator()(std::string& text) {
    if (fault_) return;
    auto clean = pdf::printable(text);
    if (!clean)
      fault_ = clean.error();
    else if (clean->size() > kLongestCell && text::characters_in(*clean) > kLongestCell)
      fault_ = invalid("report.too_long");
    else
      text = *std::move(clean);
  }
  void operator()(Cell& cell) {
    if (auto* text = std::get_if<std::string>(&cell)) (*this)(*text);
    if (auto* number = std::get_if<double>(&cell); number && !std::isfinite(*number) && !fault_)
      fault_ = invalid("report.bad_figure");
  }
  const std::optional<Error>& fault() const { return fault_; }

 private:
  std::optional<Error> fault_;
};

std::optional<Error> fault_of(const Table& table) {
  if (table.columns.empty()) return invalid("report.bad_table");
  if (table.rows.size() > kMostRows) return invalid("report.too_long");
  for (const auto& row : table.rows)
    if (row.size() != table.columns.size()) return invalid("report.bad_table");
  return std::nullopt;
}

void clean(Table& table, Cleaner& cleaner) {
  cleaner(table.name);
  cleaner(table.note);
  for (auto& column : table.columns) cleaner(column.heading);
  for (auto& row : table.rows)
    for (auto& cell : row) cleaner(cell);
}

}  // namespace

Result<Report> sound_report(Report report) {
  Cleaner cleaner;
  for (auto* text : {&report.title, &report.subtitle, &report.institution, &report.number}) cleaner(*text);
  for (auto& fact : report.facts) {
    cleaner(fact.name);
    cleaner(fact.value);
  }
  for (auto* texts : {&report.notes, &report.signers})
    for (auto& text : *texts) cleaner(text);
  std::set<std::string> names{std::string(kAbout.in(report.language))};
  for (auto& table : report.tables) {
    if (auto fault = fault_of(table)) return *fault;
    clean(table, cleaner);
    if (table.name.empty() || !names.insert(sheets::sheet_name(table.name)).second)
      return invalid("report.bad_table");
  }
  if (cleaner.fault()) return *cleaner.fault();
  return report;
}

}  // namespace kith::report
