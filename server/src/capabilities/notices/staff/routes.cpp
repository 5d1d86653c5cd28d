// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/staff/routes.hpp"

#include <memory>

namespace kith::notices {
namespace {

struct StaffPreviewOf {
  people::StaffSpec audience;
};
KITH_DESCRIBE(StaffPreviewOf, (audience))

struct OneLetter {
  std::int64_t letter_id = 0;
};
KITH_DESCRIBE(OneLetter, (letter_id))

Result<http::NoContent> done(const Result<bool>& marked) {
  if (!marked) return marked.error();
  return http::NoContent{};
}

}  // namespace

std::vector<http::Route> staff_letter_routes(StaffLetters letters_by_value) {
  using http::Call;
  using people::kForStaff;
  using people::viewer_of;
  auto letters = std::make_shared<StaffLetters>(std::move(letters_by_value));
  return {
      http::post("/api/staff_notices/preview", kForStaff,
                 [letters](const Call& call, StaffPreviewOf in) {
                   return letters->preview(viewer_of(call.caller), in.audience);
                 }),
      http::post("/api/staff_notices", kForStaff,
                 [letters](const Call& call, NewStaffLetter in) {
                   return letters->publish(viewer_of(call.caller), in);
                 }),
      http::get("/api/staff_notices", kForStaff,
                [letters](const Call& call) -> Result<StaffLetterLists> {
                  return letters->lists(viewer_of(call.caller));
                }),
      http::get("/api/staff_notices/{letter_id}", kForStaff,
                [letters](const Call& call, OneLetter in) {
                  return letters->detail(viewer_of(call.caller), in.letter_id);
                }),
      http::post("/api/staff_notices/{letter_id}/reminder", kForStaff,
                 [letters](const Call& call, OneLetter in) {
                   return letters->remind(viewer_of(call.caller), in.letter_id);
                 }),
      http::del("/api/staff_notices/{letter_id}", kForStaff,
                [letters](const Call& call, OneLetter in) {
                  return letters->withdraw(viewer_of(call.caller), in.letter_id);
                }),
      http::get("/api/staff_notices/{letter_id}/letter", kForStaff,
                [letters](const Call& call, OneLetter in) {
                  return letters->letter(viewer_of(call.caller), in.letter_id);
                }),
      http::post("/api/staff_notices/{letter_id}/opening", kForStaff,
                 [letters](const Call& call, OneLetter in) {
                   return done(letters->open(viewer_of(call.caller), in.letter_id));
                 }),
      http::post("/api/staff_notices/{letter_id}/confirmation", kForStaff,
                 [letters](const Call& call, OneLetter in) {
                   return done(letters->confirm(viewer_of(call.caller), in.letter_id));
                 }),
  };
}

}  // namespace kith::notices
