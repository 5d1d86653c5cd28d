// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/publicity/public_notices.hpp"

#include <algorithm>

#include "capabilities/notices/pending/pending_store.hpp"
#include "people/directory_store.hpp"

namespace kith::notices {
namespace {

constexpr int kMostListed = 100;

}  // namespace

Result<PublicPage> PublicNotices::page(std::int64_t school_id) {
  return db_.read([&](db::Session& session) -> Result<PublicPage> {
    auto school = people::find_school(session, school_id);
    if (!school) return not_found("notices.no_such_school");
    PublicPage page{.school_name = std::move(school->name),
                    .may_be_found = settings_of(session, school_id).may_be_found,
                    .notices = {}};
    for (auto& row : public_notices_of(session, school_id, kMostListed))
      page.notices.push_back(
          {row.notice_id, std::move(row.title), row.kind, row.published_at, row.starts_at});
    return page;
  });
}

Result<PublicLetter> PublicNotices::letter(std::int64_t school_id, std::int64_t notice_id) {
  return db_.read([&](db::Session& session) -> Result<PublicLetter> {
    auto row = public_notice(session, school_id, notice_id);
    if (!row) return not_found("notices.no_such_notice");
    return PublicLetter{.school_name = people::find_school(session, school_id).value().name,
                        .may_be_found = settings_of(session, school_id).may_be_found,
                        .notice_id = row->notice_id,
                        .title = std::move(row->title),
                        .body = std::move(row->body),
                        .kind = row->kind,
                        .published_at = row->published_at,
                        .corrected_at = row->corrected_at,
                        .starts_at = row->starts_at,
                        .fee_basis = std::move(row->fee_basis),
                        .attachments = enclosed_in(session, notice_id, row->version)};
  });
}

Result<OpenedAttachment> PublicNotices::attachment(std::int64_t school_id, const WantedAttachment& wanted) {
  return db_.read([&](db::Session& session) -> Result<OpenedAttachment> {
    const auto row = public_notice(session, school_id, wanted.notice_id);
    if (!row) return not_found("notices.no_such_notice");
    const auto enclosed = enclosed_in(session, wanted.notice_id, row->version);
    if (std::none_of(enclosed.begin(), enclosed.end(),
                     [&](const Attachment& each) { return each.address == wanted.address; }))
      return not_found("notices.no_such_attachment");
    return attachments_.opened(session, wanted);
  });
}

}  // namespace kith::notices
