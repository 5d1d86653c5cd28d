// SPDX-License-Identifier: Apache-2.0
#include "app/demo/contacts.hpp"

#include <algorithm>
#include <map>

namespace kith::demo {
namespace {

using ledger::BegunBy;
using ledger::ContactKind;
using ledger::Mode;

class Term {
 public:
  Term(const SchoolPeople& school, const SchoolTemperament& temperament, const Span& span, const Dice& dice)
      : school_(school),
        temperament_(temperament),
        span_(span),
        seed_(dice.stream("contacts", school.plan.school_id)),
        dice_(seed_.stream("all")) {
    for (const auto& student : school.students) reach_.push_back(reach_of(student, seed_));
  }

  std::vector<InventedContact> all() {
    if (span_.school_days.empty()) return {};
    for (const auto& school_class : school_.classes) of_class(school_class);
    for (std::size_t staff = 0; staff < school_.staff.size(); ++staff) of_staff(staff);
    // Whoever has just entered the first grade was not there in the term before.
    std::erase_if(contacts_, [&](const auto& contact) {
      return contact.held_on < school_.students[contact.student].entered_on;
    });
    void_some();
    std::stable_sort(contacts_.begin(), contacts_.end(), [](const auto& a, const auto& b) {
      return std::pair(a.held_on, a.minute) < std::pair(b.held_on, b.minute);
    });
    return std::move(contacts_);
  }

 private:
  void of_class(const SchoolClass& school_class) {
    auto temperament = temperament_of(school_class, temperament_, seed_);
    for (const auto& week : span_.weeks) weekly_calls(school_class, temperament, week);
    for (auto student : school_class.students) {
      if (happens(temperament.home_visits, student)) visit(student, school_class.homeroom, Mode::kHome);
      if (happens(temperament.meetings_at_school, student)) meet_at_school(student, school_class.homeroom);
      if (happens(80, student))
        visit(student, school_class.homeroom, dice_.chance(600) ? Mode::kTelephone : Mode::kVideo);
      for (int rest = temperament.messages; rest > 0; rest -= 1000)
        if (happens(std::min(rest, 1000), student)) message(student, school_class.homeroom);
      if (happens(450, student)) letter(student, school_class.homeroom);
      reach_those_away(school_class, student, temperament);
    }
  }

  // What happens to a share of the students, to some more readily than to others.
  bool happens(int permille, std::size_t student) {
    return dice_.below(1'000'000) < permille * reach_[student];
  }

  // A running week is begun early: two thirds of a class's calls are made by Wednesday.
  void weekly_calls(const SchoolClass& school_class, const ClassTemperament& temperament, const Week& week) {
    int done = int(week.school_days.size()), all = std::max(week.days_in_all, 1);
    int share = std::clamp(temperament.calls + dice_.between(-60, 60), 0, 980) *
                std::min(1000, 1250 * done / all) / 1000;
    for (auto student : school_class.students)
      if (happens(share, student)) call(student, school_class.homeroom, dice_.pick(week.school_days));
  }

  // Who calls the class often also calls those who work far away.
  void reach_those_away(const SchoolClass& school_class, std::size_t student,
                        const ClassTemperament& temperament) {
    const auto& ties = school_.students[student].ties;
    for (std::size_t i = 0; i < ties.size(); ++i) {
      if (!ties[i].lives_away || !ties[i].may_receive) continue;
      for (int n = 0; n < 2; ++n)
        if (happens(temperament.calls, student)) {
          call(student, school_class.homeroom, some_day());
          contacts_.back().tie = std::uint8_t(i);
        }
    }
  }

  void of_staff(std::size_t staff) {
    if (school_.staff[staff].holds(people::Post::kHomeroomTeacher)) return;
    auto own = seed_.stream("member", school_.staff[staff].id);
    if (!own.chance(temperament_.taking_part)) return;
    auto classes = classes_of(staff);
    if (classes.empty()) return of_leader(staff, own);
    bool keeps_up = own.chance(temperament_.keeping_up);
    for (const auto& [month, days] : months()) {
      int times = keeps_up ? own.between(4, 6) : own.between(0, 3);
      for (int n = 0; n < times; ++n) small_contact(staff, classes, days, own);
    }
    if (contacts_of_[staff] == 0) small_contact(staff, classes, span_.school_days, own);
  }

  // Leaders go along to visits that the school finds important.
  void of_leader(std::size_t staff, Dice& own) {
    for (int n = own.between(1, 4); n > 0; --n) {
      auto student = std::size_t(own.below(int(school_.students.size())));
      visit(student, staff, Mode::kHome);
      contacts_.back().companion =
          std::uint32_t(school_.classes[school_.students[student].class_index].homeroom);
    }
  }

  void small_contact(std::size_t staff, const std::vector<std::size_t>& classes,
                     const std::vector<Date>& days, Dice& own) {
    const auto& students = school_.classes[own.pick(classes)].students;
    if (students.empty()) return;
    auto student = own.pick(students);
    auto day = own.pick(days);
    int what = own.below(100);
    if (what < 55)
      call(student, staff, day);
    else if (what < 85)
      message(student, staff, day);
    else
      visit(student, staff, Mode::kHome, day);
    ++contacts_of_[staff];
  }

