// SPDX-License-Identifier: Apache-2.0
// Opening a child's file with a reason, and the list of who did, for the child's guardians. What shows a file
// asks is_file_open() first. Thread-safe: no state of its own.
#pragma once

#include "people/file_opening_store.hpp"
#include "people/viewer.hpp"
#include "platform/http/route.hpp"

namespace kith::people {

struct FileOpening {
  std::int64_t opening_id = 0;
  std::int64_t student_id = 0;
  Instant until_at{};
};
KITH_DESCRIBE(FileOpening, (opening_id, student_id, until_at))

// before_id: asks for the next page; absent on the last.
struct OpeningPage {
  std::vector<OpeningLine> openings;  // the newest first
  std::optional<std::int64_t> before_id;
};
KITH_DESCRIBE(OpeningPage, (openings, before_id))

struct WhichOpenings {
  std::int64_t student_id = 0;
  std::optional<std::int64_t> before_id;
};
KITH_DESCRIBE(WhichOpenings, (student_id, before_id))

class FileOpenings {
 public:
  FileOpenings(db::Db& db, const Clock& clock) : db_(db), clock_(clock) {}

  // For staff within sight of the student. The same reason while it still holds is no second opening.
  // Errors: those of refusal(); people.no_such_student (or out of sight).
  Result<FileOpening> open(const Viewer& viewer, const NewOpening& opening);

  // For the child's guardians, and for staff with a grant for care groups, since reasons may tell of one.
  // Error: people.no_such_student (or neither).
  Result<OpeningPage> list(const Viewer& viewer, const WhichOpenings& which);

 private:
  db::Db& db_;
  const Clock& clock_;
};

// The reader's opening that still holds.
std::optional<OpeningRow> open_file(db::Session& session, const Viewer& viewer, std::int64_t student_id,
                                    Instant now);

// Requires: whoever looks may (FileOpenings::list).
OpeningPage opening_page(db::Session& session, std::int64_t school_id, const WhichOpenings& which,
                         Date today);

// POST and GET /api/students/{student_id}/file_openings.
std::vector<http::Route> file_opening_routes(FileOpenings& openings);

}  // namespace kith::people
