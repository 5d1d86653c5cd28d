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

// What it was. A visit (家访) is a talk about the child that the school set out to have, in any mode.
enum class ContactKind { kVisit, kCall, kMessage, kLetter, kReception, kNotice };
KITH_DESCRIBE_ENUM(ContactKind, kVisit, kCall, kMessage, kLetter, kReception, kNotice)

// How it was held. kHome and kSchool are face to face; kSchool means that the family came.
enum class Mode { kHome, kSchool, kTelephone, kVideo, kOnline, kWritten, kGroup };
KITH_DESCRIBE_ENUM(Mode, kHome, kSchool, kTelephone, kVideo, kOnline, kWritten, kGroup)

enum class BegunBy { kSchool, kFamily };
KITH_DESCRIBE_ENUM(BegunBy, kSchool, kFamily)

constexpr bool is_face_to_face(Mode mode) { return mode == Mode::kHome || mode == Mode::kSchool; }

// Whether a contact of this kind can be held in this mode: a call is by telephone, a letter is written.
bool fits(ContactKind kind, Mode mode);

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
  std::int64_t recorded_by = 0;  // staff
  std::vector<Concerned> students;
  std::vector<std::int64_t> staff_ids;  // who took part
  std::vector<std::int64_t> class_ids;  // for what was said to whole classes
  std::string slice;                    // "visits"
  std::int64_t source_id = 0;           // the slice's own row; 0 when the contact's id serves
  std::string client_key;               // the sender's own key: the same key again is the same contact
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
  bool by_homeroom = false;  // a homeroom teacher of the class of that day took part (P1.5)
  bool with_away = false;    // the guardian spoken to lives away (P4.6)
  bool is_void = false;
};
KITH_DESCRIBE(ContactStudent, (school_id, student_id, held_on, contact_id, class_id, family_id, guardian_id,
                               kind, mode, by_homeroom, with_away, is_void))

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

struct ContactClass {
  std::int64_t school_id = 0;
  std::int64_t class_id = 0;
  Date held_on{};
  std::int64_t contact_id = 0;
  ContactKind kind = ContactKind::kVisit;
  Mode mode = Mode::kHome;
  bool is_void = false;
};
KITH_DESCRIBE(ContactClass, (school_id, class_id, held_on, contact_id, kind, mode, is_void))

// What listeners are told, inside the transaction of the entry or of its voiding.
struct ContactChange {
  std::int64_t school_id = 0;
  std::int64_t contact_id = 0;
  Date held_on{};
  bool is_void = false;
  std::vector<ContactStudent> students;
  std::vector<ContactStaff> staff;
  std::vector<ContactClass> classes;
};

}  // namespace kith::ledger
