// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/notices.hpp"

#include <map>

#include "capabilities/notices/attachments/attachment_store.hpp"
#include "capabilities/notices/newcomers/newcomer_store.hpp"
#include "capabilities/notices/publishing.hpp"
#include "ledger/caused_duty.hpp"
#include "people/directory_store.hpp"
#include "people/topics.hpp"
#include "platform/db/page.hpp"
#include "platform/id.hpp"

namespace kith::notices {
namespace {

constexpr int kPage = 50;
constexpr int kMostAdditions = 50;

bool may_change(const people::Viewer& viewer, const NoticeRow& row) {
  return row.author_id == viewer.person_id || reaches_everybody(viewer);
}

NoticeLine line_of(const NoticeRow& row, const ledger::Receipts& receipts) {
  return {.notice_id = row.notice_id,
          .title = row.title,
          .needs = row.needs,
          .author_id = row.author_id,
          .author_name = row.author_name,
          .published_at = row.published_at,
          .due_at = row.due_at,
          .reminded_at = row.reminded_at,
          .withdrawn_at = row.withdrawn_at,
          .receipts = receipts,
          .unreachable = row.unreachable,
          .kind = row.kind,
          .starts_at = row.starts_at,
          .corrected_at = row.corrected_at,
          .is_public = row.is_public,
          .district_name = row.district_name};
}

// Whom it was written to, as far as the viewer may know.
void say_audience(db::Session& session, const people::Viewer& viewer, const NoticeRow& row,
                  NoticeDetail& detail) {
  auto said = people::find_audience(session, row.notice_id);
  detail.may_make_public = !row.is_public && !row.withdrawn_at && !row.district_name &&
                           reaches_everybody(viewer) && may_be_public(said);
  if (said.has_committees()) detail.committees = std::move(said.committees);
  const bool is_author = row.author_id == viewer.person_id && may_name_care_groups(viewer);
  if (said.has_care() && (is_author || viewer.has(people::kPrincipal | people::kMoralEducation)))
    detail.care_groups = std::move(said.care_groups);
}

std::vector<NoticeDuty> owed_with(db::Session& session, std::int64_t notice_id) {
  std::vector<NoticeDuty> owed;
  for (auto kind : kDuties)
    for (auto& duty : ledger::duties_from(session, tenant_of(notice_id), kind, "notices", notice_id))
      owed.push_back({std::move(duty.kind), std::move(duty.clause), duty.due_at, duty.fulfilled_at});
  return owed;
}

// The classes a viewer sees, by identifier.
std::map<std::int64_t, people::ClassRow> classes_seen(db::Session& session, const people::Viewer& viewer,
                                                      Date today) {
  std::map<std::int64_t, people::ClassRow> classes;
  for (auto& row : people::classes_in(session, people::classes_in_sight(viewer, today), today))
    classes.emplace(row.class_id, std::move(row));
  return classes;
}

}  // namespace

NoticeList Notices::list(const people::Viewer& viewer, std::optional<std::int64_t> before) {
  return db_.read([&](db::Session& session) {
    auto charge = people::classes_in_charge(viewer, clock_.today());
    auto rows = notices_for_staff(session, viewer, charge, before, kPage + 1);
    NoticeList list{.notices = {}, .before_id = db::cut_to_page(rows, kPage, &NoticeRow::notice_id)};
    std::vector<std::int64_t> ids;
    for (const auto& row : rows) ids.push_back(row.notice_id);
    auto receipts = ledger::receipts_of_each(session, ids);
    for (const auto& row : rows) list.notices.push_back(line_of(row, receipts[row.notice_id]));
    return list;
  });
}

Result<NoticeDetail> Notices::detail(const people::Viewer& viewer, std::int64_t notice_id) {
  return db_.read([&](db::Session& session) -> Result<NoticeDetail> {
    auto row = find(session, viewer, notice_id);
    if (!row) return not_found("notices.no_such_notice");
    NoticeDetail detail{
        .notice = line_of(*row, ledger::receipts_of(session, notice_id)),
        .body = row->body,
        .may_change = may_change(viewer, *row),
        .is_in_app_only = !delivery::has_messages(session, viewer.school_id, "notices", notice_id),
        .late_reason = row->late_reason,
        .asks_opinion = row->asks_opinion,
        .owed = owed_with(session, notice_id),
        .earlier = earlier_texts(session, notice_id)};
    auto asked = asked_of(session, viewer.school_id, notice_id);
    detail.choices = std::move(asked.choices);
    detail.fee_basis = std::move(asked.fee_basis);
    detail.attachments = enclosed_in(session, notice_id, asked.version);
    detail.receipt_rule = row->receipt_rule;
    say_audience(session, viewer, *row, detail);
    auto naming = people::naming_of(session, viewer.school_id, clock_.today());
    auto classes = classes_seen(session, viewer, clock_.today());
    for (const auto& part : ledger::receipts_by_class(session, notice_id)) {
      auto seen = classes.find(part.class_id);
      if (seen == classes.end()) continue;
      detail.classes.push_back({part.class_id, naming.name(seen->second.key()), seen->second.homeroom_name,
                                part.students, part.done});
    }
    const auto sight = people::students_in_sight(viewer, clock_.today());
    for (auto& added : additions_to(session, notice_id, sight, kMostAdditions))
      detail.additions.push_back(
          {added.student_id, std::move(added.name), naming.name(added.key()), added.added_at});
    return detail;
  });
}

Result<Reminded> Notices::remind(const people::Viewer& viewer, std::int64_t notice_id) {
  auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<Reminded> {
    auto row = own_notice(tx, viewer, notice_id);
    if (!row) return row.error();
    if (row->withdrawn_at) return conflict("notices.withdrawn");
    if (!set_reminded(tx, notice_id, now, now - kBetweenReminders))
      return Error{Fault::kTooMany, "notices.reminded_lately", {}};
    if (sending_) sending_->reminded(tx, notice_id, now);
    auto receipts = ledger::receipts_of(tx, notice_id);
    std::vector<std::string> topics;
    for (const auto& part : ledger::receipts_by_class(tx, notice_id))
      if (part.done < part.students) topics.push_back(people::families_topic(part.class_id));
    tx.after_commit([this, notice_id, topics] { events_.publish({"notice.reminded", notice_id, topics}); });
    return Reminded{receipts.families - receipts.done, now};
  });
}

