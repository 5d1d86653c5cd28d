// SPDX-License-Identifier: Apache-2.0
// SQL of follow-ups (工作台账, P4.16).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/visits/records/follow_up.hpp"
#include "people/scope.hpp"

namespace kith::records {

struct FollowUpRow {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  FollowUpKind kind = FollowUpKind::kStep;
  std::string code;
  std::string what;
  std::int64_t opened_by = 0;
  std::int64_t owner_id = 0;
  std::int64_t duty_id = 0;
  Instant opened_at{};
  std::optional<Answered> how;
  std::optional<std::string> outcome;
  std::optional<Instant> done_at;
  std::optional<std::int64_t> done_by;
  std::optional<Instant> cancelled_at;
};
KITH_DESCRIBE(FollowUpRow, (school_id, id, contact_id, student_id, kind, code, what, opened_by, owner_id,
                            duty_id, opened_at, how, outcome, done_at, done_by, cancelled_at))

// All of a record, cancelled ones too.
std::vector<FollowUpRow> follow_ups_of_contact(db::Session& session, std::int64_t school_id,
                                               std::int64_t contact_id);
// Inserts, or takes the place of the row with the same code.
void save_follow_up(db::Tx& tx, const FollowUpRow& row);
void save_what(db::Tx& tx, std::int64_t school_id, std::int64_t id, const std::string& what);
void save_outcome(db::Tx& tx, const FollowUpRow& row);
void cancel_follow_up(db::Tx& tx, std::int64_t school_id, std::int64_t id, Instant at);

// One line of the work ledger, before what the viewer may not know is taken out.
struct FollowUpListed {
  std::int64_t follow_up_id = 0;
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  std::string student_name;
  std::optional<int> entry_grade, entry_year, number;
  FollowUpKind kind = FollowUpKind::kStep;
  std::string what;
  std::int64_t owner_id = 0;
  std::string owner_name;
  std::int64_t opened_by = 0;
  Instant opened_at{};
  Instant due_at{};
  std::optional<Answered> how;
  std::optional<std::string> outcome;
  std::optional<Instant> done_at;
  bool has_grant = false;  // for care groups, of the viewer
};
KITH_DESCRIBE(FollowUpListed,
              (follow_up_id, contact_id, student_id, student_name, entry_grade, entry_year, number, kind,
               what, owner_id, owner_name, opened_by, opened_at, due_at, how, outcome, done_at, has_grant))

struct FollowUpsWanted {
  std::optional<bool> is_done = std::nullopt;
  std::optional<std::int64_t> follow_up_id = std::nullopt;
  std::optional<std::int64_t> contact_id = std::nullopt;
  std::optional<std::int64_t> student_id = std::nullopt;
};
// Own ones, those opened by the viewer, and those of classes in the viewer's charge, where a grant for care
// groups is needed for protected ones. Open: the soonest due first; done: the latest first.
std::vector<FollowUpListed> follow_ups_seen(db::Session& session, const people::Viewer& viewer, Date today,
                                            const FollowUpsWanted& wanted, int limit);
// Of one record, whoever looks: for the family's part and the record's page.
std::vector<FollowUpListed> follow_ups_listed(db::Session& session, std::int64_t school_id,
                                              std::int64_t contact_id);

// Who holds the post on the day, the one appointed first; who is homeroom teacher of the student's class.
std::optional<std::int64_t> holder_of_post(db::Session& session, std::int64_t school_id,
                                           const std::string& post, Date today);
std::optional<std::int64_t> homeroom_of(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                                        Date today);
bool works_here(db::Session& session, std::int64_t school_id, std::int64_t staff_id);

}  // namespace kith::records
