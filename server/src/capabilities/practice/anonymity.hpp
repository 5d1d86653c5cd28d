// SPDX-License-Identifier: Apache-2.0
// Whether a text that leaves the school (P1.9) could tell who it is about: a name of anybody at the school, a
// place, a school or class, a telephone or other number, a day, or a fact that few share. Better one finding
// too many than one too few: a finding is cleared by writing something else, and nothing is sent while one is
// left. Pure but for its own dictionary; any thread.
//
// What it cannot know: a nickname, a name of somebody who was never at the school, a story that everybody in
// the neighbourhood has heard. The leader who approves reads for those.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "people/words.hpp"
#include "platform/json/describe.hpp"

namespace kith::practice {

// What was found. kSurname: 小王, 王老师, 王某. kSmallGroup: a care group of fewer than five children at the
// school. kRareFact: what few families anywhere share, such as twins or a parent in prison.
enum class Trace {
  kFullName,
  kGivenName,
  kSurname,
  kPinyin,
  kPlace,
  kSchool,
  kClass,
  kTelephone,
  kNumber,
  kAccount,
  kDay,
  kSmallGroup,
  kRareFact
};
KITH_DESCRIBE_ENUM(Trace, kFullName, kGivenName, kSurname, kPinyin, kPlace, kSchool, kClass, kTelephone,
                   kNumber, kAccount, kDay, kSmallGroup, kRareFact)

// What to write instead.
enum class Instead {
  kTheChild,      // 这个孩子
  kAGuardian,     // 家长
  kAClassmate,    // 一位同学
  kATeacher,      // 一位老师
  kTheirHome,     // 孩子家
  kTheSchool,     // 学校
  kTheClass,      // 班里
  kSomeTime,      // 有一天
  kGeneralWords,  // 家里有些难处
  kNothing        // leave it out
};
KITH_DESCRIBE_ENUM(Instead, kTheChild, kAGuardian, kAClassmate, kATeacher, kTheirHome, kTheSchool, kTheClass,
                   kSomeTime, kGeneralWords, kNothing)

// start, length: characters of the text, from 0. text: as it stands there.
struct Finding {
  std::string field;
  int start = 0;
  int length = 0;
  std::string text;
  Trace trace = Trace::kFullName;
  Instead instead = Instead::kNothing;
};
KITH_DESCRIBE(Finding, (field, start, length, text, trace, instead))

enum class Whose { kTheChild, kGuardian, kStudent, kStaff };

// is_close: of the child's family, class or teachers; short forms of their names tell more.
struct KnownPerson {
  std::string name;
  Whose whose = Whose::kStudent;
  bool is_close = false;
};

// What the school knows of itself.
struct Known {
  std::vector<KnownPerson> people;
  std::vector<std::string> addresses;  // of all families
  std::string home_address;            // of the child
  std::vector<std::string> schools;    // of the district
  std::set<people::CareGroup> few;     // care groups of fewer than five children
};

class Traces {
 public:
  explicit Traces(const Known& known);
  ~Traces();
  Traces(Traces&&) noexcept;

  // In the order of the text, none overlapping another.
  std::vector<Finding> in(const std::string& field, std::string_view text) const;

 private:
  struct Words;
  std::unique_ptr<Words> words_;
};

}  // namespace kith::practice
