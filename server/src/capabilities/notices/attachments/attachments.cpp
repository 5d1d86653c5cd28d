// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/attachments/attachments.hpp"

#include "capabilities/notices/pending/pending_store.hpp"
#include "platform/http/route.hpp"
#include "platform/id.hpp"

namespace kith::notices {
namespace {

constexpr std::int64_t kDistrictTenant = 0;

}  // namespace

Result<OpenedAttachment> Attachments::for_staff(const people::Viewer& viewer,
                                                const WantedAttachment& wanted) {
  return db_.read([&](db::Session& session) -> Result<OpenedAttachment> {
    if (!may_read_as_staff(session, viewer, wanted.notice_id)) return not_found("notices.no_such_attachment");
    return opened(session, wanted);
  });
}

bool Attachments::may_read_as_staff(db::Session& session, const people::Viewer& viewer,
                                    std::int64_t notice_id) const {
  if (notice_for_staff(session, viewer, people::classes_in_charge(viewer, clock_.today()), notice_id))
    return true;
  const auto pending = find_pending(session, viewer.school_id, notice_id);
  return pending && (pending->author_id == viewer.person_id || reaches_everybody(viewer));
}

Result<OpenedAttachment> Attachments::for_family(const people::Viewer& viewer,
                                                 const WantedAttachment& wanted) {
  return db_.read([&](db::Session& session) -> Result<OpenedAttachment> {
    if (these_in_inbox(session, viewer.school_id, viewer.person_id, {wanted.notice_id}).empty())
      return not_found("notices.no_such_attachment");
    return opened(session, wanted);
  });
}

Result<OpenedAttachment> Attachments::for_district(const WantedAttachment& wanted) {
  if (tenant_of(wanted.notice_id) != kDistrictTenant) return not_found("notices.no_such_attachment");
  return db_.read([&](db::Session& session) { return opened(session, wanted); });
}

// What a reader has already is not opened again.
Result<OpenedAttachment> Attachments::opened(db::Session& session, const WantedAttachment& wanted) const {
  const auto row = enclosed_at(session, wanted.notice_id, wanted.address);
  if (!row) return not_found("notices.no_such_attachment");
  const bool is_image = row->kind == AttachmentKind::kImage;
  const bool is_small = is_image && wanted.is_small;
  OpenedAttachment opened{.content_type = row->content_type,
                          .file_name = is_image ? "" : row->name,
                          .version = row->sha256.substr(0, 32) + (is_small ? "-small" : ""),
                          .bytes = {}};
  if (http::has_version(wanted.known, opened.version)) return opened;
  each_part(session, row->bytes_of(), is_small ? Variant::kSmall : Variant::kWhole,
            [&](const std::string& sealed) { opened.bytes += sealer_.open(sealed); });
  return opened;
}

}  // namespace kith::notices
