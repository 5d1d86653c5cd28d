// SPDX-License-Identifier: Apache-2.0
#include "app/demo/visit_record_store.hpp"

namespace kith::demo {
namespace {

constexpr db::Sql kVisits{
    "demo.visits_at_home",
    "select c.id, k.student_id, c.recorded_by, c.held_at, c.mode from contacts c "
    "join contact_students k on k.school_id = c.school_id and k.contact_id = c.id and k.held_on = c.held_on "
    "join students s on s.school_id = k.school_id and s.id = k.student_id and s.left_on is null "
    "where c.school_id = :school_id and c.kind = 'visit' and c.mode = 'home' and k.is_void = 0 "
    "order by c.held_at desc, c.id desc limit :limit"};
constexpr db::Sql kTalkOfChild{
    "demo.talk_of_child",
    "select c.id, k.student_id, c.recorded_by, c.held_at, c.mode from contact_students k "
    "join contacts c on c.school_id = k.school_id and c.id = k.contact_id "
    "where k.school_id = :school_id and k.student_id = :student_id and k.is_void = 0 and k.kind = 'visit' "
    "order by k.held_on desc, k.contact_id desc limit 1"};

}  // namespace

std::vector<VisitHeld> visits_at_home(db::Session& session, std::int64_t school_id, int limit) {
  return session.all<VisitHeld>(kVisits, {{"school_id", school_id}, {"limit", limit}});
}

std::optional<VisitHeld> last_talk_of(db::Session& session, std::int64_t school_id, std::int64_t student_id) {
  return session.maybe<VisitHeld>(kTalkOfChild, {{"school_id", school_id}, {"student_id", student_id}});
}

}  // namespace kith::demo