  void call(std::size_t student, std::size_t staff, Date day) {
    add({.held_on = day,
         .minute = dice_.between(16 * 60 + 40, 20 * 60 + 30),
         .kind = ContactKind::kCall,
         .mode = Mode::kTelephone,
         .begun_by = dice_.chance(120) ? BegunBy::kFamily : BegunBy::kSchool},
        student, staff);
  }

  void visit(std::size_t student, std::size_t staff, Mode mode) { visit(student, staff, mode, some_day()); }

  void visit(std::size_t student, std::size_t staff, Mode mode, Date day) {
    // A fifth of the visits are made at the weekend that follows.
    if (mode == Mode::kHome && dice_.chance(200)) {
      auto saturday = calendar::monday_of(day) + std::chrono::days{5};
      if (saturday < span_.today) day = saturday;
    }
    add({.held_on = day,
         .minute = dice_.between(17 * 60, 20 * 60),
         .kind = ContactKind::kVisit,
         .mode = mode},
        student, staff);
    if (mode == Mode::kHome && dice_.chance(220)) bring_colleague();
  }

  void bring_colleague() {
    auto& contact = contacts_.back();
    const auto& teachers = school_.classes[school_.students[contact.student].class_index].teachers;
    if (teachers.empty()) return;
    auto colleague = std::uint32_t(dice_.pick(teachers));
    if (colleague != contact.staff) contact.companion = colleague;
  }

  void meet_at_school(std::size_t student, std::size_t staff) {
    bool is_reception = dice_.chance(500);
    add({.held_on = some_day(),
         .minute = dice_.between(15 * 60 + 30, 18 * 60),
         .kind = is_reception ? ContactKind::kReception : ContactKind::kVisit,
         .mode = Mode::kSchool,
         .begun_by = is_reception && dice_.chance(600) ? BegunBy::kFamily : BegunBy::kSchool},
        student, staff);
  }

  void message(std::size_t student, std::size_t staff) { message(student, staff, some_day()); }
  void message(std::size_t student, std::size_t staff, Date day) {
    add({.held_on = day,
         .minute = dice_.between(12 * 60, 19 * 60),
         .kind = ContactKind::kMessage,
         .mode = Mode::kOnline,
         .begun_by = dice_.chance(300) ? BegunBy::kFamily : BegunBy::kSchool},
        student, staff);
  }

  void letter(std::size_t student, std::size_t staff) {
    add({.held_on = some_day(),
         .minute = dice_.between(15 * 60, 17 * 60),
         .kind = ContactKind::kLetter,
         .mode = Mode::kWritten},
        student, staff);
  }

  void add(InventedContact contact, std::size_t student, std::size_t staff) {
    contact.student = std::uint32_t(student);
    contact.staff = std::uint32_t(staff);
    contact.tie = guardian_for(school_.students[student], contact.mode);
    contacts_.push_back(contact);
  }

  // Mostly the first who is there: who lives away is rarely called, and not at home when the teacher comes.
  std::optional<std::uint8_t> guardian_for(const Student& student, Mode mode) {
    std::vector<std::uint8_t> here, away;
    for (std::size_t i = 0; i < student.ties.size(); ++i)
      if (student.ties[i].may_receive) (student.ties[i].lives_away ? away : here).push_back(std::uint8_t(i));
    if (!away.empty() && !ledger::is_face_to_face(mode) && dice_.chance(here.empty() ? 400 : 60))
      return dice_.pick(away);
    if (here.empty()) return std::nullopt;
    return dice_.chance(700) ? here.front() : dice_.pick(here);
  }

  // Somebody pressed the wrong row; what is voided stays in the record.
  void void_some() {
    for (auto& contact : contacts_) contact.is_voided = dice_.chance(4);
  }

  Date some_day() { return dice_.pick(span_.school_days); }

  std::vector<std::size_t> classes_of(std::size_t staff) const {
    std::vector<std::size_t> classes;
    for (const auto& teaching : school_.teachings)
      if (teaching.staff_index == staff) classes.push_back(teaching.class_index);
    return classes;
  }

  const std::map<int, std::vector<Date>>& months() {
    if (months_.empty())
      for (auto day : span_.school_days) {
        std::chrono::year_month_day date{day};
        months_[int(date.year()) * 12 + int(unsigned(date.month()))].push_back(day);
      }
    return months_;
  }

  const SchoolPeople& school_;
  const SchoolTemperament& temperament_;
  const Span& span_;
  Dice seed_, dice_;
  std::vector<int> reach_;  // one a student
  std::map<std::size_t, int> contacts_of_;
  std::map<int, std::vector<Date>> months_;
  std::vector<InventedContact> contacts_;
};

}  // namespace

std::vector<InventedContact> invent_contacts(const SchoolPeople& school, const SchoolTemperament& temperament,
                                             const Span& span, const Dice& dice) {
  return Term(school, temperament, span, dice).all();
}

}  // namespace kith::demo
