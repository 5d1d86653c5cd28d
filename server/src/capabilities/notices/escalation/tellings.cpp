// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/escalation/tellings.hpp"

#include "capabilities/notices/escalation/telling_store.hpp"
#include "capabilities/notices/notice_store.hpp"
#include "people/directory_store.hpp"
#include "people/topics.hpp"

namespace kith::notices {
namespace {

constexpr int kMost = 200;
// Two weeks after the answer was due a telephone call helps nobody. The proof names the family for ever.
constexpr std::chrono::days kListedFor{14};

}  // namespace

std::vector<TellingLine> Tellings::own(const people::Viewer& viewer) {
  return db_.read([&](db::Session& session) {
    auto today = clock_.today();
    auto naming = people::naming_of(session, viewer.school_id, today);
    std::vector<TellingLine> lines;
    for (auto& row : own_tellings(session, viewer, today, clock_.now() - kListedFor, kMost)) {
      row.class_name = naming.name(row.key());
      lines.push_back(std::move(row));
    }
    return lines;
  });
}

Result<bool> Tellings::note(const people::Viewer& viewer, const NewTelling& telling) {
  auto now = clock_.now();
  auto today = clock_.today();
  return db_.write([&](db::Tx& tx) -> Result<bool> {
    auto notice = notice_for_staff(tx, viewer, people::classes_in_charge(viewer, today), telling.notice_id);
    if (!notice) return not_found("notices.no_such_notice");
    if (notice->withdrawn_at) return conflict("notices.withdrawn");
    auto class_id = class_if_meant(tx, clock_, telling.notice_id, telling.student_id);
    if (!class_id || !people::may_see_student(tx, viewer, today, telling.student_id))
      return not_found("notices.not_meant");
    save_telling(tx, telling, *class_id, viewer.person_id, today, now);
    tell(tx, telling.notice_id, *class_id);
    return true;
  });
}

Result<bool> Tellings::take_back(const people::Viewer& viewer, std::int64_t notice_id,
                                 std::int64_t student_id) {
  auto today = clock_.today();
  return db_.write([&](db::Tx& tx) -> Result<bool> {
    if (!notice_for_staff(tx, viewer, people::classes_in_charge(viewer, today), notice_id))
      return not_found("notices.no_such_notice");
    if (!take_back_telling(tx, notice_id, student_id, viewer.person_id, reaches_everybody(viewer)))
      return forbidden("notices.not_told_by_you");
    if (auto class_id = class_if_meant(tx, clock_, notice_id, student_id)) tell(tx, notice_id, *class_id);
    return true;
  });
}

void Tellings::tell(db::Tx& tx, std::int64_t notice_id, std::int64_t class_id) const {
  std::vector<std::string> topics{people::school_topic(tenant_of(notice_id)), people::class_topic(class_id)};
  tx.after_commit([this, notice_id, topics] { events_.publish({"notice.told", notice_id, topics}); });
}

}  // namespace kith::notices
