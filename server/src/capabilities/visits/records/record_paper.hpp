// SPDX-License-Identifier: Apache-2.0
// The record of a visit on A4, as a school files it (家访记录表), and the part of it that is the family's.
// Pure.
#pragma once

#include "capabilities/visits/records/family_records.hpp"
#include "platform/pdf/document.hpp"

namespace kith::records {

// What the record does not know of itself.
struct RecordPaper {
  std::string school_name;
  Language language = Language::kZh;
  Instant made_at{};
  std::vector<std::string> photographs = {};  // JPEG
};

// A draft says that it is one.
pdf::Document record_paper(const RecordPage& page, const RecordPaper& paper, const Clock& clock);

// Without concerns, signs, photographs and who was there, as on the family's screen.
pdf::Document family_record_paper(const FamilyRecord& record, const RecordPaper& paper, const Clock& clock);

}  // namespace kith::records
