// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/routes.hpp"

namespace kith::notices {
namespace {

struct NoticePage {
  std::optional<std::int64_t> before;  // a notice_id
};
KITH_DESCRIBE(NoticePage, (before))

struct OneNotice {
  std::int64_t notice_id = 0;
};
KITH_DESCRIBE(OneNotice, (notice_id))

struct Publicity {
  std::int64_t notice_id = 0;
  bool is_public = false;
};
KITH_DESCRIBE(Publicity, (notice_id, is_public))

struct Confirmation {
  std::int64_t notice_id = 0;
  std::optional<std::int64_t> student_id;  // absent: all own children it was sent about
};
KITH_DESCRIBE(Confirmation, (notice_id, student_id))

Result<http::NoContent> done(const Result<bool>& marked) {
  if (!marked) return marked.error();
  return http::NoContent{};
}

}  // namespace

std::vector<http::Route> notice_routes(Publishing& publishing, Notices& notices, Inbox& inbox) {
  using http::Call;
  using people::kForGuardians;
  using people::kForStaff;
  using people::viewer_of;
  return {
      http::post(
          "/api/notices/preview", kForStaff,
          [&](const Call& call, PreviewOf in) { return publishing.preview(viewer_of(call.caller), in); }),
      http::post(
          "/api/notices", kForStaff,
          [&](const Call& call, NewNotice in) { return publishing.publish(viewer_of(call.caller), in); }),
      http::get("/api/notices", kForStaff,
                [&](const Call& call, NoticePage in) -> Result<NoticeList> {
                  return notices.list(viewer_of(call.caller), in.before);
                }),
      http::get("/api/notices/{notice_id}", kForStaff,
                [&](const Call& call, OneNotice in) {
                  return notices.detail(viewer_of(call.caller), in.notice_id);
                }),
      http::post("/api/notices/{notice_id}/reminder", kForStaff,
                 [&](const Call& call, OneNotice in) {
                   return notices.remind(viewer_of(call.caller), in.notice_id);
                 }),
      http::del("/api/notices/{notice_id}", kForStaff,
                [&](const Call& call, OneNotice in) {
                  return notices.withdraw(viewer_of(call.caller), in.notice_id);
                }),
      http::post(
          "/api/notices/{notice_id}/correction", kForStaff,
          [&](const Call& call, Correction in) { return notices.correct(viewer_of(call.caller), in); }),
      http::put("/api/notices/{notice_id}/publicity", kForStaff,
                [&](const Call& call, Publicity in) -> Result<http::NoContent> {
                  auto set = notices.set_public(viewer_of(call.caller), in.notice_id, in.is_public);
                  if (!set) return set.error();
                  return http::NoContent{};
                }),
      http::get("/api/inbox", kForGuardians,
                [&](const Call& call, NoticePage in) -> Result<InboxLists> {
                  return inbox.lists(viewer_of(call.caller), in.before);
                }),
      http::get(
          "/api/inbox/{notice_id}", kForGuardians,
          [&](const Call& call, OneNotice in) { return inbox.letter(viewer_of(call.caller), in.notice_id); }),
      http::post("/api/inbox/{notice_id}/opening", kForGuardians,
                 [&](const Call& call, OneNotice in) {
                   return done(inbox.open(viewer_of(call.caller), in.notice_id));
                 }),
      http::post("/api/inbox/{notice_id}/confirmation", kForGuardians,
                 [&](const Call& call, Confirmation in) {
                   return done(inbox.confirm(viewer_of(call.caller), in.notice_id, in.student_id));
                 }),
  };
}

}  // namespace kith::notices
