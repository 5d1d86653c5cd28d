// SPDX-License-Identifier: Apache-2.0
#include "delivery/dingtalk/dingtalk_directory.hpp"

#include <boost/json/serialize.hpp>
#include <deque>
#include <set>

#include "people/roster/cells.hpp"
#include "platform/text/normal.hpp"

namespace kith::delivery::dingtalk {
namespace {

using boost::json::object;
using people::Relation;

constexpr int kPageSize = 30;
// More than any class, grade or campus has.
constexpr int kMostPages = 400;
constexpr std::size_t kMostDepartments = 20'000;

Relation relation_of(const std::string& code) {
  static const std::map<std::string, Relation> known{{"F", Relation::kFather},
                                                     {"M", Relation::kMother},
                                                     {"GF", Relation::kPaternalGrandfather},
                                                     {"GM", Relation::kPaternalGrandmother},
                                                     {"GFA", Relation::kMaternalGrandfather},
                                                     {"GMA", Relation::kMaternalGrandmother},
                                                     {"U", Relation::kRelative},
                                                     {"A", Relation::kRelative},
                                                     {"B", Relation::kSibling},
                                                     {"S", Relation::kSibling}};
  auto found = known.find(code);
  return found == known.end() ? Relation::kOther : found->second;
}

// JSON in a text, or an object.
object feature_of(const object& told) {
  auto text = text_at(told, "feature");
  return text.empty() ? object_at(told, "feature") : read_object(text).value_or(object());
}

struct Department {
  std::string id;
  std::string type;
  std::string name;
  std::string grade = {};  // the name of the grade it stands in
  std::vector<std::string> within = {};
};

DirectoryClass class_of(const Department& department) {
  auto parsed = people::parse_class(text::normal_word(department.name));
  bool says_grade = parsed && parsed->grade;
  return {.id = department.id,
          .name = (says_grade ? "" : department.grade) + department.name,
          .within = department.within};
}

}  // namespace

Result<std::vector<object>> DingtalkDirectory::pages(const std::string& path, object body, const char* list) {
  constexpr std::int64_t kBusy = -1, kTooOften = 90018, kSubcode = 88;
  std::vector<object> found;
  for (int page = 1; page <= kMostPages; ++page) {
    body["page_no"] = page;
    body["page_size"] = kPageSize;
    auto answer = api_.post(path, {boost::json::serialize(body)}).at(0);
    if (!answer.errcode || *answer.errcode == kBusy || *answer.errcode == kTooOften ||
        *answer.errcode == kSubcode)
      return directory_silent();
    if (*answer.errcode != 0) return directory_refused(kind(), *answer.errcode);
    auto result = object_at(answer.body, "result");
    auto some = objects_at(result, list);
    found.insert(found.end(), some.begin(), some.end());
    if (!is_true_at(result, "has_more") || some.empty()) return found;
  }
  return directory_refused(kind(), 0);
}

Result<std::vector<DirectoryClass>> DingtalkDirectory::classes() {
  std::vector<DirectoryClass> classes;
  std::set<std::string> seen;
  std::deque<Department> above{Department{}};
  for (; !above.empty(); above.pop_front()) {
    const auto& parent = above.front();
    object body;
    if (!parent.id.empty()) body["super_id"] = std::stoll(parent.id);
    auto told = pages("/topapi/edu/dept/list", body, "details");
    if (!told) return told.error();
    for (const auto& each : *told) {
      auto id = number_at(each, "dept_id");
      if (!id || !seen.insert(std::to_string(*id)).second) continue;
      if (seen.size() > kMostDepartments) return directory_refused(kind(), 0);
      Department child{.id = std::to_string(*id),
                       .type = text_at(each, "dept_type"),
                       .name = text_at(each, "name"),
                       .grade = parent.grade,
                       .within = parent.within};
      if (child.type == "class") {
        classes.push_back(class_of(child));
        continue;
      }
      if (child.type == "grade") child.grade = child.name;
      child.within.push_back(child.name);
      above.push_back(std::move(child));
    }
  }
  return classes;
}

Result<std::vector<DirectoryStudent>> DingtalkDirectory::students(const DirectoryClass& of) {
  const object in_class{{"class_id", std::stoll(of.id)}};
  auto asked_for = [&](const char* role) {
    auto body = in_class;
    body["role"] = role;
    return pages("/topapi/edu/user/list", body, "details");
  };
  auto students = asked_for("student");
  if (!students) return students.error();
  auto guardians = asked_for("guardian");
  if (!guardians) return guardians.error();
  auto relations = pages("/topapi/edu/user/relation/list", in_class, "relations");
  if (!relations) return relations.error();

  std::map<std::string, std::string> telephones;
  for (const auto& each : *guardians)
    telephones[text_at(each, "userid")] = text_at(feature_of(each), "mobile");
  std::map<std::string, DirectoryStudent> by_user;
  for (const auto& each : *students)
    by_user[text_at(each, "userid")] = {.student_no = text_at(feature_of(each), "student_no"),
                                        .name = text_at(each, "name")};
  for (const auto& each : *relations) {
    auto student = by_user.find(text_at(each, "to_userid"));
    auto guardian = telephones.find(text_at(each, "from_userid"));
    // Who stands in one list alone is left out until both say so.
    if (student == by_user.end() || guardian == telephones.end()) continue;
    student->second.contacts.push_back({.address = guardian->first,
                                        .relation = relation_of(text_at(each, "relation_code")),
                                        .telephone = guardian->second});
  }
  std::vector<DirectoryStudent> found;
  for (auto& [user, student] : by_user) found.push_back(std::move(student));
  return found;
}

}  // namespace kith::delivery::dingtalk
