// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/follow_up_store.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kith::records {
namespace {

constexpr db::Sql kOfContact{
    "records.follow_ups_of_contact",
    "select school_id, id, contact_id, student_id, kind, code, what, opened_by, owner_id, duty_id, "
    "opened_at, how, "
    "outcome, done_at, done_by, cancelled_at from follow_ups where school_id = :school_id and "
    "contact_id = :contact_id order by id"};
constexpr std::string_view kTakesPlace =
    "on conflict (school_id, contact_id, code) do update set what = excluded.what, owner_id = "
    "excluded.owner_id, "
    "duty_id = excluded.duty_id, opened_by = excluded.opened_by, opened_at = excluded.opened_at, "
    "cancelled_at = null";
constexpr db::Sql kWhat{"records.save_what",
                        "update follow_ups set what = :what where school_id = :school_id and id = :id"};
constexpr db::Sql kOutcome{
    "records.save_outcome",
    "update follow_ups set how = :how, outcome = :outcome, done_at = :done_at, done_by = :done_by "
    "where school_id = :school_id and id = :id"};
constexpr db::Sql kCancel{
    "records.cancel_follow_up",
    "update follow_ups set cancelled_at = :at where school_id = :school_id and id = :id"};
constexpr std::string_view kListed =
    "select f.id, f.contact_id, f.student_id, s.name, cl.entry_grade, cl.entry_year, cl.number, f.kind, "
    "f.what, "
    "f.owner_id, t.name, f.opened_by, f.opened_at, d.due_at, f.how, f.outcome, f.done_at, "
    "case when {grant} then 1 else 0 end from follow_ups f "
    "join students s on s.school_id = f.school_id and s.id = f.student_id "
    "join duties d on d.school_id = f.school_id and d.id = f.duty_id "
    "join staff t on t.school_id = f.school_id and t.id = f.owner_id "
    "left join classes cl on cl.school_id = s.school_id and cl.id = s.class_id "
    "where f.cancelled_at is null and {which}";
constexpr std::string_view kSeen =
    "f.school_id = :school_id and (f.owner_id = :me or f.opened_by = :me or (({charge}) and "
    "(f.kind in ('step', 'opinion') or ({grant}))) or (f.kind in ('assessment', 'harm', 'help') and "
    "({psychology})))";
constexpr db::Sql kHolder{
    "records.holder_of_post",
    "select p.staff_id from staff_posts p join staff t on t.school_id = p.school_id and t.id = p.staff_id "
    "where p.school_id = :school_id and p.post = :post and t.left_on is null and p.since_on <= :day and "
    "(p.until_on is null or p.until_on > :day) order by p.since_on, p.staff_id limit 1"};
constexpr db::Sql kHomeroom{
    "records.homeroom_of",
    "select h.staff_id from students s join teachings h on h.school_id = s.school_id and h.class_id = "
    "s.class_id "
    "join staff t on t.school_id = h.school_id and t.id = h.staff_id "
    "where s.school_id = :school_id and s.id = :student_id and h.role = 'homeroom' and t.left_on is null and "
    "h.since_on <= :day and (h.until_on is null or h.until_on > :day) order by h.since_on, h.staff_id limit "
    "1"};
constexpr db::Sql kWorksHere{
    "records.works_here",
    "select count(*) from staff where school_id = :school_id and id = :staff_id and left_on is null"};

// The arguments of several scopes of one viewer, each name once.
void add_args(db::Args& args, const db::Args& more) {
  for (const auto& arg : more)
    if (std::none_of(args.begin(), args.end(), [&](const db::Arg& each) { return each.name == arg.name; }))
      args.push_back(arg);
}

}  // namespace

std::vector<FollowUpRow> follow_ups_of_contact(db::Session& session, std::int64_t school_id,
                                               std::int64_t contact_id) {
  return session.all<FollowUpRow>(kOfContact, {{"school_id", school_id}, {"contact_id", contact_id}});
}

