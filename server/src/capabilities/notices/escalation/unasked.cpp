// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/escalation/unasked.hpp"

#include <fmt/format.h>

#include "calendar/calendar.hpp"
#include "platform/id.hpp"

namespace kith::notices {
namespace {

constexpr db::Sql kPublishedAt{
    "notices.published_at",
    "select published_at from notices where school_id = :school_id and id = :notice_id"};
constexpr std::string_view kUnasked =
    "select m.student_id from ({}) m where m.student_id not in (select k.student_id from asks k where "
    "k.school_id = :school_id and k.audience_id = :notice_id) and (exists (select 1 from notices n where "
    "n.school_id = :school_id and n.id = :notice_id and n.tells_newcomers = 1) or exists (select 1 from "
    "enrollments e where e.school_id = :school_id and e.student_id = m.student_id and e.class_id = "
    "m.class_id "
    "and e.since_on <= :published_on and (e.until_on is null or e.until_on > :published_on)))";

}  // namespace

people::Selection unasked_students(db::Session& session, const Clock& clock, std::int64_t notice_id) {
  db::Args key{{"school_id", tenant_of(notice_id)}, {"notice_id", notice_id}};
  auto published_at = session.one<std::optional<Instant>>(kPublishedAt, key);
  auto meant = people::students_of(people::find_audience(session, notice_id), tenant_of(notice_id),
                                   calendar::school_year_of(clock.today()));
  key.emplace_back("published_on", clock.date_of(published_at.value_or(clock.now())));
  return {fmt::format(fmt::runtime(kUnasked), meant.sql), std::move(key)};
}

}  // namespace kith::notices
