// SPDX-License-Identifier: Apache-2.0
#include "app/demo/households.hpp"

#include <algorithm>
#include <deque>
#include <map>

#include "app/demo/names.hpp"
#include "app/demo/numbers.hpp"

namespace kith::demo {
namespace {

using people::CareGroup;
using people::Relation;

// A family whose next child has yet to be placed in another class.
struct Expecting {
  std::size_t elder;  // index of the student already placed
  int grade;
};

struct Grandparent {
  Relation relation;
  Sex sex;
};

constexpr Grandparent kGrandparents[] = {{Relation::kPaternalGrandmother, Sex::kFemale},
                                         {Relation::kPaternalGrandfather, Sex::kMale},
                                         {Relation::kMaternalGrandmother, Sex::kFemale}};

constexpr int kTowns = 98;

class Households {
 public:
  Households(SchoolPeople& school, const Dice& dice, Numbering& numbering)
      : school_(school), dice_(dice.stream("households")), numbering_(numbering) {}

  void fill(const std::vector<int>& class_sizes) {
    for (std::size_t i = 0; i < school_.classes.size(); ++i)
      for (int n = 0; n < class_sizes[i]; ++n) add_child(i);
  }

 private:
  void add_child(std::size_t class_index) {
    Student child;
    child.class_index = class_index;
    auto& school_class = school_.classes[class_index];
    auto index = school_.students.size();
    if (auto elder = sibling_for(school_class.grade))
      join(child, school_.students[*elder]);
    else
      found_family(child, index, school_class.grade);
    describe(child, index, school_class);
    school_class.students.push_back(index);
    school_.students.push_back(std::move(child));
  }

  std::optional<std::size_t> sibling_for(int grade) {
    if (expecting_.empty() || expecting_.front().grade == grade || !dice_.chance(180)) return std::nullopt;
    auto elder = expecting_.front().elder;
    expecting_.pop_front();
    return elder;
  }

  void join(Student& child, const Student& sibling) {
    child.family_id = sibling.family_id;
    child.ties = sibling.ties;
    child.address = sibling.address;
    family_name_ = family_name_of(sibling);
    for (auto group : sibling.care)
      if (group != CareGroup::kDisability && group != CareGroup::kLearningDifficulty &&
          group != CareGroup::kPsychological)
        child.care.push_back(group);
  }

  std::string family_name_of(const Student& sibling) const {
    return family_names_[std::size_t(&sibling - school_.students.data())];
  }

  void found_family(Student& child, std::size_t index, int grade) {
    child.family_id = numbering_.next_id++;
    school_.families.push_back(child.family_id);
    family_name_ = surname(dice_);
    child.address = address(dice_, school_.plan.is_rural);
    raise(child);
    if (dice_.chance(32)) expecting_.push_back({index, grade});
  }

  // About four in five children have two guardians on record.
  void raise(Student& child) {
    bool rural = school_.plan.is_rural;
    int fate = dice_.below(1000), away = rural ? 280 : 90;
    if (fate < away) return raised_while_parents_work_elsewhere(child);
    if (fate < away + 75) return raised_by_one(child);
    add_parent(child, Relation::kFather, dice_.chance(rural ? 120 : 50));
    if (dice_.chance(870)) add_parent(child, Relation::kMother, false);
    if (!rural && dice_.chance(95)) child.care.push_back(CareGroup::kMigrant);
  }

  void raised_while_parents_work_elsewhere(Student& child) {
    child.care.push_back(CareGroup::kLeftBehind);
    add_parent(child, Relation::kFather, true);
    if (dice_.chance(330))
      add_parent(child, Relation::kMother, true);
    else
      add_grandparent(child);
  }