Result<NoticeLine> Notices::withdraw(const people::Viewer& viewer, std::int64_t notice_id, ActOf act) {
  auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<NoticeLine> {
    auto row = own_words(tx, viewer, notice_id, act);
    if (!row) return row.error();
    if (set_withdrawn(tx, notice_id, now)) {
      ledger::withdraw_asks(tx, notice_id, now);
      if (owed_) owed_->withdrawn(tx, notice_id);
      auto topics = audience_topics(viewer.school_id, classes_reached(tx, notice_id));
      tx.after_commit([this, notice_id, topics] {
        events_.publish({"notice.withdrawn", notice_id, topics});
      });
      row->withdrawn_at = now;
    }
    return line_of(*row, {});
  });
}

Result<NoticeRow> Notices::own_notice(db::Session& session, const people::Viewer& viewer,
                                      std::int64_t notice_id) {
  auto row = find(session, viewer, notice_id);
  if (!row) return not_found("notices.no_such_notice");
  if (!may_change(viewer, *row)) return forbidden("notices.not_your_notice");
  return *std::move(row);
}

Result<NoticeRow> Notices::own_words(db::Session& session, const people::Viewer& viewer,
                                     std::int64_t notice_id, ActOf act) {
  auto row = own_notice(session, viewer, notice_id);
  if (row && row->district_name && act == ActOf::kSchool) return forbidden("notices.from_district");
  return row;
}

std::optional<NoticeRow> Notices::find(db::Session& session, const people::Viewer& viewer,
                                       std::int64_t notice_id) {
  return notice_for_staff(session, viewer, people::classes_in_charge(viewer, clock_.today()), notice_id);
}

}  // namespace kith::notices
