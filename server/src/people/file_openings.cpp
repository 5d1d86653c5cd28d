// SPDX-License-Identifier: Apache-2.0
#include "people/file_openings.hpp"

#include "people/directory_store.hpp"
#include "platform/db/page.hpp"

namespace kith::people {
namespace {

constexpr int kOpeningsOnAPage = 30;

FileOpening opening_of(const OpeningRow& row) {
  return {.opening_id = row.id, .student_id = row.student_id, .until_at = row.until_at};
}

// A guardian sees who looked at an own child's file; of staff whoever has the grant for care groups.
bool may_see_openings(db::Session& session, const Viewer& viewer, Date today, std::int64_t student_id) {
  return may_see_student(session, viewer, today, student_id) &&
         has_care_grant(session, care_in_sight(viewer, today), student_id);
}

}  // namespace

Result<FileOpening> FileOpenings::open(const Viewer& viewer, const NewOpening& opening) {
  if (auto refused = refusal(opening)) return *refused;
  auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<FileOpening> {
    if (!may_see_student(tx, viewer, clock_.date_of(now), opening.student_id))
      return not_found("people.no_such_student");
    auto words = words_of(opening);
    auto held = open_file(tx, viewer, opening.student_id, now);
    if (held && held->reason == opening.reason && held->words == words) return opening_of(*held);
    OpeningRow row{.school_id = viewer.school_id,
                   .id = tx.take_ids(viewer.school_id),
                   .student_id = opening.student_id,
                   .staff_id = viewer.person_id,
                   .reason = opening.reason,
                   .words = words,
                   .opened_at = now,
                   .until_at = now + kOpeningHolds};
    save_opening(tx, row);
    return opening_of(row);
  });
}

Result<OpeningPage> FileOpenings::list(const Viewer& viewer, const WhichOpenings& which) {
  return db_.read([&](db::Session& session) -> Result<OpeningPage> {
    auto today = clock_.today();
    if (!may_see_openings(session, viewer, today, which.student_id))
      return not_found("people.no_such_student");
    return opening_page(session, viewer.school_id, which, today);
  });
}

OpeningPage opening_page(db::Session& session, std::int64_t school_id, const WhichOpenings& which,
                         Date today) {
  OpeningPage page;
  page.openings =
      openings_of(session, school_id, which.student_id, which.before_id, today, kOpeningsOnAPage + 1);
  page.before_id = db::cut_to_page(page.openings, kOpeningsOnAPage, &OpeningLine::opening_id);
  return page;
}

std::optional<OpeningRow> open_file(db::Session& session, const Viewer& viewer, std::int64_t student_id,
                                    Instant now) {
  return open_file(session, viewer.school_id, student_id, viewer.person_id, now);
}

std::vector<http::Route> file_opening_routes(FileOpenings& openings) {
  using http::Call;
  constexpr access::Access kForStaffAndFamilies{.name = "staff_and_families", .any_of = kStaff | kGuardian};
  return {
      http::post("/api/students/{student_id}/file_openings", kForStaff,
                 [&](const Call& call, NewOpening in) { return openings.open(viewer_of(call.caller), in); }),
      http::get(
          "/api/students/{student_id}/file_openings", kForStaffAndFamilies,
          [&](const Call& call, WhichOpenings in) { return openings.list(viewer_of(call.caller), in); }),
  };
}

}  // namespace kith::people
