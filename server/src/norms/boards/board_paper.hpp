// SPDX-License-Identifier: Apache-2.0
// The norm board as a document that a school files: every clause with its figures, and in the workbook every
// missing name within the reader's sight. Thread-safe: no state of its own.
#pragma once

#include "norms/boards/boards.hpp"
#include "platform/report/report.hpp"

namespace kith::norms {

enum class Paper { kXlsx, kPdf };
KITH_DESCRIBE_ENUM(Paper, kXlsx, kPdf)

// language: zh when absent.
struct WantedPaper {
  Paper format = Paper::kXlsx;
  std::optional<Language> language;
};
KITH_DESCRIBE(WantedPaper, (format, language))

// What the board does not know of itself.
struct BoardPaper {
  std::string school_name;
  calendar::Calendar calendar;  // of the school
  Language language = Language::kZh;
  Instant made_at{};
};

// Pure. `missing` stands in the order of the board's norms; fewer lists than norms leave the others out.
report::Report board_report(const NormBoard& board, const std::vector<MissingList>& missing,
                            const BoardPaper& paper);

class BoardPapers {
 public:
  BoardPapers(db::Db& db, const Clock& clock, Boards& boards) : db_(db), clock_(clock), boards_(boards) {}

  // The bytes of the file. Errors: those of report::to_xlsx and report::to_pdf.
  Result<std::string> write(const people::Viewer& viewer, const WantedPaper& wanted);

 private:
  db::Db& db_;
  const Clock& clock_;
  Boards& boards_;
};

}  // namespace kith::norms
