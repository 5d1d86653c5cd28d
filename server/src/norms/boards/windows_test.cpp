// SPDX-License-Identifier: Apache-2.0
// Clauses whose period is a window of the calendar, and clauses met by an event for a class, a grade or the
// school: each as the policies have it, read from the board.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "calendar/calendar_store.hpp"
#include "norms/boards/boards.hpp"
#include "norms/norm_kit.hpp"

namespace kith::norms {
namespace {

using ledger::BegunBy;
using ledger::ContactKind;
using ledger::Level;
using ledger::Mode;

struct Event {
  ContactKind kind = ContactKind::kMeeting;
  Level level = Level::kClass;
  std::vector<int> grades;
  std::vector<std::int64_t> class_ids;
};

class WindowsAndEvents : public kit::NormSchools {
 protected:
  WindowsAndEvents() {
    set_today(make_date(2026, 9, 2));
    write([&](db::Tx& tx) {
      school_ = NormSchools::add_school(tx);
      third_ = people::kit::add_class(tx, school_, {.grade = 3});
      sixth_ = people::kit::add_class(tx, school_, {.grade = 6});
      teacher_ = people::kit::add_staff(tx, school_);
      student_ = people::kit::add_student(tx, third_);
      norms_.roster_changed(tx, school_);
    });
  }

  // At noon of the day, which becomes today.
  void hold_on(Date day, const Event& event) {
    set_today(day);
    record({.kind = event.kind,
            .mode = Mode::kGroup,
            .level = event.level,
            .grades = event.grades,
            .class_ids = event.class_ids});
  }
  void write_on(Date day, ContactKind kind, BegunBy begun_by) {
    set_today(day);
    record({.kind = kind,
            .mode = kind == ContactKind::kBook ? Mode::kWritten : Mode::kTelephone,
            .begun_by = begun_by,
            .students = {{student_, {}}}});
  }
  NormBoard board() {
    return boards_.board({.school_id = school_, .roles = people::kStaff | people::kPrincipal});
  }
  // "2026-2027-1 2 1 on_pace"; "none": not on the board.
  std::string line(const std::string& clause) {
    for (const auto& norm : board().norms)
      if (norm.clause == clause)
        return fmt::format("{} {} {} {}", norm.period_code, norm.population, norm.met, to_text(norm.state));
    return "none";
  }

  std::int64_t school_ = 0, third_ = 0, sixth_ = 0, teacher_ = 0, student_ = 0;
  Boards boards_{db(), clock_, norms_};

 private:
  void record(ledger::NewContact contact) {
    contact.school_id = school_;
    contact.held_at = clock_.now();
    contact.recorded_by = teacher_;
    contact.staff_ids = {teacher_};
    contact.slice = "gatherings";
    contact.client_key = fmt::format("entry-{}", ++entries_);
    write([&](db::Tx& tx) { ledger_.record(tx, contact).value(); });
  }

