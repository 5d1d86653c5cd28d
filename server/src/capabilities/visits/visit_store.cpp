// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/visit_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <tuple>

#include "platform/id.hpp"

namespace kith::visits {
namespace {

constexpr std::string_view kStudentsSeen =
    "select s.id, s.family_id, s.class_id from students s where s.id in ({}) and {}";
constexpr db::Sql kIsGuardian{
    "visits.is_guardian_of",
    "select count(*) from guardianships where school_id = :school_id and student_id = :student_id "
    "and guardian_id = :guardian_id"};
constexpr db::Sql kSaveVoidReason{
    "visits.save_void_reason",
    "update visits set void_reason = :void_reason where school_id = :school_id and contact_id = :contact_id"};
constexpr db::Sql kFindEntry{
    "visits.find_entry",
    "select v.contact_id, v.student_id, c.kind, c.mode, c.held_at, c.held_on, c.recorded_by from visits v "
    "join contacts c on c.school_id = v.school_id and c.id = v.contact_id "
    "where v.school_id = :school_id and v.contact_id = :contact_id"};
// That there is a plan for one student (一生一案) tells of a care group: it is shown by the slice that asks
// for the grant, not here. The log of the family is its own.
constexpr std::string_view kHistory =
    "select c.id, c.kind, c.mode, c.begun_by, c.held_at, c.held_on, c.recorded_by, t.name, k.guardian_id, "
    "g.name, "
    "k.is_void, v.topics, v.note, v.void_reason, (select count(distinct m.family_id) from contact_students m "
    "where m.school_id = k.school_id and m.contact_id = k.contact_id) from students s "
    "join contact_students k on k.school_id = s.school_id and k.student_id = s.id "
    "join contacts c on c.school_id = k.school_id and c.id = k.contact_id "
    "left join visits v on v.school_id = c.school_id and v.contact_id = c.id "
    "left join staff t on t.school_id = c.school_id and t.id = c.recorded_by "
    "left join guardians g on g.school_id = k.school_id and g.id = k.guardian_id "
    "where s.id = :student_id and k.kind not in ('plan', 'family_log') and {} order by k.held_on desc, "
    "c.held_at desc, c.id desc "
    "limit :limit";
constexpr std::string_view kLatest =
    "select s.id, k.contact_id, k.held_on, k.kind, k.mode from students s "
    "left join contact_students k on k.school_id = s.school_id and k.student_id = s.id and k.contact_id = ("
    "select n.contact_id from contact_students n where n.school_id = s.school_id and n.student_id = s.id "
    "and n.is_void = 0 and n.kind in ({talks}) order by n.held_on desc, n.contact_id desc limit 1) "
    "where s.class_id = :class_id and s.left_on is null and {sight} order by s.enrolment_no, s.id";
// The newest of one student, from the end of the primary key.
constexpr std::string_view kTalksOfOne =
    "select * from (select n.contact_id, n.student_id, n.kind, n.mode, n.held_on, t.name "
    "from contact_students n join contacts c on c.school_id = n.school_id and c.id = n.contact_id "
    "left join staff t on t.school_id = c.school_id and t.id = c.recorded_by "
    "where n.school_id = :school_id and n.student_id = :student_{n} and n.is_void = 0 "
    "and n.kind in ({talks}) and exists (select 1 from students s "
    "where s.school_id = :school_id and s.id = :student_{n} and {sight}) "
    "order by n.held_on desc, n.contact_id desc limit :limit) talks_{n}";

}  // namespace

std::vector<SeenStudent> students_seen(db::Session& session, const people::Scope& sight,
                                       const std::vector<std::int64_t>& student_ids) {
  auto sql = fmt::format(fmt::runtime(kStudentsSeen), fmt::join(student_ids, ", "), sight.sql);
  return session.all<SeenStudent>({"visits.students_seen", sql}, sight.args);
}

bool is_guardian_of(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                    std::int64_t guardian_id) {
  return session.one<std::int64_t>(
             kIsGuardian,
             {{"school_id", school_id}, {"student_id", student_id}, {"guardian_id", guardian_id}}) > 0;
}

void save_visit(db::Tx& tx, const VisitRow& visit) { tx.insert("visits", visit); }

void save_void_reason(db::Tx& tx, std::int64_t school_id, std::int64_t contact_id, VoidReason reason) {
  tx.exec(kSaveVoidReason, {{"school_id", school_id}, {"contact_id", contact_id}, {"void_reason", reason}});
}

std::optional<VisitEntry> find_entry(db::Session& session, std::int64_t school_id, std::int64_t contact_id) {
  return session.maybe<VisitEntry>(kFindEntry, {{"school_id", school_id}, {"contact_id", contact_id}});
}

std::vector<HistoryRow> history_of(db::Session& session, const people::Scope& sight, std::int64_t student_id,
                                   int limit) {
  return session.all<HistoryRow>({"visits.history_of", fmt::format(fmt::runtime(kHistory), sight.sql)},
                                 sight.with({{"student_id", student_id}, {"limit", limit}}));
}

std::vector<TalkRow> newest_talks(db::Session& session, const people::Scope& sight,
                                  const std::vector<std::int64_t>& student_ids, int limit) {
  if (student_ids.empty()) return {};
  std::vector<std::string> each;
  db::Args args{{"school_id", tenant_of(student_ids.front())}, {"limit", limit}};
  for (auto student_id : student_ids) {
    auto n = each.size();
    each.push_back(fmt::format(fmt::runtime(kTalksOfOne), fmt::arg("n", n),
                               fmt::arg("talks", ledger::talk_kinds()), fmt::arg("sight", sight.sql)));
    args.emplace_back(fmt::format("student_{}", n), student_id);
  }
  auto sql = fmt::format("{}", fmt::join(each, " union all "));
  auto talks = session.all<TalkRow>({"visits.newest_talks", sql}, sight.with(args));
  std::ranges::sort(talks, std::greater(), [](const TalkRow& talk) {
    return std::tuple(talk.held_on, talk.contact_id, -talk.student_id);
  });
  talks.resize(std::min(talks.size(), std::size_t(limit)));
  return talks;
}

std::vector<LatestContact> latest_in_class(db::Session& session, const people::Scope& sight,
                                           std::int64_t class_id) {
  return session.all<LatestContact>(
      {"visits.latest_in_class", fmt::format(fmt::runtime(kLatest), fmt::arg("talks", ledger::talk_kinds()),
                                             fmt::arg("sight", sight.sql))},
      sight.with({{"class_id", class_id}}));
}

}  // namespace kith::visits
