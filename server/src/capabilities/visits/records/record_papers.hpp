// SPDX-License-Identifier: Apache-2.0
// Printing a record: whoever reads it on the screen has the same on paper. Thread-safe.
#pragma once

#include "capabilities/visits/records/family_records.hpp"
#include "capabilities/visits/records/photographs.hpp"
#include "platform/language.hpp"

namespace kith::records {

// language: zh when absent.
struct WantedPaper {
  std::int64_t contact_id = 0;
  std::optional<Language> language;
};
KITH_DESCRIBE(WantedPaper, (contact_id, language))

class RecordPapers {
 public:
  RecordPapers(db::Db& db, const Clock& clock, Records& records, FamilyRecords& family_records,
               Photographs& photographs)
      : db_(db),
        clock_(clock),
        records_(records),
        family_records_(family_records),
        photographs_(photographs) {}

  // For staff; with the photographs. The bytes of a PDF. Error: as of Records::read.
  Result<std::string> of_record(const people::Viewer& viewer, const WantedPaper& wanted) const;
  // For guardians: the family's part. Error: records.no_such_record (or out of sight, or not shared).
  Result<std::string> for_family(const people::Viewer& viewer, const WantedPaper& wanted) const;

 private:
  std::string school_name(const people::Viewer& viewer) const;

  db::Db& db_;
  const Clock& clock_;
  Records& records_;
  FamilyRecords& family_records_;
  Photographs& photographs_;
};

}  // namespace kith::records
