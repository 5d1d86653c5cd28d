// SPDX-License-Identifier: Apache-2.0
// Reading a child's case file. Thread-safe: no state of its own.
//
// Who may: staff within sight of the student who gave a reason that still holds (people/file_openings.hpp),
// and the child's own guardians, who see the part that is theirs. Care groups, plans, others' duties and who
// opened the file need the grant for care groups. The district sees no file.
#pragma once

#include "app/case_file/case_file.hpp"
#include "norms/norms.hpp"
#include "platform/language.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::app {

// before_on and before_id together: of ContactPage.
struct WhichContacts {
  std::int64_t student_id = 0;
  std::optional<Date> before_on;
  std::optional<std::int64_t> before_id;
};
KITH_DESCRIBE(WhichContacts, (student_id, before_on, before_id))

// language: zh when absent.
struct WantedCaseFile {
  std::int64_t student_id = 0;
  std::optional<Language> language;
};
KITH_DESCRIBE(WantedCaseFile, (student_id, language))

inline constexpr int kContactsOnAPage = 30;
inline constexpr int kContactsOnPaper = 1000;  // the newest

class CaseFiles {
 public:
  CaseFiles(db::Db& db, const Clock& clock, const secrets::Sealer& sealer, norms::Norms& norms)
      : db_(db), clock_(clock), sealer_(sealer), norms_(norms) {}

  // Errors for all: people.no_such_student (or out of sight), people.file_not_open (a reason is needed).
  Result<CaseFile> file(const people::Viewer& viewer, std::int64_t student_id);
  Result<ContactPage> contacts(const people::Viewer& viewer, const WhichContacts& which);
  // The bytes of a PDF. That a member of staff printed it stands with the reason.
  Result<std::string> paper(const people::Viewer& viewer, const WantedCaseFile& wanted);

 private:
  Result<CaseFile> read(const people::Viewer& viewer, std::int64_t student_id, int contacts);

  db::Db& db_;
  const Clock& clock_;
  const secrets::Sealer& sealer_;
  norms::Norms& norms_;
};

// GET /api/students/{student_id}/case_file, …/case_file/contacts, …/case_file/paper.
std::vector<http::Route> case_file_routes(CaseFiles& files);

}  // namespace kith::app
