// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/teacher_book.hpp"

#include <algorithm>
#include <tuple>

#include "capabilities/visits/planning/households.hpp"

namespace kith::visits {

bool is_away(const PlanTeacher& teacher, const HalfDay& at) {
  if (teacher.busy.holds(at)) return true;
  return std::any_of(teacher.leave.begin(), teacher.leave.end(), [&](const auto& leave) {
    return leave.first <= at.on && (!leave.second || at.on < *leave.second);
  });
}

bool knows_class(const PlanTeacher& teacher, std::int64_t class_id) {
  auto holds = [&](const auto& classes) {
    return std::find(classes.begin(), classes.end(), class_id) != classes.end();
  };
  return holds(teacher.teaches) || holds(teacher.leads);
}

TeacherBook::TeacherBook(const PlanTask& task)
    : task_(task),
      taken_(task.teachers.size(), std::vector<char>(task.half_days.size(), 0)),
      load_(task.teachers.size(), 0) {
  for (std::size_t t = 0; t < task.teachers.size(); ++t) {
    const auto& teacher = task.teachers[t];
    index_[teacher.staff_id] = t;
    for (auto class_id : teacher.homeroom_of) classes_[class_id].homerooms.push_back(t);
    for (auto class_id : teacher.teaches)
      if (teacher.homeroom_of.empty()) classes_[class_id].subjects.push_back(t);
    for (std::size_t d = 0; d < task.half_days.size(); ++d)
      taken_[t][d] = is_away(teacher, task.half_days[d]);
  }
}

std::size_t TeacherBook::index_of(std::int64_t staff_id) const {
  auto found = index_.find(staff_id);
  return found == index_.end() ? kNobody : found->second;
}

std::size_t TeacherBook::homeroom_of(std::int64_t class_id) const {
  auto found = classes_.find(class_id);
  bool has_one = found != classes_.end() && !found->second.homerooms.empty();
  return has_one ? found->second.homerooms.front() : kNobody;
}

bool TeacherBook::is_less_loaded(std::size_t a, std::size_t b) const {
  return std::tuple(load_[a], a) < std::tuple(load_[b], b);
}

std::size_t TeacherBook::least_loaded(const std::vector<std::size_t>& teachers) const {
  auto found = std::min_element(teachers.begin(), teachers.end(),
                                [&](auto a, auto b) { return is_less_loaded(a, b); });
  return found == teachers.end() ? kNobody : *found;
}

void TeacherBook::sort_by_load(std::vector<std::size_t>& teachers) const {
  std::sort(teachers.begin(), teachers.end(), [&](auto a, auto b) { return is_less_loaded(a, b); });
}

}  // namespace kith::visits
