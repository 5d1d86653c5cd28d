// SPDX-License-Identifier: Apache-2.0
// Recipients that come later: a student who is new in a class, or another class.
#include <algorithm>

#include "calendar/calendar.hpp"
#include "capabilities/notices/pending/pending_store.hpp"
#include "capabilities/notices/publishing.hpp"

namespace kith::notices {
namespace {

template <class T>
void join(std::vector<T>& one, const std::vector<T>& other) {
  for (const auto& each : other)
    if (std::find(one.begin(), one.end(), each) == one.end()) one.push_back(each);
}

people::AudienceSpec joined(people::AudienceSpec one, const people::AudienceSpec& other) {
  one.whole_school |= other.whole_school;
  join(one.grades, other.grades);
  join(one.class_ids, other.class_ids);
  join(one.student_ids, other.student_ids);
  if (other.has_care()) {
    if (!one.care_groups) one.care_groups.emplace();
    join(*one.care_groups, *other.care_groups);
  }
  if (other.committees) {
    if (!one.committees) one.committees.emplace();
    one.committees->of_school |= other.committees->of_school;
    join(one.committees->of_grades, other.committees->of_grades);
    join(one.committees->of_class_ids, other.committees->of_class_ids);
  }
  return one;
}

}  // namespace

Result<Added> Publishing::add_recipients(const people::Viewer& viewer, const MoreRecipients& more) {
  return db_.write([&](db::Tx& tx) -> Result<Added> {
    tx.lock(more.notice_id);
    const auto row =
        notice_for_staff(tx, viewer, people::classes_in_charge(viewer, clock_.today()), more.notice_id);
    if (!row) return not_found("notices.no_such_notice");
    if (row->author_id != viewer.person_id && !reaches_everybody(viewer))
      return forbidden("notices.not_your_notice");
    if (row->withdrawn_at) return conflict("notices.withdrawn");
    auto written = find_pending(tx, viewer.school_id, more.notice_id).value();
    auto added_audience = people::AudienceSpec{};
    if (more.audience) {
      if (auto refused = audience_refusal(*more.audience)) return *refused;
      auto found = resolved(tx, viewer, *more.audience);
      if (!found) return found.error();
      added_audience = *std::move(found);
    }
    const auto audience = joined(written.notice.audience, added_audience);
    const people::Viewer author{
        .school_id = viewer.school_id, .person_id = row->author_id, .roles = people::kStaff};
    written.notice.audience = audience;
    const auto act = act_of(author, written.notice);
    const auto asks = asks_of(act, more.notice_id);
    std::vector<std::int64_t> joined_students, behind;
    for (const auto& each : ledger::behind_members(tx, asks, act.members))
      (each.is_asked ? behind : joined_students).push_back(each.student_id);
    const auto added = ledger::follow_members(tx, asks, act.members, behind);
    note_joined(tx, act, more.notice_id, joined_students);
    return Added{more.notice_id, added, count_of(tx, viewer, audience, clock_.today()).families};
  });
}

// One contact says which classes a notice went to: the one before is voided for it.
void Publishing::move_contact(db::Tx& tx, const Act& act, std::int64_t notice_id, Instant held_at) {
  std::vector<std::int64_t> class_ids;
  for (const auto& each : classes_of(tx, act.students)) class_ids.push_back(each.class_id);
  auto before = classes_reached(tx, notice_id);
  join(class_ids, before);
  if (class_ids.size() == before.size()) return;
  const auto contact_id = contact_of(tx, notice_id);
  const auto key = "notice " + std::to_string(notice_id) + " of " + std::to_string(class_ids.size());
  ledger_.void_contact(tx, act.viewer.school_id, contact_id, act.viewer.person_id, key + " instead").value();
  set_contact(tx, notice_id, record_contact(tx, act, notice_id, class_ids, held_at, key));
}

}  // namespace kith::notices
