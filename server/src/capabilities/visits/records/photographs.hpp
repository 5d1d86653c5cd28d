// SPDX-License-Identifier: Apache-2.0
// Photographs of a visit: made anew without place and device, sealed in the database and so in its backup, at
// an address nobody can guess, and opened only for staff who see the record. Thread-safe.
#pragma once

#include "capabilities/visits/records/photograph_store.hpp"
#include "capabilities/visits/records/record_store.hpp"
#include "platform/images/intake.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::records {

constexpr std::size_t kMostPhotographs = 12;  // of one record
constexpr int kLongestOnPaper = 800;          // pixels: sharp enough at a third of the width of A4

class Photographs {
 public:
  Photographs(db::Db& db, const Clock& clock, const secrets::Sealer& sealer, secrets::Random& random)
      : db_(db), clock_(clock), sealer_(sealer), random_(random) {}

  // The same file again gives the same photograph. Errors: records.no_such_record, records.not_yours,
  // records.only_additions (acknowledged), records.too_many_photographs, those of images::Intake::take.
  Result<PhotographLine> add(const people::Viewer& viewer, std::int64_t contact_id, std::string_view file);

  // A JPEG. Error: records.no_such_photograph (or out of sight).
  Result<std::string> read(const people::Viewer& viewer, std::int64_t contact_id, const std::string& address);
  // The same, at most kLongestOnPaper on a side.
  Result<std::string> read_for_paper(const people::Viewer& viewer, std::int64_t contact_id,
                                     const std::string& address);

  // Errors: as of add, records.no_such_photograph.
  Result<void> remove(const people::Viewer& viewer, std::int64_t contact_id, const std::string& address);

 private:
  std::optional<Error> barred(db::Session& session, const people::Viewer& viewer, std::int64_t contact_id);

  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
  secrets::Random& random_;
  images::Intake intake_;
};

}  // namespace kith::records