  int entries_ = 0;
};

TEST_P(WindowsAndEvents, CountAMeetingOfSchoolOrGradeForEachClassAndAClassesOwnForItself) {
  hold_on(make_date(2026, 11, 18), {.class_ids = {third_}});
  EXPECT_EQ(line("P0.1"), "2026-2027-1 2 0 on_pace");
  EXPECT_EQ(line("P0.2"), "2026-2027-1 2 1 on_pace");
  hold_on(make_date(2026, 11, 19), {.level = Level::kGrade, .grades = {6}});
  EXPECT_EQ(line("P0.1"), "2026-2027-1 2 1 on_pace");
  hold_on(make_date(2026, 11, 20), {.level = Level::kSchool});
  EXPECT_EQ(line("P0.1"), "2026-2027-1 2 2 met");
  EXPECT_EQ(line("P0.2"), "2026-2027-1 2 1 on_pace") << "the school's meeting is not the class's own";
}

TEST_P(WindowsAndEvents, WantMeetingsAsATermBeginsAndAsItEnds) {
  hold_on(make_date(2026, 9, 8), {.class_ids = {third_}});
  EXPECT_EQ(line("P2c.9"), "2026-2027-1-start 2 1 on_pace");
  hold_on(make_date(2026, 9, 14), {.class_ids = {sixth_}});
  EXPECT_EQ(line("P2c.9"), "2026-2027-1-start 2 1 too_late") << "the third week is no beginning";
  set_today(make_date(2027, 1, 12));
  EXPECT_EQ(line("P2c.9"), "2026-2027-1-end 2 0 on_pace");
}

TEST_P(WindowsAndEvents, WantAMeetingAfterTheMidtermAndOfGraduatingClassesBeforeGraduation) {
  hold_on(make_date(2026, 11, 12), {.class_ids = {third_}});
  EXPECT_EQ(line("P3.5"), "2026-2027-1-after-midterm 2 1 on_pace");
  set_today(make_date(2027, 5, 12));
  EXPECT_EQ(line("P3.5"), "2026-2027-2-after-midterm 2 0 slow") << "of two that run, the one that ends first";
  hold_on(make_date(2027, 5, 18), {.class_ids = {third_, sixth_}});
  EXPECT_EQ(line("P3.5"), "2026-2027-2-before-graduation 1 1 met");
}

TEST_P(WindowsAndEvents, TellInAutumnWhatIsStillToCome) {
  EXPECT_EQ(line("P1.14"), "none");
  std::string coming;
  for (const auto& norm : board().coming)
    coming += fmt::format("{} {} ", norm.clause, to_text(norm.starts_on));
  EXPECT_EQ(coming, "P1.14 2027-05-10 P3.5 2026-11-07 ");
}

TEST_P(WindowsAndEvents, CountTheWeekOfTheFifteenthOfMayFromMondayToSunday) {
  const Event activity{
      .kind = ContactKind::kActivity, .level = Level::kSchool, .grades = {}, .class_ids = {}};
  hold_on(make_date(2027, 5, 9), activity);
  set_today(make_date(2027, 5, 10));
  EXPECT_EQ(line("P1.14"), "2027-education-week 1 0 on_pace");
  hold_on(make_date(2027, 5, 16), activity);
  EXPECT_EQ(line("P1.14"), "2027-education-week 1 1 met");
}

TEST_P(WindowsAndEvents, CountAReceptionDayOnTheSecondSaturdayAlone) {
  const Event reception{
      .kind = ContactKind::kReceptionDay, .level = Level::kSchool, .grades = {}, .class_ids = {}};
  hold_on(make_date(2026, 11, 14), reception);
  EXPECT_EQ(line("P2c.7"), "2026-2027-1-F06 1 0 on_pace") << "the first Saturday of the two";
  hold_on(make_date(2026, 11, 21), reception);
  EXPECT_EQ(line("P2c.7"), "2026-2027-1-F06 1 1 met");
}

TEST_P(WindowsAndEvents, AskForNoReceptionWhereThatSaturdayIsAHoliday) {
  set_today(kit::kFriday);
  write([&](db::Tx& tx) {
    calendar::Calendar holiday;
    holiday.holidays = {{make_date(2026, 11, 21), "校庆", false}};
    calendar::add_to_calendar(tx, school_, holiday);
    norms_.periods_changed(tx, school_);
  });
  EXPECT_EQ(line("P2c.7"), "2026-2027-1-F06 0 0 nothing_to_judge");
}

TEST_P(WindowsAndEvents, WantAllThreePartiesInTheContactBookEverySchoolDay) {
  constexpr BegunBy kParties[] = {BegunBy::kSchool, BegunBy::kFamily, BegunBy::kStudent};
  write_on(make_date(2026, 11, 16), ContactKind::kBook, BegunBy::kSchool);
  write_on(make_date(2026, 11, 16), ContactKind::kBook, BegunBy::kFamily);
  EXPECT_EQ(figure(student_, "P2c.11"), "0 of 5") << "the student has not written";
  write_on(make_date(2026, 11, 16), ContactKind::kBook, BegunBy::kStudent);
  EXPECT_EQ(figure(student_, "P2c.11"), "1 of 5");
  for (unsigned day = 17; day <= 20; ++day)
    for (auto party : kParties) write_on(make_date(2026, 11, day), ContactKind::kBook, party);
  EXPECT_EQ(line("P2c.11"), "2026-W47 1 1 met");
}

TEST_P(WindowsAndEvents, CountTheFamilysOwnLogAndNoContactOfTheSchool) {
  write([&](db::Tx& tx) {
    people::kit::add_care_membership(tx, student_, "left_behind");
    norms_.roster_changed(tx, school_);
  });
  write_on(make_date(2026, 11, 17), ContactKind::kCall, BegunBy::kFamily);
  write_on(make_date(2026, 11, 17), ContactKind::kFamilyLog, BegunBy::kSchool);
  EXPECT_EQ(score(school_, "P1.19"), "1 0");
  write_on(make_date(2026, 11, 18), ContactKind::kFamilyLog, BegunBy::kFamily);
  EXPECT_EQ(score(school_, "P1.19"), "1 1");
}

KITH_BOTH_ENGINES(WindowsAndEvents);

}  // namespace
}  // namespace kith::norms
