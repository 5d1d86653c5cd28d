// SPDX-License-Identifier: Apache-2.0
// The case file (一生一案): one page of life for a student, made of what the slices know already. Plain
// values.
#pragma once

#include "capabilities/care/student_plans.hpp"
#include "capabilities/visits/records/record_store.hpp"
#include "capabilities/visits/visit.hpp"
#include "norms/boards/student_gaps.hpp"
#include "people/file_openings.hpp"
#include "people/listing.hpp"

namespace kith::app {

struct FiledStudent {
  std::int64_t student_id = 0;
  std::string name;
  std::string given_name;
  people::Sex sex = people::Sex::kMale;
  std::optional<Date> born_on;
  std::optional<std::string> enrolment_no;
  std::optional<std::string> class_name;  // absent: has left
  Date entered_on{};
  std::optional<Date> left_on;
};
KITH_DESCRIBE(FiledStudent,
              (student_id, name, given_name, sex, born_on, enrolment_no, class_name, entered_on, left_on))

// class_name: of the last day there, or of today.
struct FiledEnrollment {
  std::string class_name;
  Date since_on{};
  std::optional<Date> until_on;
};
KITH_DESCRIBE(FiledEnrollment, (class_name, since_on, until_on))

// telephone_end: the last four digits, for staff; a whole number never stands in a case file.
struct FiledGuardian {
  std::string name;
  people::Relation relation = people::Relation::kOther;
  bool lives_away = false;
  std::optional<std::string> telephone_end;
};
KITH_DESCRIBE(FiledGuardian, (name, relation, lives_away, telephone_end))

struct FiledCare {
  people::CareGroup care_group = people::CareGroup::kLeftBehind;
  Date since_on{};
  std::optional<Date> until_on;
};
KITH_DESCRIBE(FiledCare, (care_group, since_on, until_on))

// What the family said to a shared record: families read of their own acknowledgement alone, as parents may
// live apart.
struct FiledAcknowledgement {
  std::string guardian_name;
  Instant acknowledged_at{};
};
KITH_DESCRIBE(FiledAcknowledgement, (guardian_name, acknowledged_at))

// One contact of any kind, card and handout too. What staff keep for themselves (whom they spoke to, topics,
// note, voided entries) is absent for families. record: the full words of a visit, once shared with the
// family; families have their part of them, and what was noticed of the child's condition needs the grant for
// care groups.
struct FiledContact {
  std::int64_t contact_id = 0;
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  ledger::BegunBy begun_by = ledger::BegunBy::kSchool;
  Date held_on{};
  std::optional<std::string> recorded_by_name;
  std::optional<std::string> guardian_name;
  std::optional<std::vector<visits::Topic>> topics;
  std::optional<std::string> note;
  bool is_void = false;
  std::optional<records::RecordWords> record;
  std::vector<FiledAcknowledgement> acknowledgements;
  std::vector<records::RecordAddition> additions;  // by staff or the family, after it was shared
};
KITH_DESCRIBE(FiledContact, (contact_id, kind, mode, begun_by, held_on, recorded_by_name, guardian_name,
                             topics, note, is_void, record, acknowledgements, additions))

// before_on, before_id: ask for the next page; absent on the last.
struct ContactPage {
  std::vector<FiledContact> contacts;  // the newest first
  std::optional<Date> before_on;
  std::optional<std::int64_t> before_id;
};
KITH_DESCRIBE(ContactPage, (contacts, before_on, before_id))

// A meeting, open day … of a class while the student was in it.
struct FiledGathering {
  std::int64_t contact_id = 0;
  ledger::ContactKind kind = ledger::ContactKind::kMeeting;
  Date held_on{};
  std::optional<std::string> title;
};
KITH_DESCRIBE(FiledGathering, (contact_id, kind, held_on, title))

// A letter to the family. done_at: the first of its guardians confirmed, or read where reading was enough.
struct FiledLetter {
  std::int64_t notice_id = 0;
  std::string title;
  Instant sent_at{};
  std::optional<Instant> opened_at;
  std::optional<Instant> done_at;
};
KITH_DESCRIBE(FiledLetter, (notice_id, title, sent_at, opened_at, done_at))

enum class DutyOutcome { kOpen, kOverdue, kDone, kDoneLate, kCancelled };
KITH_DESCRIBE_ENUM(DutyOutcome, kOpen, kOverdue, kDone, kDoneLate, kCancelled)

struct FiledDuty {
  std::int64_t duty_id = 0;
  std::string kind;
  std::optional<std::string> clause;
  std::string owner_name;
  Instant began_at{};
  Instant due_at{};
  std::optional<Instant> fulfilled_at;
  DutyOutcome outcome = DutyOutcome::kOpen;
};
KITH_DESCRIBE(FiledDuty, (duty_id, kind, clause, owner_name, began_at, due_at, fulfilled_at, outcome))

// care: absent without the grant for care groups. plans: for staff with that grant. duties and missing: for
// staff; without the grant only the reader's own duties, since others may tell of a condition. gatherings,
// letters, duties: the newest hundred. open_until: of a member of staff, when a new reason is asked for.
struct CaseFile {
  Date today{};
  std::string school_name;
  FiledStudent student;
  std::vector<FiledEnrollment> enrollments;
  std::vector<FiledGuardian> guardians;
  std::optional<std::vector<FiledCare>> care;
  std::optional<std::vector<care::StudentPlan>> plans;
  ContactPage contacts;
  std::vector<FiledGathering> gatherings;
  std::vector<FiledLetter> letters;
  std::optional<std::vector<FiledDuty>> duties;
  std::optional<std::vector<norms::StudentGap>> missing;
  std::optional<people::OpeningPage> openings;
  std::optional<Instant> open_until;
};
KITH_DESCRIBE(CaseFile, (today, school_name, student, enrollments, guardians, care, plans, contacts,
                         gatherings, letters, duties, missing, openings, open_until))

}  // namespace kith::app
