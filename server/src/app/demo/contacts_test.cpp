// SPDX-License-Identifier: Apache-2.0
#include "app/demo/contacts.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "app/demo/demo.hpp"
#include "ledger/contact_store.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/id.hpp"

namespace kith::demo {
namespace {

const Date kToday = make_date(2026, 11, 21);

SchoolPeople a_school() {
  SchoolPlan plan{.school_id = 1, .name = "清河小学", .stage = Stage::kPrimary, .students = 1000};
  Numbering numbering{.next_id = kIdsPerTenant + 1};
  return invent_people(plan, 2026, Dice(1), numbering);
}

std::vector<InventedContact> contacts_of(const SchoolPeople& school, Date today = kToday) {
  auto temperament = temperament_of(school.plan, 1, Dice(1));
  return invent_contacts(school, temperament, span_until(calendar::usual_calendar(2026), today), Dice(1));
}

TEST(TellingATerm, BeginsWithTheTermAndEndsYesterday) {
  auto span = span_until(calendar::usual_calendar(2026), kToday);
  EXPECT_EQ(to_text(span.school_days.front()), "2026-09-01");
  EXPECT_EQ(to_text(span.school_days.back()), "2026-11-20");
  EXPECT_EQ(span.weeks.back().school_days.size(), 5u);
}

TEST(TellingATerm, AddsTheTermBeforeWhileOneIsYoung) {
  auto calendar = calendar::usual_calendar(2026);
  EXPECT_EQ(to_text(span_until(calendar, make_date(2027, 2, 25)).school_days.front()), "2026-09-01");
  EXPECT_EQ(to_text(span_until(calendar, make_date(2027, 5, 6)).school_days.front()), "2027-02-17");
}

TEST(InventingContacts, GivesAboutTenAStudentInTwelveWeeksAndNoneInTheFuture) {
  auto school = a_school();
  auto contacts = contacts_of(school);
  EXPECT_NEAR(double(contacts.size()) / double(school.students.size()), 10, 2.5);
  for (const auto& contact : contacts) {
    ASSERT_LT(contact.held_on, kToday);
    ASSERT_TRUE(ledger::fits(contact.kind, contact.mode));
  }
}

TEST(InventingContacts, LeavesSomeFamiliesUnreachedAndSomeClassesBehind) {
  auto school = a_school();
  std::set<std::uint32_t> reached;
  std::map<std::size_t, std::set<std::uint32_t>> called_this_week;
  for (const auto& contact : contacts_of(school)) {
    reached.insert(contact.student);
    if (contact.mode == ledger::Mode::kTelephone && contact.held_on >= calendar::monday_of(kToday))
      called_this_week[school.students[contact.student].class_index].insert(contact.student);
  }
  EXPECT_GT(school.students.size() - reached.size(), 5u);
  EXPECT_LT(school.students.size() - reached.size(), 60u);
  std::size_t half = 0, behind = 0;
  for (std::size_t i = 0; i < school.classes.size(); ++i)
    ++(called_this_week[i].size() * 2 >= school.classes[i].students.size() ? half : behind);
  EXPECT_GT(half, 5u);
  EXPECT_GT(behind, 5u);
}

// A guardian whom custody forbids to receive is never spoken to.
TEST(InventingContacts, SpeaksOnlyToGuardiansWhoMayReceive) {
  auto school = a_school();
  for (auto& student : school.students) student.ties.front().may_receive = false;
  for (const auto& contact : contacts_of(school)) ASSERT_NE(contact.tie.value_or(1), 0);
}

// A row as text, to compare and to show.
template <class Row>
std::string text_of(const Row& row) {
  std::ostringstream text;
  for (const auto& arg : db::args_of(row)) {
    text << arg.name << '=';
    std::visit(
        [&](const auto& value) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) text << value;
        },
        arg.value);
    text << ' ';
  }
  return text.str();
}

class BulkRows : public db::BothEngines {};

// The demo writes derived rows without the ledger, for speed: each contact is recorded again through the
// ledger and has to leave the same rows.
TEST_P(BulkRows, AreThoseTheLedgerDerives) {
  FixedClock clock(SystemClock().at(kToday, 15 * 60));
  std::ostringstream progress;
  ASSERT_TRUE(make_demo(db(), clock, secrets::FieldKey{7}, {.schools = 1, .students = 90}, progress));
  ledger::Ledger ledger(clock);
  auto ids = db().read([](db::Session& session) {
    return session.all<std::int64_t>(
        {"test.contacts", "select id from contacts where voids_id is null order by id"});
  });
  ASSERT_GT(ids.size(), 300u);
  std::size_t voided = 0;
  for (auto id : ids) {
    db().write([&](db::Tx& tx) {
      auto demo = ledger::load_derived(tx, 1, id);
      auto entry = ledger::find_contact(tx, 1, id).value();
      ledger::NewContact again{.school_id = 1,
                               .kind = entry.kind,
                               .mode = entry.mode,
                               .begun_by = entry.begun_by,
                               .held_at = entry.held_at,
                               .recorded_by = entry.recorded_by,
                               .slice = entry.slice,
                               .client_key = "again-" + std::to_string(id)};
      for (const auto& row : demo.students) again.students.push_back({row.student_id, row.guardian_id});
      for (const auto& row : demo.staff) again.staff_ids.push_back(row.staff_id);
      for (const auto& row : demo.groups) {
        again.level = row.level;
        again.planned = row.planned;
        if (row.group_kind == ledger::GroupKind::kClass) again.class_ids.push_back(row.group_id);
        if (row.group_kind == ledger::GroupKind::kGrade) again.grades.push_back(int(row.group_id));
      }
      auto recorded = ledger.record(tx, again);
      ASSERT_TRUE(recorded) << recorded.error().code;
      if (ledger::is_voided(tx, 1, id)) {
        ++voided;
        ASSERT_TRUE(ledger.void_contact(tx, 1, recorded->contact_id, entry.recorded_by,
                                        "void-" + std::to_string(id)));
      }
      auto derived = ledger::load_derived(tx, 1, recorded->contact_id);
      ASSERT_EQ(derived.students.size(), demo.students.size());
      for (std::size_t i = 0; i < demo.students.size(); ++i) {
        derived.students[i].contact_id = id;
        EXPECT_EQ(text_of(derived.students[i]), text_of(demo.students[i]));
      }
      ASSERT_EQ(derived.staff.size(), demo.staff.size());
      for (std::size_t i = 0; i < demo.staff.size(); ++i) {
        derived.staff[i].contact_id = id;
        EXPECT_EQ(text_of(derived.staff[i]), text_of(demo.staff[i]));
      }
      ASSERT_EQ(derived.groups.size(), demo.groups.size());
      for (std::size_t i = 0; i < demo.groups.size(); ++i) {
        derived.groups[i].contact_id = id;
        EXPECT_EQ(text_of(derived.groups[i]), text_of(demo.groups[i]));
      }
    });
  }
  EXPECT_GT(voided, 0u);
}

KITH_BOTH_ENGINES(BulkRows);

}  // namespace
}  // namespace kith::demo
