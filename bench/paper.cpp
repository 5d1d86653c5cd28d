// SPDX-License-Identifier: Apache-2.0
// A table of forty pages as a PDF: what the office waits for when it prints a whole school. Before it one
// page, as a process loads its fonts with its first document.
#include <fmt/format.h>

#include "bench/benchmarks.hpp"
#include "bench/samples.hpp"
#include "platform/pdf/document.hpp"

namespace kith::bench {
namespace {

constexpr int kRows = 800;
constexpr int kRounds = 5;

pdf::Document table_of(int rows) {
  pdf::Table table{
      {{"序号", 1, pdf::Align::kEnd}, {"班级", 2}, {"日期", 2}, {"要点", 8}, {"占比", 1, pdf::Align::kEnd}},
      {}};
  for (int i = 1; i <= rows; ++i)
    table.rows.push_back(
        {std::to_string(i), fmt::format("三年级{}班", i % 12 + 1), fmt::format("2026-10-{:02}", i % 28 + 1),
         "学习习惯良好，与同学相处融洽；家长希望老师多推荐一些课外书。", fmt::format("{}%", i % 101)});
  pdf::Document document({.title = "台账", .institution = "清河小学", .made_at = Instant{}});
  document.add(std::move(table));
  return document;
}

}  // namespace

void measure_paper(Table& table) {
  table_of(1).bytes().value();
  Samples samples;
  const auto document = table_of(kRows);
  for (int round = 0; round < kRounds; ++round) samples.time([&] { document.bytes().value(); });
  table.add({.what = "a table of forty pages as a PDF",
             .engine = "",
             .figure = samples.ms(0.5) / 1000,
             .limit = 1,
             .unit = "s",
             .note = "median of 5"});
}

}  // namespace kith::bench
