// SPDX-License-Identifier: Apache-2.0
// SQL of what became of a letter of the district in each school, who answers for it there, and the figures
// that the district sees.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/notices/district/district_letter.hpp"

namespace kith::notices {

// All schools, or those of these that exist; by number.
struct SchoolName {
  std::int64_t school_id = 0;
  std::string name;
};
KITH_DESCRIBE(SchoolName, (school_id, name))
std::vector<SchoolName> schools_written_to(db::Session& session,
                                           const std::optional<std::vector<std::int64_t>>& school_ids);
// Where somebody at the desk may answer for a letter on the day; in order.
std::vector<std::int64_t> schools_with_desk(db::Session& session, Date today);
// The principal, else a deputy, the moral-education or the teaching director of the day; who is on leave only
// when nobody else is there.
struct DeskHolder {
  std::int64_t staff_id = 0;
  people::Post post = people::Post::kPrincipal;
};
KITH_DESCRIBE(DeskHolder, (staff_id, post))
std::optional<DeskHolder> desk_of(db::Session& session, std::int64_t school_id, Date today);

// What became of a letter in one school.
struct SchoolRow {
  std::int64_t school_id = 0;
  SchoolState state = SchoolState::kWaiting;
  std::optional<std::int64_t> notice_id;
  std::optional<Instant> published_at;
  int version = 1;
  std::optional<Instant> reminded_at;
  std::int64_t families = 0;
  std::int64_t done = 0;
  std::int64_t told = 0;
  std::int64_t opened = 0;
  std::int64_t unreachable = 0;

  Followed followed() const { return {state, version, published_at, reminded_at}; }
  FamilyFigures figures() const;
};
KITH_DESCRIBE(SchoolRow, (school_id, state, notice_id, published_at, version, reminded_at, families, done,
                          told, opened, unreachable))
// Waiting, in each of these schools.
void add_school_rows(db::Tx& tx, std::int64_t letter_id, const std::vector<std::int64_t>& school_ids);
std::optional<SchoolRow> school_row(db::Session& session, std::int64_t letter_id, std::int64_t school_id);
std::vector<SchoolRow> school_rows(db::Session& session, std::int64_t letter_id);
void save_school_row(db::Tx& tx, std::int64_t letter_id, const SchoolRow& row);
void set_school_state(db::Tx& tx, std::int64_t letter_id, std::int64_t school_id, SchoolState state);

// How many children of each school have which answer.
struct AnswersOfSchool {
  std::int64_t school_id = 0;
  int choice = 0;
  std::int64_t children = 0;
};
KITH_DESCRIBE(AnswersOfSchool, (school_id, choice, children))
std::vector<AnswersOfSchool> answers_by_school(db::Session& session, std::int64_t letter_id);

// Of several letters at once: their schools, and families of all of them.
struct LetterSums {
  std::int64_t letter_id = 0;
  std::int64_t schools = 0;
  std::int64_t published = 0;
  std::int64_t no_desk = 0;
  std::int64_t families = 0;
  std::int64_t done = 0;
  std::int64_t told = 0;
  std::int64_t opened = 0;
  std::int64_t unreachable = 0;

  FamilyFigures figures() const;
};
KITH_DESCRIBE(LetterSums, (letter_id, schools, published, no_desk, families, done, told, opened, unreachable))
std::vector<LetterSums> sums_of(db::Session& session, const std::vector<std::int64_t>& letter_ids);

// Letters that are to be out and are not, of these schools or all: what to try again.
struct ToTry {
  std::int64_t letter_id = 0;
  std::int64_t school_id = 0;
};
KITH_DESCRIBE(ToTry, (letter_id, school_id))
std::vector<ToTry> still_to_publish(db::Session& session, std::optional<std::int64_t> school_id, Instant now,
                                    Instant since);

// The families of one published notice, counted anew from its asks and tellings.
FamilyFigures count_families(db::Session& session, std::int64_t notice_id);
// How many children have each of so many answers in it, counted anew.
std::vector<std::int64_t> count_answers(db::Session& session, std::int64_t notice_id, std::size_t choices);
void save_answers(db::Tx& tx, std::int64_t letter_id, std::int64_t school_id,
                  const std::vector<std::int64_t>& children);
void save_figures(db::Tx& tx, std::int64_t letter_id, std::int64_t school_id, const FamilyFigures& figures);

}  // namespace kith::notices
