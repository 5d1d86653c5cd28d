// SPDX-License-Identifier: Apache-2.0
#include "platform/report/sound_report.hpp"

namespace kith::report {
namespace {

void write_table(sheets::Writer& writer, const Report& report, const Table& table) {
  std::vector<sheets::WrittenColumn> columns;
  for (const auto& column : table.columns)
    columns.push_back({column.heading, column.width,
                       column.kind == Kind::kShare ? sheets::Shown::kPerCent : sheets::Shown::kPlain});
  writer.sheet(table.name, columns, report.title + " · " + table.name);
  for (const auto& row : table.rows) writer.row(row);
}

void write_facts(sheets::Writer& writer, const Report& report) {
  const auto word = [&](const Wording& wording) { return std::string(wording.in(report.language)); };
  writer.sheet(word(kAbout), {{word(kFact), 18}, {word(kValue), 60}}, report.title);
  const auto line = [&](const std::string& name, const std::string& value) {
    if (!value.empty()) writer.row({name, value});
  };
  line(word(kInstitution), report.institution);
  line(word(kNumber), report.number);
  writer.row({word(kDated), report.dated_on});
  for (const auto& fact : report.facts) line(fact.name, fact.value);
  for (const auto& table : report.tables) line(table.name, table.note);
  for (const auto& note : report.notes) line(word(kNote), note);
}

}  // namespace

Result<std::string> to_xlsx(const Report& given) {
  const auto report = sound_report(given);
  if (!report) return report.error();
  return sheets::write_workbook([&](sheets::Writer& writer) {
    writer.describe(report->title, report->institution, report->made_at);
    for (const auto& table : report->tables) write_table(writer, *report, table);
    write_facts(writer, *report);
  });
}

}  // namespace kith::report
