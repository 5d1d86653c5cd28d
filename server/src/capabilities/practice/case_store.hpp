// SPDX-License-Identifier: Apache-2.0
// SQL of cases.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/practice/practice_case.hpp"
#include "platform/db/db.hpp"

namespace kith::practice {

// As it is stored.
struct CaseRecord : CaseWords {
  std::int64_t school_id = 0;
  std::int64_t id = 0;
  std::string case_code;
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  std::int64_t author_id = 0;
  CaseState state = CaseState::kDraft;
  int version = 0;
  Instant updated_at{};
  std::optional<Instant> submitted_at;
  std::optional<std::int64_t> approved_by;
  std::optional<Instant> approved_at;
  std::optional<std::string> return_reason;
  std::optional<Instant> chosen_at;
};
KITH_DESCRIBE_WITH(CaseRecord, (CaseWords),
                   (school_id, id, case_code, contact_id, student_id, author_id, state, version, updated_at,
                    submitted_at, approved_by, approved_at, return_reason, chosen_at))

struct CaseRow : CaseRecord {
  std::optional<std::string> author_name;
};
KITH_DESCRIBE_WITH(CaseRow, (CaseRecord), (author_name))

// Own ones, and with `all` those of others that have been submitted; the last changed first.
std::vector<CaseRow> cases_of(db::Session& session, std::int64_t school_id, std::int64_t author_id, bool all);
std::optional<CaseRow> find_case(db::Session& session, std::int64_t school_id, std::int64_t case_id);
std::optional<CaseRow> find_case_of_contact(db::Session& session, std::int64_t school_id,
                                            std::int64_t contact_id);
// Of every school: approved or chosen; the last chosen first.
std::vector<CaseRecord> cases_out(db::Session& session, bool only_chosen, int limit);
std::optional<CaseRecord> find_case_out(db::Session& session, const std::string& case_code);

// False when the contact has a case already.
bool add_case(db::Tx& tx, const CaseRecord& record);
void save_case(db::Tx& tx, const CaseRecord& record);

// Visits with a shared record that somebody held and no case was made of yet.
struct VisitToTell {
  std::int64_t contact_id = 0;
  std::string student_name;
  Date held_on{};
};
KITH_DESCRIBE(VisitToTell, (contact_id, student_name, held_on))
std::vector<VisitToTell> visits_to_tell(db::Session& session, std::int64_t school_id, std::int64_t staff_id,
                                        int limit);

struct ShowingRow {
  std::int64_t school_id = 0;
  std::string case_code;
  std::int64_t gathering_id = 0;
  Date shown_on{};
  std::int64_t marked_by = 0;
};
KITH_DESCRIBE(ShowingRow, (school_id, case_code, gathering_id, shown_on, marked_by))
std::vector<ShowingRow> showings(db::Session& session);
void add_showing(db::Tx& tx, const ShowingRow& showing);
void remove_showing(db::Tx& tx, const ShowingRow& showing);

}  // namespace kith::practice
