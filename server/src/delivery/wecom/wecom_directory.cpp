// SPDX-License-Identifier: Apache-2.0
#include "delivery/wecom/wecom_directory.hpp"

#include <set>

#include "people/roster/cells.hpp"
#include "platform/text/normal.hpp"

namespace kith::delivery::wecom {
namespace {

// The whole tree of a large school in one answer.
constexpr std::size_t kLongestAnswer = 16 * 1024 * 1024;
constexpr std::int64_t kRoot = 1, kClass = 1, kGrade = 2;
constexpr std::size_t kMostDepartments = 20'000;

struct Department {
  std::int64_t parent = 0;
  std::int64_t type = 0;
  std::string name;
};
using Tree = std::map<std::int64_t, Department>;

Settings patient(Settings settings) {
  settings.patience.longest_reply = kLongestAnswer;
  return settings;
}

// The grade stands above its class, unless the class says it itself.
DirectoryClass class_of(const Tree& tree, std::int64_t id) {
  DirectoryClass made{.id = std::to_string(id), .name = tree.at(id).name};
  std::set<std::int64_t> passed{id};
  for (auto above = tree.find(tree.at(id).parent); above != tree.end() && passed.insert(above->first).second;
       above = tree.find(above->second.parent)) {
    auto parsed = people::parse_class(text::normal_word(made.name));
    bool says_grade = parsed && parsed->grade;
    if (above->second.type == kGrade && !says_grade) made.name = above->second.name + made.name;
    made.within.push_back(above->second.name);
  }
  return made;
}

DirectoryStudent student_of(const boost::json::object& told) {
  DirectoryStudent student{.student_no = text_at(told, "student_userid"), .name = text_at(told, "name")};
  for (const auto& parent : objects_at(told, "parents")) {
    auto address = text_at(parent, "parent_userid");
    if (address.empty()) continue;
    student.contacts.push_back(
        {.address = address,
         .relation = people::parse_relation(text::normal_text(text_at(parent, "relation"))),
         .telephone = text_at(parent, "mobile"),
         .follows = number_at(parent, "is_subscribe").value_or(1) != 0});
  }
  return student;
}

}  // namespace

WecomDirectory::WecomDirectory(const Clock& clock, Settings settings)
    : api_(api_of(clock, patient(std::move(settings)))) {}

Result<boost::json::object> WecomDirectory::ask(const std::string& path,
                                                const std::map<std::string, std::string>& query) {
  auto answer = api_.get(path, query);
  constexpr std::int64_t kBusy = -1, kTooOften = 45009, kTooManyAtOnce = 45033;
  if (!answer.errcode || *answer.errcode == kBusy || *answer.errcode == kTooOften ||
      *answer.errcode == kTooManyAtOnce)
    return directory_silent();
  if (*answer.errcode != 0) return directory_refused(kind(), *answer.errcode);
  return std::move(answer.body);
}

// An answer may hold the whole tree or one floor of it: what has no children yet is asked for them.
Result<std::vector<DirectoryClass>> WecomDirectory::classes() {
  Tree tree;
  std::set<std::int64_t> asked, has_children;
  std::vector<std::int64_t> to_ask{kRoot};
  while (!to_ask.empty()) {
    auto id = to_ask.back();
    to_ask.pop_back();
    if (has_children.contains(id) || !asked.insert(id).second) continue;
    auto answer = ask("/cgi-bin/school/department/list", {{"id", std::to_string(id)}});
    if (!answer) return answer.error();
    for (const auto& told : objects_at(*answer, "departments")) {
      auto child = number_at(told, "id").value_or(0);
      Department department{number_at(told, "parentid").value_or(0), number_at(told, "type").value_or(0),
                            text_at(told, "name")};
      if (child == id || !tree.emplace(child, department).second) continue;
      has_children.insert(department.parent);
      if (department.type != kClass) to_ask.insert(to_ask.begin(), child);
      if (tree.size() > kMostDepartments) return directory_refused(kind(), 0);
    }
  }
  std::vector<DirectoryClass> classes;
  for (const auto& [id, department] : tree)
    if (department.type == kClass) classes.push_back(class_of(tree, id));
  return classes;
}

Result<std::vector<DirectoryStudent>> WecomDirectory::students(const DirectoryClass& of) {
  auto answer = ask("/cgi-bin/school/user/list", {{"department_id", of.id}, {"fetch_child", "0"}});
  if (!answer) return answer.error();
  std::vector<DirectoryStudent> students;
  for (const auto& told : objects_at(*answer, "students")) students.push_back(student_of(told));
  return students;
}

}  // namespace kith::delivery::wecom
