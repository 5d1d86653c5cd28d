// SPDX-License-Identifier: Apache-2.0
#include "ledger/ledger.hpp"

#include <barrier>
#include <set>
#include <thread>

#include "ledger/contact_store.hpp"
#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::ledger {
namespace {

using people::kit::kSchoolDay;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

// Remembers what listeners were told.
class Listening : public ContactListener {
 public:
  void contact_changed(db::Tx&, const ContactChange& change) override { told.push_back(change); }
  std::vector<ContactChange> told;
};

class LedgerStore : public db::BothEngines {
 protected:
  void SetUp() override {
    ledger.listen(listening);
    db().write([&](db::Tx& tx) {
      school = people::kit::add_school(tx);
      school_class = people::kit::add_class(tx, school);
      student = people::kit::add_student(tx, school_class);
      mother = people::kit::add_guardian(tx, student);
      father =
          people::kit::add_guardian(tx, student, {.relation = "father", .position = 2, .lives_away = true});
      homeroom = people::kit::add_staff(tx, school);
      subject = people::kit::add_staff(tx, school);
      people::kit::add_teaching(tx, school_class, homeroom);
      people::kit::add_teaching(tx, school_class, subject, {.role = "subject", .subject = "math"});
    });
  }

  NewContact call_of(std::int64_t staff_id, std::string client_key = "key") const {
    return {.school_id = school,
            .kind = ContactKind::kCall,
            .mode = Mode::kTelephone,
            .held_at = clock.now(),
            .recorded_by = staff_id,
            .students = {{.student_id = student}},
            .staff_ids = {staff_id},
            .slice = "visits",
            .client_key = std::move(client_key)};
  }
  NewContact meeting_of(Level level, std::string client_key = "meeting") const {
    auto meeting = call_of(homeroom, std::move(client_key));
    meeting.kind = ContactKind::kMeeting;
    meeting.mode = Mode::kGroup;
    meeting.level = level;
    meeting.students.clear();
    return meeting;
  }
  using Groups = std::set<std::pair<GroupKind, std::int64_t>>;
  Groups groups_of(const NewContact& contact) {
    Groups groups;
    for (const auto& row : derived(record(contact)->contact_id).groups)
      groups.insert({row.group_kind, row.group_id});
    return groups;
  }
  static void close_class(db::Tx& tx, std::int64_t class_id, Date on) {
    tx.exec({"test.close_class", "update classes set closed_on = :day where id = :id"},
            {{"day", on}, {"id", class_id}});
  }
  Result<Recorded> record(const NewContact& contact) {
    return db().write([&](db::Tx& tx) { return ledger.record(tx, contact); });
  }
  Result<Recorded> void_it(std::int64_t contact_id, std::string client_key) {
    return db().write(
        [&](db::Tx& tx) { return ledger.void_contact(tx, school, contact_id, homeroom, client_key); });
  }
  std::string refusal_of(const NewContact& contact) {
    auto recorded = record(contact);
    return recorded ? "" : recorded.error().code;
  }
  ContactChange derived(std::int64_t contact_id) {
    return db().read([&](db::Session& session) { return load_derived(session, school, contact_id); });
  }
  std::vector<ContactEntry> history() {
    return db().read(
        [&](db::Session& session) { return ledger.history_of_student(session, school, student, 10); });
  }
  std::int64_t entries() {
    return db().read([](db::Session& session) {
      return session.one<std::int64_t>({"test.entries", "select count(*) from contacts"});
    });
  }

