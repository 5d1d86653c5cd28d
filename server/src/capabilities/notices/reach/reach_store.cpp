// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/reach/reach_store.hpp"

#include <fmt/format.h>

namespace kith::notices {
namespace {

constexpr std::string_view kLoad =
    "select coalesce(min(e.notices), 0), coalesce(max(e.notices), 0) from (select a.class_id, (select "
    "count(*) "
    "from contact_groups g where g.school_id = :school_id and g.group_kind = 'class' and g.group_id = "
    "a.class_id and g.held_on >= :since_on and g.kind = 'notice' and g.is_void = 0) as notices from (select "
    "distinct m.class_id as class_id from ({}) m) a) e";
constexpr std::string_view kUnreached =
    "select a.student_id, s.name, a.class_id, case when exists (select 1 from guardianships o where "
    "o.school_id = :school_id and o.student_id = a.student_id and o.may_receive = 1) then 'only_carers' when "
    "exists (select 1 from guardianships o where o.school_id = :school_id and o.student_id = a.student_id) "
    "then 'none_may_receive' else 'no_guardian' end "
    "from ({}) a join students s on s.school_id = :school_id and s.id = a.student_id join classes c on "
    "c.school_id = s.school_id and c.id = a.class_id where not exists (select 1 from guardianships r where "
    "r.school_id = :school_id and r.student_id = a.student_id and r.may_receive = 1 and r.is_carer = 0) and "
    "{} "
    "order by "
    "a.class_id, s.name_keys, a.student_id limit :limit";

constexpr std::string_view kReadOnly =
    "select count(*) from (select r.student_id from ({}) a join guardianships r on r.school_id = :school_id "
    "and "
    "r.student_id = a.student_id and r.may_receive = 1 group by r.student_id having min(r.is_carer) = 1) e";

db::Args with(db::Args args, std::initializer_list<db::Arg> more) {
  args.insert(args.end(), more);
  return args;
}

}  // namespace

WeekLoad load_since(db::Session& session, const people::Selection& students, Date since_on) {
  return session.one<WeekLoad>({"notices.load_since", fmt::format(fmt::runtime(kLoad), students.sql)},
                               with(students.args, {{"since_on", since_on}}));
}

std::int64_t read_only_in(db::Session& session, const people::Selection& students) {
  return session.one<std::int64_t>(
      {"notices.read_only_in", fmt::format(fmt::runtime(kReadOnly), students.sql)}, students.args);
}

std::vector<UnreachedRow> unreached_in(db::Session& session, const people::Selection& students,
                                       const people::Scope& classes, int limit) {
  auto sql = fmt::format(fmt::runtime(kUnreached), students.sql, classes.sql);
  return session.all<UnreachedRow>({"notices.unreached_in", sql},
                                   classes.with(with(students.args, {{"limit", limit}})));
}

}  // namespace kith::notices
