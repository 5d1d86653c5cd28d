// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/attachments/routes.hpp"

namespace kith::notices {
namespace {

struct OneUpload {
  std::string address;
};
KITH_DESCRIBE(OneUpload, (address))

struct OnePart {
  std::string address;
  int part_no = 0;
};
KITH_DESCRIBE(OnePart, (address, part_no))

struct OneAttachment {
  std::int64_t notice_id = 0;
  std::string address;
  std::optional<bool> is_small;
};
KITH_DESCRIBE(OneAttachment, (notice_id, address, is_small))

struct OneOfDistrict {
  std::int64_t letter_id = 0;
  std::string address;
  std::optional<bool> is_small;
};
KITH_DESCRIBE(OneOfDistrict, (letter_id, address, is_small))

Result<http::NoContent> done(const Result<void>& changed) {
  if (!changed) return changed.error();
  return http::NoContent{};
}

WantedAttachment wanted_by(const http::Call& call, const OneAttachment& in) {
  return {in.notice_id, in.address, in.is_small.value_or(false), call.if_none_match};
}

}  // namespace

Result<http::RawReply> reply_of(Result<OpenedAttachment> opened) {
  if (!opened) return opened.error();
  return http::RawReply{.content_type = std::move(opened->content_type),
                        .body = std::move(opened->bytes),
                        .download_name = std::move(opened->file_name),
                        .version = std::move(opened->version)};
}

std::vector<http::Route> attachment_routes(Uploads& uploads, Attachments& attachments) {
  using http::Call;
  using people::kForGuardians;
  using people::kForStaff;
  using people::viewer_of;
  return {
      http::get("/api/notice_uploads", people::kForStaffAndDistrict,
                [&](const Call&) -> Result<UploadLimits> { return uploads.limits(); }),
      http::post("/api/notice_uploads", people::kForStaffAndDistrict,
                 [&](const Call& call, NewUpload in) { return uploads.begin(viewer_of(call.caller), in); }),
      http::post_file("/api/notice_uploads/{address}/parts/{part_no}", people::kForStaffAndDistrict,
                      std::size_t(kUploadPart),
                      [&](const Call& call, OnePart in) {
                        return done(
                            uploads.add_part(viewer_of(call.caller), in.address, in.part_no, call.raw_body));
                      }),
      http::post("/api/notice_uploads/{address}/completion", people::kForStaffAndDistrict,
                 [&](const Call& call, OneUpload in) {
                   return uploads.complete(viewer_of(call.caller), in.address);
                 }),
      http::del("/api/notice_uploads/{address}", people::kForStaffAndDistrict,
                [&](const Call& call, OneUpload in) {
                  return done(uploads.remove(viewer_of(call.caller), in.address));
                }),
      http::get("/api/notices/{notice_id}/attachments/{address}", kForStaff,
                [&](const Call& call, OneAttachment in) {
                  return reply_of(attachments.for_staff(viewer_of(call.caller), wanted_by(call, in)));
                }),
      http::get("/api/inbox/{notice_id}/attachments/{address}", kForGuardians,
                [&](const Call& call, OneAttachment in) {
                  return reply_of(attachments.for_family(viewer_of(call.caller), wanted_by(call, in)));
                }),
      http::get("/api/district_notices/{letter_id}/attachments/{address}", people::kForDistrict,
                [&](const Call& call, OneOfDistrict in) {
                  return reply_of(
                      attachments.for_district(wanted_by(call, {in.letter_id, in.address, in.is_small})));
                }),
  };
}

}  // namespace kith::notices