  FixedClock clock{people::kit::morning()};
  Ledger ledger{clock};
  Listening listening;
  std::int64_t school = 0, school_class = 0, student = 0, mother = 0, father = 0, homeroom = 0, subject = 0;
};

TEST_P(LedgerStore, LeavesTheFactsOfTheDayBehind) {
  auto contact = call_of(homeroom);
  contact.students[0].guardian_id = father;
  auto facts = derived(record(contact)->contact_id);

  ASSERT_EQ(facts.students.size(), 1u);
  EXPECT_EQ(facts.students[0].class_id, school_class);
  EXPECT_EQ(facts.students[0].held_on, kSchoolDay);
  EXPECT_TRUE(facts.students[0].by_homeroom);
  EXPECT_TRUE(facts.students[0].with_away);
  ASSERT_EQ(facts.staff.size(), 1u);
  EXPECT_EQ(facts.staff[0].families, 1);
}

TEST_P(LedgerStore, KnowsASubjectTeacherAndAParentAtHome) {
  auto contact = call_of(subject);
  contact.students[0].guardian_id = mother;
  auto facts = derived(record(contact)->contact_id).students.at(0);
  EXPECT_FALSE(facts.by_homeroom);
  EXPECT_FALSE(facts.with_away);
}

TEST_P(LedgerStore, KeepsTheClassOfTheDayAfterAMove) {
  db().write([&](db::Tx& tx) {
    people::kit::move_student(tx, student, people::kit::add_class(tx, school), kSchoolDay - days{1});
  });
  auto before = call_of(homeroom, "before"), after = call_of(homeroom, "after");
  before.held_at -= days{2};
  EXPECT_EQ(derived(record(before)->contact_id).students.at(0).class_id, school_class);
  auto moved = derived(record(after)->contact_id).students.at(0);
  EXPECT_NE(moved.class_id, school_class);
  EXPECT_FALSE(moved.by_homeroom) << "no longer the homeroom teacher of that class";
}

TEST_P(LedgerStore, CountsSiblingsAsOneFamily) {
  auto contact = call_of(homeroom);
  db().write([&](db::Tx& tx) {
    contact.students.push_back({.student_id = people::kit::add_sibling(tx, student, school_class)});
    contact.students.push_back({.student_id = people::kit::add_student(tx, school_class)});
  });
  auto facts = derived(record(contact)->contact_id);
  EXPECT_EQ(facts.students.size(), 3u);
  EXPECT_EQ(facts.staff.at(0).families, 2);
}

TEST_P(LedgerStore, ConcernsOnceWhoIsNamedTwice) {
  auto contact = call_of(homeroom);
  contact.students.push_back({.student_id = student, .guardian_id = mother});
  contact.staff_ids.push_back(homeroom);
  auto facts = derived(record(contact)->contact_id);
  EXPECT_EQ(facts.students.size(), 1u);
  EXPECT_EQ(facts.staff.size(), 1u);
}

TEST_P(LedgerStore, SaysWhoBeganItWithEachStudent) {
  auto entry = call_of(homeroom);
  entry.kind = ContactKind::kBook;
  entry.mode = Mode::kWritten;
  entry.begun_by = BegunBy::kStudent;
  EXPECT_EQ(derived(record(entry)->contact_id).students.at(0).begun_by, BegunBy::kStudent);
}

TEST_P(LedgerStore, CoversTheClassItsGradeAndTheSchoolByAClassMeeting) {
  auto meeting = meeting_of(Level::kClass);
  meeting.class_ids = {school_class, school_class};
  meeting.planned = true;
  EXPECT_EQ(
      groups_of(meeting),
      (Groups{{GroupKind::kClass, school_class}, {GroupKind::kGrade, 3}, {GroupKind::kSchool, school}}));
  for (const auto& row : listening.told.back().groups) {
    EXPECT_EQ(row.level, Level::kClass);
    EXPECT_TRUE(row.planned);
  }
}

TEST_P(LedgerStore, CoversEveryOpenClassByAMeetingOfItsGrade) {
  std::int64_t neighbour = 0;
  db().write([&](db::Tx& tx) {
    neighbour = people::kit::add_class(tx, school, {.grade = 3});
    close_class(tx, people::kit::add_class(tx, school, {.grade = 3}), kSchoolDay);
    people::kit::add_class(tx, school, {.grade = 4});
    people::kit::add_class(tx, people::kit::add_school(tx), {.grade = 3});
  });
  auto meeting = meeting_of(Level::kGrade);
  meeting.grades = {3};
  EXPECT_EQ(groups_of(meeting), (Groups{{GroupKind::kClass, school_class},
                                        {GroupKind::kClass, neighbour},
                                        {GroupKind::kGrade, 3},
                                        {GroupKind::kSchool, school}}));
}

TEST_P(LedgerStore, CoversEveryGradeByAnEventOfTheSchool) {
  db().write([&](db::Tx& tx) { people::kit::add_class(tx, school, {.grade = 5}); });
  auto event = meeting_of(Level::kSchool);
  event.kind = ContactKind::kOpenDay;
  auto groups = groups_of(event);
  EXPECT_EQ(groups.size(), 5u);
  EXPECT_TRUE(groups.contains({GroupKind::kGrade, 5}));
  EXPECT_EQ(listening.told.back().groups.at(0).level, Level::kSchool);
}

TEST_P(LedgerStore, NamesTheFamiliesThatCameToAMeeting) {
  auto meeting = meeting_of(Level::kClass);
  meeting.class_ids = {school_class};
  meeting.students = {{.student_id = student}};
  auto facts = derived(record(meeting)->contact_id);
  EXPECT_EQ(facts.students.size(), 1u);
  EXPECT_EQ(facts.staff.at(0).families, 1);
}

TEST_P(LedgerStore, RefusesAGroupThatIsNotThere) {
  auto unknown_class = meeting_of(Level::kClass), unknown_grade = meeting_of(Level::kGrade);
  EXPECT_EQ(refusal_of(unknown_class), "ledger.nobody_concerned");
  EXPECT_EQ(refusal_of(unknown_grade), "ledger.nobody_concerned");
  db().write([&](db::Tx& tx) {
    unknown_class.class_ids = {people::kit::add_class(tx, people::kit::add_school(tx))};
  });
  EXPECT_EQ(refusal_of(unknown_class), "ledger.no_such_class");
  unknown_grade.grades = {3, 6};
  EXPECT_EQ(refusal_of(unknown_grade), "ledger.no_such_grade");
}

TEST_P(LedgerStore, RefusesACallToAClassAndAMeetingWithPersonsAlone) {
  auto call = call_of(homeroom);
  call.level = Level::kClass;
  call.class_ids = {school_class};
  EXPECT_EQ(refusal_of(call), "ledger.level_does_not_fit");
  auto meeting = meeting_of(Level::kPerson);
  meeting.students = {{.student_id = student}};
  EXPECT_EQ(refusal_of(meeting), "ledger.level_does_not_fit");
}

TEST_P(LedgerStore, HandsACardToAWholeSchoolAtOnce) {
  auto cards = call_of(homeroom);
  cards.kind = ContactKind::kCard;
  cards.mode = Mode::kWritten;
  db().write([&](db::Tx& tx) {
    for (int i = 0; i < 520; ++i)
      cards.students.push_back({.student_id = people::kit::add_student(tx, school_class)});
  });
  auto facts = derived(record(cards)->contact_id);
  EXPECT_EQ(facts.students.size(), 521u);
  EXPECT_TRUE(facts.students.back().by_homeroom);
  EXPECT_EQ(facts.staff.at(0).families, 521);
}

TEST_P(LedgerStore, GivesARepeatedKeyTheFirstAnswer) {
  auto first = record(call_of(homeroom));
  auto again = record(call_of(homeroom));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->contact_id, first->contact_id);
  EXPECT_TRUE(again->was_there_already);
  EXPECT_EQ(entries(), 1);
  EXPECT_EQ(listening.told.size(), 1u);
}