void save_follow_up(db::Tx& tx, const FollowUpRow& row) {
  tx.insert_all("follow_ups", std::vector<FollowUpRow>{row}, kTakesPlace);
}

void save_what(db::Tx& tx, std::int64_t school_id, std::int64_t id, const std::string& what) {
  tx.exec(kWhat, {{"school_id", school_id}, {"id", id}, {"what", what}});
}

void save_outcome(db::Tx& tx, const FollowUpRow& row) {
  tx.exec(kOutcome, {{"how", row.how},
                     {"outcome", row.outcome},
                     {"done_at", row.done_at},
                     {"done_by", row.done_by},
                     {"school_id", row.school_id},
                     {"id", row.id}});
}

void cancel_follow_up(db::Tx& tx, std::int64_t school_id, std::int64_t id, Instant at) {
  tx.exec(kCancel, {{"school_id", school_id}, {"id", id}, {"at", at}});
}

std::vector<FollowUpListed> follow_ups_seen(db::Session& session, const people::Viewer& viewer, Date today,
                                            const FollowUpsWanted& wanted, int limit) {
  auto charge = people::classes_in_charge(viewer, today, "cl");
  auto grant = people::care_in_sight(viewer, today);
  auto which = fmt::format(fmt::runtime(kSeen), fmt::arg("charge", charge.sql), fmt::arg("grant", grant.sql),
                           fmt::arg("psychology", viewer.has(people::kPsychology) ? grant.sql : "1 = 0"));
  db::Args args{{"school_id", viewer.school_id}, {"me", viewer.person_id}, {"limit", limit}};
  if (wanted.is_done) which += *wanted.is_done ? " and f.done_at is not null" : " and f.done_at is null";
  if (wanted.follow_up_id) {
    which += " and f.id = :follow_up_id";
    args.emplace_back("follow_up_id", *wanted.follow_up_id);
  }
  if (wanted.contact_id) {
    which += " and f.contact_id = :contact_id";
    args.emplace_back("contact_id", *wanted.contact_id);
  }
  if (wanted.student_id) {
    which += " and f.student_id = :student_id";
    args.emplace_back("student_id", *wanted.student_id);
  }
  add_args(args, charge.args);
  add_args(args, grant.args);
  auto sql = fmt::format(fmt::runtime(kListed), fmt::arg("grant", grant.sql), fmt::arg("which", which)) +
             (wanted.is_done.value_or(false) ? " order by f.done_at desc, f.id desc limit :limit"
                                             : " order by d.due_at, f.id limit :limit");
  return session.all<FollowUpListed>({"records.follow_ups_seen", sql}, args);
}

std::vector<FollowUpListed> follow_ups_listed(db::Session& session, std::int64_t school_id,
                                              std::int64_t contact_id) {
  auto sql = fmt::format(fmt::runtime(kListed), fmt::arg("grant", "1 = 0"),
                         fmt::arg("which", "f.school_id = :school_id and f.contact_id = :contact_id")) +
             " order by f.id";
  return session.all<FollowUpListed>({"records.follow_ups_listed", sql},
                                     {{"school_id", school_id}, {"contact_id", contact_id}});
}

std::optional<std::int64_t> holder_of_post(db::Session& session, std::int64_t school_id,
                                           const std::string& post, Date today) {
  return session.maybe<std::int64_t>(kHolder, {{"school_id", school_id}, {"post", post}, {"day", today}});
}

std::optional<std::int64_t> homeroom_of(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                                        Date today) {
  return session.maybe<std::int64_t>(kHomeroom,
                                     {{"school_id", school_id}, {"student_id", student_id}, {"day", today}});
}

bool works_here(db::Session& session, std::int64_t school_id, std::int64_t staff_id) {
  return session.one<std::int64_t>(kWorksHere, {{"school_id", school_id}, {"staff_id", staff_id}}) > 0;
}

}  // namespace kith::records