  // A court's limit is rare, and it is there: the guardian stands in the record and gets nothing.
  void raised_by_one(Student& child) {
    child.care.push_back(CareGroup::kSingleParent);
    bool with_mother = dice_.chance(640);
    add_parent(child, with_mother ? Relation::kMother : Relation::kFather, false);
    if (dice_.chance(160)) {
      add_parent(child, with_mother ? Relation::kFather : Relation::kMother, true);
      bool is_limited = dice_.chance(300);
      child.ties.back().may_see = child.ties.back().may_receive = !is_limited;
    } else if (dice_.chance(350)) {
      add_grandparent(child);
    }
  }

  void add_parent(Student& child, Relation relation, bool lives_away) {
    bool is_father = relation == Relation::kFather;
    auto name = is_father ? family_name_ : surname(dice_);
    name += given_name(dice_, is_father ? Sex::kMale : Sex::kFemale, Generation::kParent);
    tie(child, name, relation, lives_away);
  }

  void add_grandparent(Student& child) {
    const auto& who = dice_.pick(kGrandparents);
    auto name = who.relation == Relation::kPaternalGrandfather ? family_name_ : surname(dice_);
    tie(child, name + given_name(dice_, who.sex, Generation::kGrandparent), who.relation, false);
  }

  void tie(Student& child, std::string name, Relation relation, bool lives_away) {
    child.ties.push_back(
        {.guardian = school_.guardians.size(), .relation = relation, .lives_away = lives_away});
    school_.guardians.push_back(
        {numbering_.next_id++, std::move(name), telephone(numbering_.next_telephone++)});
  }

  void describe(Student& child, std::size_t index, const SchoolClass& school_class) {
    child.id = numbering_.next_id++;
    child.sex = dice_.chance(525) ? Sex::kMale : Sex::kFemale;
    child.name = family_name_ + given_name(dice_, child.sex, Generation::kChild);
    family_names_.push_back(family_name_);
    auto first_birthday = make_date(school_.school_year - 6 - school_class.grade, 9, 1);
    child.born_on = first_birthday + std::chrono::days{dice_.below(365)};
    int entry_year =
        people::class_key(school_class.grade, school_class.number, school_.school_year).entry_year;
    child.entered_on = make_date(entry_year, 9, 1);
    auto sequence = school_.plan.school_id % 1000 * 100'000 + std::int64_t(index) + 1;
    child.enrolment_no = enrolment_number(entry_year, sequence);
    child.identity_no = identity(child);
    own_care(child);
  }

  // Schools whose town numbers are equal begin the day's serials thirty places apart, so that no two children
  // of a district share a number.
  std::string identity(const Student& child) {
    int place =
        births_[child.born_on.time_since_epoch().count()]++ + int(school_.plan.school_id / kTowns % 16) * 30;
    int serial = (place * 2 + int(child.sex == Sex::kMale)) % 1000;
    return identity_number(2 + int(school_.plan.school_id % kTowns), child.born_on, serial);
  }

  void own_care(Student& child) {
    bool rural = school_.plan.is_rural;
    auto some = [&](CareGroup group, int permille) {
      if (dice_.chance(permille)) child.care.push_back(group);
    };
    some(CareGroup::kDisability, 9);
    some(CareGroup::kLearningDifficulty, 40);
    some(CareGroup::kPsychological, 19);
    some(CareGroup::kMinimumLiving, rural ? 35 : 15);
    some(CareGroup::kOutOfPoverty, rural ? 70 : 12);
    std::sort(child.care.begin(), child.care.end());
    child.care.erase(std::unique(child.care.begin(), child.care.end()), child.care.end());
  }

  SchoolPeople& school_;
  Dice dice_;
  Numbering& numbering_;
  std::deque<Expecting> expecting_;
  std::string family_name_;
  std::vector<std::string> family_names_;  // one a student
  std::map<std::int64_t, int> births_;
};

}  // namespace

void invent_households(SchoolPeople& school, const std::vector<int>& class_sizes, const Dice& dice,
                       Numbering& numbering) {
  Households(school, dice, numbering).fill(class_sizes);
}

}  // namespace kith::demo