TEST_P(LedgerStore, RefusesAKeyThatBelongsToSomebodyElse) {
  ASSERT_TRUE(record(call_of(homeroom)));
  EXPECT_EQ(refusal_of(call_of(subject)), "ledger.client_key_taken");
}

TEST_P(LedgerStore, GivesTheFirstAnswerEvenIfTheContactCouldNotBeRecordedToday) {
  auto first = record(call_of(homeroom));
  db().write([&](db::Tx& tx) { people::kit::leave_school(tx, student, kSchoolDay); });
  auto again = record(call_of(homeroom));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->contact_id, first->contact_id);
  EXPECT_EQ(refusal_of(call_of(homeroom, "another key")), "ledger.student_not_enrolled");
}

TEST_P(LedgerStore, HoldsOneContactWhenTheSameKeyRacesItself) {
  constexpr int kSenders = 8;
  std::barrier together(kSenders);
  std::vector<std::int64_t> answers(kSenders);
  std::vector<std::thread> senders;
  Ledger quiet{clock};
  for (auto& answer : answers)
    senders.emplace_back([&] {
      together.arrive_and_wait();
      answer = db().write([&](db::Tx& tx) { return quiet.record(tx, call_of(homeroom)); })->contact_id;
    });
  for (auto& sender : senders) sender.join();
  EXPECT_EQ(answers, std::vector<std::int64_t>(kSenders, answers.front()));
  EXPECT_EQ(entries(), 1);
}

TEST_P(LedgerStore, RefusesTheFutureButForgivesAClockThatRunsAhead) {
  auto contact = call_of(homeroom);
  contact.held_at = clock.now() + minutes{6};
  EXPECT_EQ(refusal_of(contact), "ledger.in_the_future");
  contact.held_at = clock.now() + minutes{4};
  EXPECT_EQ(refusal_of(contact), "");
  EXPECT_EQ(history().at(0).held_at, clock.now());
}

