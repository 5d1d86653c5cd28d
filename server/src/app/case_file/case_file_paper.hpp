// SPDX-License-Identifier: Apache-2.0
// A case file on A4, as a school files it. Pure.
#pragma once

#include "app/case_file/case_file.hpp"
#include "platform/pdf/document.hpp"

namespace kith::app {

// What the file does not know of itself.
struct CaseFilePaper {
  Language language = Language::kZh;
  Instant made_at{};
};

pdf::Document case_file_paper(const CaseFile& file, const CaseFilePaper& paper, const Clock& clock);

}  // namespace kith::app
