// SPDX-License-Identifier: Apache-2.0
// SQL of the case file: what several slices keep of one student, read for one page. Who may read what is for
// case_files.hpp to say.
#pragma once

#include "app/case_file/case_file.hpp"
#include "people/directory_store.hpp"

namespace kith::app {

struct FiledStudentRow {
  std::int64_t student_id = 0;
  std::string name;
  people::Sex sex = people::Sex::kMale;
  std::optional<Date> born_on;
  std::optional<std::string> enrolment_no;
  Date entered_on{};
  std::optional<Date> left_on;
  std::optional<int> entry_grade, entry_year, number;  // of the class
};
KITH_DESCRIBE(FiledStudentRow, (student_id, name, sex, born_on, enrolment_no, entered_on, left_on,
                                entry_grade, entry_year, number))
std::optional<FiledStudentRow> filed_student(db::Session& session, std::int64_t school_id,
                                             std::int64_t student_id);

struct FiledEnrollmentRow : people::ClassKey {
  Date since_on{};
  std::optional<Date> until_on;
};
KITH_DESCRIBE_WITH(FiledEnrollmentRow, (people::ClassKey), (since_on, until_on))
std::vector<FiledEnrollmentRow> filed_enrollments(db::Session& session, std::int64_t school_id,
                                                  std::int64_t student_id);

// Within `care` alone.
std::vector<FiledCare> filed_care(db::Session& session, const people::Scope& care, std::int64_t student_id);

struct WantedContacts {
  std::int64_t school_id = 0;
  std::int64_t student_id = 0;
  std::optional<Date> before_on;  // with before_id: those earlier than this one
  std::optional<std::int64_t> before_id;
  bool with_plans = false;  // that there is a plan tells of a care group
  bool with_voided = false;
  int limit = 0;
};
struct FiledContactRow {
  std::int64_t contact_id = 0;
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  ledger::BegunBy begun_by = ledger::BegunBy::kSchool;
  Date held_on{};
  std::optional<std::string> recorded_by_name;
  std::optional<std::string> guardian_name;
  bool is_void = false;
  std::optional<std::string> topics;
  std::optional<std::string> note;
  std::optional<std::string> shared_words;  // of a full record
};
KITH_DESCRIBE(FiledContactRow, (contact_id, kind, mode, begun_by, held_on, recorded_by_name, guardian_name,
                                is_void, topics, note, shared_words))
std::vector<FiledContactRow> filed_contacts(db::Session& session, const WantedContacts& wanted);

// To the records of one student, in order of time.
struct FiledReceiptRow {
  std::int64_t contact_id = 0;
  std::int64_t guardian_id = 0;
  std::string guardian_name;
  Instant acknowledged_at{};
};
KITH_DESCRIBE(FiledReceiptRow, (contact_id, guardian_id, guardian_name, acknowledged_at))
std::vector<FiledReceiptRow> filed_receipts(db::Session& session, std::int64_t school_id,
                                            std::int64_t student_id);
struct FiledAdditionRow {
  std::int64_t contact_id = 0;
  records::AddedBy by_kind = records::AddedBy::kStaff;
  std::string by_name;
  std::string words;
  Instant added_at{};
};
KITH_DESCRIBE(FiledAdditionRow, (contact_id, by_kind, by_name, words, added_at))
std::vector<FiledAdditionRow> filed_additions(db::Session& session, std::int64_t school_id,
                                              std::int64_t student_id);

// The newest first.
std::vector<FiledGathering> filed_gatherings(db::Session& session, std::int64_t school_id,
                                             std::int64_t student_id, int limit);
std::vector<FiledLetter> filed_letters(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                                       int limit);

struct FiledDutyRow {
  std::int64_t duty_id = 0;
  std::string kind;
  std::optional<std::string> clause;
  std::int64_t owner_id = 0;
  std::string owner_name;
  Instant began_at{};
  Instant due_at{};
  std::optional<Instant> fulfilled_at;
  std::optional<Instant> cancelled_at;
};
KITH_DESCRIBE(FiledDutyRow,
              (duty_id, kind, clause, owner_id, owner_name, began_at, due_at, fulfilled_at, cancelled_at))
// About the student or the student's family.
std::vector<FiledDutyRow> filed_duties(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                                       int limit);

}  // namespace kith::app