TEST_P(LedgerStore, RefusesWhoeverIsNotEnrolledOnTheDay) {
  auto contact = call_of(homeroom);
  contact.held_at = clock.at(people::kit::kFirstDay - days{1}, 600);
  EXPECT_EQ(refusal_of(contact), "ledger.student_not_enrolled");
  db().write([&](db::Tx& tx) { people::kit::leave_school(tx, student, kSchoolDay); });
  EXPECT_EQ(refusal_of(call_of(homeroom)), "ledger.student_not_enrolled");
  EXPECT_EQ(entries(), 0);
}

TEST_P(LedgerStore, RefusesAGuardianOfSomebodyElse) {
  auto contact = call_of(homeroom);
  db().write([&](db::Tx& tx) {
    contact.students[0].guardian_id =
        people::kit::add_guardian(tx, people::kit::add_student(tx, school_class));
  });
  EXPECT_EQ(refusal_of(contact), "ledger.not_a_guardian");
}

TEST_P(LedgerStore, RefusesAModeThatDoesNotFitAndAContactWithNobody) {
  auto letter_by_telephone = call_of(homeroom);
  letter_by_telephone.kind = ContactKind::kLetter;
  EXPECT_EQ(refusal_of(letter_by_telephone), "ledger.mode_does_not_fit");
  auto empty = call_of(homeroom);
  empty.students.clear();
  EXPECT_EQ(refusal_of(empty), "ledger.nobody_concerned");
}

TEST_P(LedgerStore, VoidsAnEntryByASecondOne) {
  auto contact = meeting_of(Level::kClass);
  contact.class_ids = {school_class};
  contact.students = {{.student_id = student}};
  auto wrong = record(contact)->contact_id;
  auto voiding = void_it(wrong, "undo");
  ASSERT_TRUE(voiding);
  EXPECT_NE(voiding->contact_id, wrong);
  EXPECT_EQ(entries(), 2);

  auto facts = derived(wrong);
  EXPECT_TRUE(facts.students.at(0).is_void);
  EXPECT_TRUE(facts.staff.at(0).is_void);
  EXPECT_TRUE(facts.groups.at(0).is_void);
  ASSERT_EQ(listening.told.size(), 2u);
  EXPECT_TRUE(listening.told[1].is_void);
  EXPECT_EQ(listening.told[1].contact_id, wrong);
  EXPECT_EQ(listening.told[1].held_on, kSchoolDay);
}

TEST_P(LedgerStore, VoidsAnEntryOnlyOnce) {
  auto wrong = record(call_of(homeroom))->contact_id;
  auto voiding = void_it(wrong, "undo");
  EXPECT_EQ(void_it(wrong, "undo")->contact_id, voiding->contact_id) << "the same key is the same act";
  EXPECT_EQ(void_it(wrong, "undo again").error().code, "ledger.already_void");
  EXPECT_EQ(void_it(voiding->contact_id, "undo the undoing").error().code, "ledger.no_such_contact");
  EXPECT_EQ(void_it(wrong + 1000, "undo nothing").error().code, "ledger.no_such_contact");
}

TEST_P(LedgerStore, RefusesToChangeOrDeleteAnEntry) {
  record(call_of(homeroom));
  auto run = [&](const char* sql) { db().write([&](db::Tx& tx) { tx.exec({"test.tamper", sql}); }); };
  EXPECT_THROW(run("update contacts set mode = 'home'"), db::DbError);
  EXPECT_THROW(run("delete from contacts"), db::DbError);
  if (engine() == db::Engine::kPostgres) {
    EXPECT_THROW(run("truncate contacts"), db::DbError);
  }
  EXPECT_EQ(history().at(0).mode, Mode::kTelephone);
}

TEST_P(LedgerStore, ShowsTheHistoryNewestFirstWithVoidedEntriesMarked) {
  auto earlier = call_of(homeroom, "earlier");
  earlier.held_at -= hours{30};
  auto first = record(earlier)->contact_id;
  auto second = record(call_of(homeroom, "later"))->contact_id;
  void_it(first, "undo");

  auto shown = history();
  ASSERT_EQ(shown.size(), 2u);
  EXPECT_EQ(shown[0].contact_id, second);
  EXPECT_FALSE(shown[0].is_void);
  EXPECT_EQ(shown[1].contact_id, first);
  EXPECT_TRUE(shown[1].is_void);
}

KITH_BOTH_ENGINES(LedgerStore);

}  // namespace
}  // namespace kith::ledger
