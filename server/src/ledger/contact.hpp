// SPDX-License-Identifier: Apache-2.0
// A contact: something that happened between school and family, written once. It carries no words;
// those live in the slice that recorded it. A recorded contact is never changed: a wrong one is voided
// by a second entry.
#pragma once

#include <string>
#include <vector>

#include "platform/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/error.hpp"
#include "platform/json/describe.hpp"

namespace kith::ledger {

// What it was. With one family or about one student:
//   visit (家访)      a talk about the child that the school set out to have, in any mode
//   call message letter reception
//   card (联系卡)     a contact card was issued
//   book (联系簿)     an entry of the contact book, by one of three parties (P2c.11)
//   portfolio (成长档案), transcript, good_news (喜报)   shared with or sent to the family
//   plan (一生一案)   a plan for this student was written down (P1.8)
//   sample_survey     the family was invited by a random draw (P2a.7)
//   family_log        the family's own contact with its child (P1.19); practice: what it did together
// Group events, for a class, a grade or the school: all the others.
enum class ContactKind {
  kVisit,
  kCall,
  kMessage,
  kLetter,
  kReception,
  kNotice,
  kCard,
  kBook,
  kPortfolio,
  kTranscript,
  kGoodNews,
  kPlan,
  kSurvey,
  kSampleSurvey,
  kFamilyLog,
  kPractice,
  kMeeting,
  kOpenDay,
  kReceptionDay,
  kGuidance,
  kTraining,
  kActivity,
  kCommitteeMeeting,
  kExchangeMeeting,
  kCommunityMeeting,
  kNewsletter,
  kInspection,
  kReview
};
KITH_DESCRIBE_ENUM(ContactKind, kVisit, kCall, kMessage, kLetter, kReception, kNotice, kCard, kBook,
                   kPortfolio, kTranscript, kGoodNews, kPlan, kSurvey, kSampleSurvey, kFamilyLog, kPractice,
                   kMeeting, kOpenDay, kReceptionDay, kGuidance, kTraining, kActivity, kCommitteeMeeting,
                   kExchangeMeeting, kCommunityMeeting, kNewsletter, kInspection, kReview)

// How it was held. kHome and kSchool are face to face; kSchool means that the family came.
enum class Mode { kHome, kSchool, kTelephone, kVideo, kOnline, kWritten, kGroup };
KITH_DESCRIBE_ENUM(Mode, kHome, kSchool, kTelephone, kVideo, kOnline, kWritten, kGroup)

// kStudent: the third party of the contact book.
enum class BegunBy { kSchool, kFamily, kStudent };
KITH_DESCRIBE_ENUM(BegunBy, kSchool, kFamily, kStudent)

// For whom it was held: for persons, or for whole classes, grades or the school.
enum class Level { kPerson, kClass, kGrade, kSchool };
KITH_DESCRIBE_ENUM(Level, kPerson, kClass, kGrade, kSchool)

enum class GroupKind { kClass, kGrade, kSchool };
KITH_DESCRIBE_ENUM(GroupKind, kClass, kGrade, kSchool)

constexpr bool is_face_to_face(Mode mode) { return mode == Mode::kHome || mode == Mode::kSchool; }

// Whether a contact of this kind can be held in this mode: a call is by telephone, a letter is written.
bool fits(ContactKind kind, Mode mode);
// A visit, call, message, letter or reception: school and one family spoke with each other.
bool is_talk(ContactKind kind);
// Held for a class, a grade or the school; never for persons alone.
bool is_group(ContactKind kind);
// The kinds for which is_talk() holds, quoted for an SQL list.
const std::string& talk_kinds();

// One student concerned, and the guardian spoken to when it was a certain one.
struct Concerned {
  std::int64_t student_id = 0;
  std::optional<std::int64_t> guardian_id;
};

struct NewContact {
  std::int64_t school_id = 0;
  ContactKind kind = ContactKind::kVisit;
  Mode mode = Mode::kHome;
  BegunBy begun_by = BegunBy::kSchool;
  Instant held_at{};
  std::int64_t recorded_by = 0;  // staff; of family_log the guardian (identifiers are unique in a school)
  std::vector<Concerned> students;
  std::vector<std::int64_t> staff_ids;  // who took part
  // Of a group event. Class: class_ids. Grade: grades. School: neither. Those who took part may be named as
  // students beside.
  Level level = Level::kPerson;
  std::vector<int> grades;
  std::vector<std::int64_t> class_ids;
  bool planned = false;        // a written plan was filed before it (P2a.6, P2c.10)
  std::string slice;           // "visits"
  std::int64_t source_id = 0;  // the slice's own row; 0 when the contact's id serves
  std::string client_key;      // the sender's own key: the same key again is the same contact
};

// The facts about one student that norms are counted by, as they were on the day.
struct ContactStudent {
  std::int64_t school_id = 0;
  std::int64_t student_id = 0;
  Date held_on{};
  std::int64_t contact_id = 0;
  std::int64_t class_id = 0;
  std::int64_t family_id = 0;
  std::optional<std::int64_t> guardian_id;
  ContactKind kind = ContactKind::kVisit;
  Mode mode = Mode::kHome;
  BegunBy begun_by = BegunBy::kSchool;
  bool by_homeroom = false;  // a homeroom teacher of the class of that day took part (P1.5)
  bool with_away = false;    // the guardian spoken to lives away (P4.6)
  bool is_void = false;
};
KITH_DESCRIBE(ContactStudent, (school_id, student_id, held_on, contact_id, class_id, family_id, guardian_id,
                               kind, mode, begun_by, by_homeroom, with_away, is_void))

// families: how many different families it reached, which is what 人次 counts (P2a.4).
struct ContactStaff {
  std::int64_t school_id = 0;
  std::int64_t staff_id = 0;
  Date held_on{};
  std::int64_t contact_id = 0;
  ContactKind kind = ContactKind::kVisit;
  Mode mode = Mode::kHome;
  int families = 0;
  bool is_void = false;
};
KITH_DESCRIBE(ContactStaff, (school_id, staff_id, held_on, contact_id, kind, mode, families, is_void))

// One row for each class, grade and school that a group event covers: one of a school covers all its grades
// and open classes, one of a grade also the school, one of a class also its grade and the school. `level`
// says for whom it was held. group_id: a class id, a grade number or the school id.
struct ContactGroup {
  std::int64_t school_id = 0;
  GroupKind group_kind = GroupKind::kClass;
  std::int64_t group_id = 0;
  Date held_on{};
  std::int64_t contact_id = 0;
  ContactKind kind = ContactKind::kMeeting;
  Mode mode = Mode::kGroup;
  Level level = Level::kClass;
  bool planned = false;
  bool is_void = false;
};
KITH_DESCRIBE(ContactGroup,
              (school_id, group_kind, group_id, held_on, contact_id, kind, mode, level, planned, is_void))

// What listeners are told, inside the transaction of the entry or of its voiding.
struct ContactChange {
  std::int64_t school_id = 0;
  std::int64_t contact_id = 0;
  Date held_on{};
  bool is_void = false;
  std::vector<ContactStudent> students;
  std::vector<ContactStaff> staff;
  std::vector<ContactGroup> groups;
};

}  // namespace kith::ledger
