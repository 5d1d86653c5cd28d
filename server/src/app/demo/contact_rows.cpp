// SPDX-License-Identifier: Apache-2.0
#include "app/demo/contact_rows.hpp"

#include <fmt/format.h>

#include "app/demo/bulk.hpp"
#include "app/demo/words.hpp"
#include "ledger/contact_store.hpp"
#include "platform/id.hpp"

namespace kith::demo {
namespace {

using ledger::ContactRow;
using ledger::ContactStaff;
using ledger::ContactStudent;

struct VisitRow {
  std::int64_t school_id = 0;
  std::int64_t contact_id = 0;
  std::int64_t student_id = 0;
  std::string topics, note;
  std::optional<std::string> void_reason;
};
KITH_DESCRIBE(VisitRow, (school_id, contact_id, student_id, topics, note, void_reason))

// Teachers write things down within the hour; a wrong entry is noticed the next morning.
constexpr std::chrono::minutes kWrittenDown{25}, kNoticed{11 * 60};

class ContactRows {
 public:
  ContactRows(db::Tx& tx, const SchoolPeople& school, const Clock& clock, const Dice& dice,
              Numbering& numbering)
      : school_(school),
        clock_(clock),
        dice_(dice.stream("words", school.plan.school_id)),
        numbering_(numbering),
        contacts_(tx, "contacts"),
        students_(tx, "contact_students"),
        staff_(tx, "contact_staff"),
        visits_(tx, "visits") {}

  void write(const InventedContact& said) {
    auto entry = entry_of(said);
    contacts_.add(entry);
    students_.add(student_row(said, entry));
    staff_.add(staff_row(said, entry, said.staff));
    if (said.companion) staff_.add(staff_row(said, entry, *said.companion));
    auto words = invent_words(dice_, said.kind);
    visits_.add({entry.school_id, entry.id, student_of(said).id, std::move(words.topics),
                 std::string(words.note),
                 said.is_voided ? std::optional<std::string>("wrong_student") : std::nullopt});
    if (said.is_voided) contacts_.add(voiding(entry));
  }

 private:
  ContactRow entry_of(const InventedContact& said) {
    auto id = numbering_.next_id++;
    auto held_at = midnight(said.held_on) + std::chrono::minutes{said.minute};
    return {.school_id = school_.plan.school_id,
            .id = id,
            .kind = said.kind,
            .mode = said.mode,
            .begun_by = said.begun_by,
            .held_at = held_at,
            .held_on = said.held_on,
            .recorded_at = held_at + kWrittenDown,
            .recorded_by = school_.staff[said.staff].id,
            .slice = "visits",
            .source_id = id,
            .client_key = key_of(id)};
  }

  ContactRow voiding(ContactRow entry) {
    entry.voids_id = entry.id;
    entry.id = numbering_.next_id++;
    entry.recorded_at += kNoticed;
    entry.client_key = key_of(entry.id);
    return entry;
  }

  ContactStudent student_row(const InventedContact& said, const ContactRow& entry) const {
    const auto& student = student_of(said);
    const auto& school_class = school_.classes[student.class_index];
    const Tie* tie = said.tie ? &student.ties[*said.tie] : nullptr;
    bool by_homeroom = said.staff == school_class.homeroom || said.companion == school_class.homeroom;
    return {.school_id = entry.school_id,
            .student_id = student.id,
            .held_on = entry.held_on,
            .contact_id = entry.id,
            .class_id = school_class.id,
            .family_id = student.family_id,
            .guardian_id = tie ? std::optional(school_.guardians[tie->guardian].id) : std::nullopt,
            .kind = entry.kind,
            .mode = entry.mode,
            .begun_by = entry.begun_by,
            .by_homeroom = by_homeroom,
            .with_away = tie && tie->lives_away,
            .is_void = said.is_voided};
  }

  ContactStaff staff_row(const InventedContact& said, const ContactRow& entry, std::uint32_t staff) const {
    return {.school_id = entry.school_id,
            .staff_id = school_.staff[staff].id,
            .held_on = entry.held_on,
            .contact_id = entry.id,
            .kind = entry.kind,
            .mode = entry.mode,
            .families = 1,
            .is_void = said.is_voided};
  }

  const Student& student_of(const InventedContact& said) const { return school_.students[said.student]; }

  static std::string key_of(std::int64_t id) { return fmt::format("demo-{}", id % kIdsPerTenant); }

  // Contacts come in order of time, so that a day's beginning is asked for once.
  Instant midnight(Date day) {
    if (day != day_) midnight_ = clock_.at(day);
    day_ = day;
    return midnight_;
  }

  const SchoolPeople& school_;
  const Clock& clock_;
  Dice dice_;
  Numbering& numbering_;
  Bulk<ContactRow> contacts_;
  Bulk<ContactStudent> students_;
  Bulk<ContactStaff> staff_;
  Bulk<VisitRow> visits_;
  Date day_{};
  Instant midnight_{};
};

}  // namespace

void write_contacts(db::Tx& tx, const SchoolPeople& school, const std::vector<InventedContact>& contacts,
                    const Clock& clock, const Dice& dice, Numbering& numbering) {
  ContactRows rows(tx, school, clock, dice, numbering);
  for (const auto& said : contacts) rows.write(said);
}

}  // namespace kith::demo
