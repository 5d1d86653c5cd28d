// SPDX-License-Identifier: Apache-2.0
// Notices that go out later: at the time they are planned for, or once the school desk has approved them.
#include <fmt/format.h>

#include <boost/json/parse.hpp>

#include "capabilities/notices/attachments/attachment_store.hpp"
#include "capabilities/notices/pending/pending_store.hpp"
#include "capabilities/notices/publishing.hpp"
#include "people/topics.hpp"
#include "platform/id.hpp"
#include "platform/json/json.hpp"
#include "platform/text/characters.hpp"

namespace kith::notices {

struct PublishDetail {
  std::int64_t notice_id = 0;
};
KITH_DESCRIBE(PublishDetail, (notice_id))

namespace {

using people::Viewer;

PendingLine line_of(PendingRow row, const Viewer& viewer) {
  const bool is_desk = reaches_everybody(viewer);
  return {.notice_id = row.notice_id,
          .title = std::move(row.title),
          .body = std::move(row.body),
          .kind = row.kind,
          .author_name = std::move(row.author_name),
          .created_at = row.created_at,
          .planned_at = row.planned_at,
          .starts_at = row.starts_at,
          .approval = row.approval,
          .approval_note = std::move(row.approval_note),
          .may_approve = is_desk && row.approval == Approval::kAwaited,
          .may_withdraw = is_desk || row.author_id == viewer.person_id,
          .attachments = {},
          .is_public = row.is_public};
}

}  // namespace

// What everybody can read is decided by the desk, whatever the school wants of other letters.
bool Publishing::awaits_approval(db::Session& session, const Viewer& viewer,
                                 const people::AudienceSpec& audience, bool is_public) const {
  if (reaches_everybody(viewer)) return false;
  if (is_public) return true;
  if (!audience.whole_school && audience.grades.empty()) return false;
  return settings_of(session, viewer.school_id).needs_approval;
}

// Written down with whom it is for; its members are looked up when it goes out.
Result<Publication> Publishing::keep(db::Tx& tx, const Act& act, std::optional<Approval> approval) {
  Publication kept{.notice_id = tx.take_ids(act.viewer.school_id),
                   .author_id = act.viewer.person_id,
                   .planned_at = act.notice.publish_at,
                   .approval = approval};
  auto draft = draft_of(act, kept.notice_id);
  draft.planned_at = act.notice.publish_at;
  draft.approval = approval;
  if (!save_draft(tx, draft)) {
    auto known = find_by_client_key(tx, act.viewer.school_id, act.notice.client_key).value();
    if (known.author_id != act.viewer.person_id) return conflict("ledger.client_key_taken");
    return known;
  }
  if (auto enclosed = enclose_attachments(tx, act, kept.notice_id); !enclosed) return enclosed.error();
  people::save_audience(tx, kept.notice_id, act.notice.audience);
  if (!approval) publish_then(tx, kept.notice_id, *act.notice.publish_at);
  tx.after_commit([this, id = kept.notice_id, school_id = act.viewer.school_id] {
    events_.publish({"notice.pending", id, {people::school_topic(school_id)}});
  });
  return kept;
}

void Publishing::publish_then(db::Tx& tx, std::int64_t notice_id, Instant at) {
  jobs_->enqueue(tx, {.kind = kPublishJob,
                      .key = fmt::format("publish {}", notice_id),
                      .detail = json::write_text(PublishDetail{notice_id}),
                      .due_at = at});
}

jobs::Outcome Publishing::publish_planned(const jobs::Job& job) {
  const auto notice_id = json::read<PublishDetail>(boost::json::parse(job.detail)).value().notice_id;
  const auto pending =
      db_.read([&](db::Session& session) { return find_pending(session, tenant_of(notice_id), notice_id); });
  if (!pending || pending->is_over) return jobs::finished();
  // Whom its author may write to was asked when it was written.
  const Viewer author{
      .school_id = tenant_of(notice_id), .person_id = pending->author_id, .roles = people::kStaff};
  const auto act = act_of(author, pending->notice);
  auto plan = db_.read([&](db::Session& session) {
    Plan made{.known = find_by_client_key(session, author.school_id, pending->notice.client_key),
              .count = {},
              .classes = classes_of(session, act.students)};
    return made;
  });
  if (plan.classes.empty()) return jobs::failed("notices.audience_is_nobody");
  go_out(act, plan, *plan.known);
  // Its students are those of the day it was written.
  if (act.notice.audience.has_care()) db_.write([&](db::Tx& tx) { roster_changed(tx, author.school_id); });
  return jobs::finished();
}

std::vector<PendingLine> Publishing::pending(const Viewer& viewer) {
  return db_.read([&](db::Session& session) {
    std::vector<PendingLine> lines;
    const auto author =
        reaches_everybody(viewer) ? std::nullopt : std::optional<std::int64_t>(viewer.person_id);
    std::vector<std::int64_t> ids;
    for (auto& row : pending_in(session, viewer.school_id, author)) {
      ids.push_back(row.notice_id);
      lines.push_back(line_of(std::move(row), viewer));
    }
    auto enclosed = enclosed_in_each(session, viewer.school_id, ids);
    for (auto& line : lines) line.attachments = std::move(enclosed[line.notice_id]);
    return lines;
  });
}

Result<PendingLine> Publishing::pending_one(db::Session& session, const Viewer& viewer,
                                            std::int64_t notice_id) const {
  for (auto& row : pending_in(session, viewer.school_id, std::nullopt))
    if (row.notice_id == notice_id && (reaches_everybody(viewer) || row.author_id == viewer.person_id))
      return line_of(std::move(row), viewer);
  return not_found("notices.no_such_notice");
}

Result<void> Publishing::decide(const Viewer& viewer, const Decision& decision) {
  if (text::characters_in(decision.note.value_or("")) > kLongestReason)
    return invalid("notices.note_too_long", {{"note", "notices.note_too_long"}});
  const auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<void> {
    auto line = pending_one(tx, viewer, decision.notice_id);
    if (!line) return line.error();
    if (!line->may_approve) return conflict("notices.not_awaited");
    const auto approval = decision.is_approved ? Approval::kGiven : Approval::kRefused;
    if (!set_approval(tx, decision.notice_id, approval, decision.note.value_or(""), viewer.person_id))
      return conflict("notices.not_awaited");
    if (decision.is_approved)
      publish_then(tx, decision.notice_id, std::max(line->planned_at.value_or(now), now));
    tx.after_commit([this, id = decision.notice_id, school_id = viewer.school_id] {
      events_.publish({"notice.pending", id, {people::school_topic(school_id)}});
    });
    return {};
  });
}

Result<void> Publishing::withdraw_plan(const Viewer& viewer, std::int64_t notice_id) {
  return db_.write([&](db::Tx& tx) -> Result<void> {
    auto line = pending_one(tx, viewer, notice_id);
    if (!line) return line.error();
    if (!withdraw_pending(tx, notice_id, clock_.now())) return conflict("notices.already_published");
    return {};
  });
}

NoticeSettings Publishing::settings(const Viewer& viewer) {
  return db_.read([&](db::Session& session) {
    const auto row = settings_of(session, viewer.school_id);
    return NoticeSettings{row.needs_approval, row.may_be_found};
  });
}

NoticeSettings Publishing::set(const Viewer& viewer, const NoticeSettings& settings) {
  db_.write([&](db::Tx& tx) {
    save_settings(tx, {.school_id = viewer.school_id,
                       .needs_approval = settings.needs_approval,
                       .may_be_found = settings.may_be_found,
                       .set_by = viewer.person_id,
                       .set_at = clock_.now()});
  });
  return settings;
}

}  // namespace kith::notices
