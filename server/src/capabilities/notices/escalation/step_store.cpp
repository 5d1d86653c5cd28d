// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/escalation/step_store.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>

#include "delivery/outbox_store.hpp"
#include "ledger/asks.hpp"
#include "platform/id.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {

struct NewStep {
  std::int64_t school_id = 0;
  std::int64_t notice_id = 0;
  int step_no = 0;
  StepKind kind = StepKind::kChannel;
  std::string channel;
  Instant due_at{};
  std::int64_t reached = 0;
};
KITH_DESCRIBE(NewStep, (school_id, notice_id, step_no, kind, channel, due_at, reached))

namespace {

constexpr db::Sql kSteps{"notices.steps_of",
                         "select step_no, kind, channel, due_at, done_at, reached from notice_steps where "
                         "school_id = :school_id and notice_id = :notice_id order by step_no"};
constexpr db::Sql kSetDone{"notices.set_step_done",
                           "update notice_steps set done_at = :at, reached = :reached where school_id = "
                           ":school_id and notice_id = :notice_id and step_no = :step_no"};
constexpr db::Sql kFindLadder{"notices.find_ladder",
                              "select steps from notice_ladders where school_id = :school_id"};
constexpr db::Sql kSaveLadder{
    "notices.save_ladder",
    "insert into notice_ladders (school_id, steps, set_by, set_at) values (:school_id, :steps, :set_by, :at) "
    "on conflict (school_id) do update set steps = excluded.steps, set_by = excluded.set_by, set_at = "
    "excluded.set_at"};
constexpr std::string_view kMissing =
    "select w.student_id as student_id, w.class_id as class_id, w.opened_at as opened_at from ({}) w where "
    "not exists (select 1 from notice_tellings t where t.school_id = :school_id and t.notice_id = "
    ":audience_id and t.student_id = w.student_id and t.told_at is not null)";
constexpr std::string_view kGuardians =
    "select distinct k.person_id as person_id from asks k join ({}) m on m.student_id = k.student_id "
    "where k.school_id = :school_id and k.audience_id = :audience_id and k.withdrawn_at is null and "
    "k.done_at "
    "is null and {}";
// Nobody who was asked about the student, may receive and has not done it stands before this one; those whose
// answer counts stand before the others.
constexpr std::string_view kIsFirst =
    " and not exists (select 1 from asks o join guardianships og on og.school_id = o.school_id and "
    "og.student_id = o.student_id and og.guardian_id = o.person_id and og.may_receive = 1 join guardianships "
    "kg on kg.school_id = k.school_id and kg.student_id = k.student_id and kg.guardian_id = k.person_id "
    "where o.school_id = k.school_id and o.audience_id = k.audience_id and o.student_id = k.student_id and "
    "o.done_at is null and (case when o.counts = 0 then 1000 else 0 end) + og.position < (case when k.counts "
    "= 0 then 1000 else 0 end) + kg.position)";
constexpr std::string_view kFailed =
    "select g.person_id from ({}) g join ({}) r on r.person_id = g.person_id where r.reach = 0 and r.is_open "
    "= 0 and r.is_by_choice = 0 order by g.person_id";

db::Args key_args(std::int64_t notice_id) {
  return {{"school_id", tenant_of(notice_id)}, {"notice_id", notice_id}};
}

db::Args with(db::Args args, const db::Args& more) {
  args.insert(args.end(), more.begin(), more.end());
  return args;
}

people::Selection guardians(std::int64_t notice_id, Guardians which) {
  auto missing = missing_students(notice_id);
  auto sql = fmt::format(fmt::runtime(kGuardians), missing.sql, people::still_receives("k"));
  if (which == Guardians::kFirst) sql += kIsFirst;
  return {sql, missing.args};
}

}  // namespace

void save_steps(db::Tx& tx, std::int64_t notice_id, const Ladder& ladder,
                const std::vector<Instant>& due_at) {
  std::vector<NewStep> rows;
  for (std::size_t i = 0; i < ladder.size(); ++i)
    rows.push_back({.school_id = tenant_of(notice_id),
                    .notice_id = notice_id,
                    .step_no = int(i) + 1,
                    .kind = ladder[i].kind,
                    .channel = ladder[i].channel,
                    .due_at = due_at[i]});
  if (!rows.empty()) tx.insert_all("notice_steps", rows);
}

std::vector<StepRow> steps_of(db::Session& session, std::int64_t notice_id) {
  return session.all<StepRow>(kSteps, key_args(notice_id));
}

void set_step_done(db::Tx& tx, std::int64_t notice_id, int step_no, std::int64_t reached, Instant at) {
  tx.exec(kSetDone, with(key_args(notice_id), {{"step_no", step_no}, {"reached", reached}, {"at", at}}));
}

std::optional<Ladder> find_ladder(db::Session& session, std::int64_t school_id) {
  auto text = session.maybe<std::string>(kFindLadder, {{"school_id", school_id}});
  if (!text) return std::nullopt;
  return json::read<Ladder>(boost::json::parse(*text)).value();
}

void save_ladder(db::Tx& tx, std::int64_t school_id, const Ladder& ladder, std::int64_t set_by, Instant at) {
  tx.exec(kSaveLadder,
          {{"school_id", school_id}, {"steps", json::write_text(ladder)}, {"set_by", set_by}, {"at", at}});
}

people::Selection missing_students(std::int64_t notice_id, std::optional<std::int64_t> class_id) {
  auto waiting = ledger::waiting_selection(notice_id, class_id);
  return {fmt::format(fmt::runtime(kMissing), waiting.sql), waiting.args};
}

std::vector<std::int64_t> missing_guardians(db::Session& session, std::int64_t notice_id, Guardians which) {
  auto found = guardians(notice_id, which);
  return session.all<std::int64_t>({"notices.missing_guardians", found.sql + " order by k.person_id"},
                                   found.args);
}

std::vector<std::int64_t> failed_guardians(db::Session& session, std::int64_t notice_id, Guardians which) {
  auto found = guardians(notice_id, which);
  auto reach = delivery::reach_by_person(tenant_of(notice_id), "notices", notice_id);
  return session.all<std::int64_t>(
      {"notices.failed_guardians", fmt::format(fmt::runtime(kFailed), found.sql, reach.sql)},
      with(found.args, reach.args));
}

}  // namespace kith::notices
