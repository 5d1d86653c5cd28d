// SPDX-License-Identifier: Apache-2.0
// What the planner keeps of teachers while it plans: their classes, half-days taken, families taken on. A
// teacher is an index into the task's teachers; one thread.
#pragma once

#include <map>
#include <set>

#include "capabilities/visits/planning/planner.hpp"

namespace kith::visits {

class TeacherBook {
 public:
  // `task` outlives the book.
  explicit TeacherBook(const PlanTask& task);

  std::size_t size() const { return task_.teachers.size(); }
  const PlanTeacher& at(std::size_t teacher) const { return task_.teachers[teacher]; }
  // kNobody for all of these when there is none.
  std::size_t index_of(std::int64_t staff_id) const;
  std::size_t homeroom_of(std::int64_t class_id) const;
  std::size_t least_loaded(const std::vector<std::size_t>& teachers) const;
  const std::vector<std::size_t>& homerooms_of(std::int64_t class_id) { return classes_[class_id].homerooms; }
  // Those who are homeroom teacher of no class.
  const std::vector<std::size_t>& subjects_of(std::int64_t class_id) { return classes_[class_id].subjects; }
  // The least loaded first.
  void sort_by_load(std::vector<std::size_t>& teachers) const;

  bool is_taken(std::size_t teacher, std::size_t half_day) const { return taken_[teacher][half_day] != 0; }
  void take(std::size_t teacher, std::size_t half_day) { taken_[teacher][half_day] = 1; }
  void add_load(std::size_t teacher, int families) { load_[teacher] += families; }

  bool takes_part(std::size_t teacher) const { return takes_part_.contains(teacher); }
  void note_part(std::size_t teacher) { takes_part_.insert(teacher); }

 private:
  struct KnownClass {
    std::vector<std::size_t> homerooms, subjects;
  };

  bool is_less_loaded(std::size_t a, std::size_t b) const;

  const PlanTask& task_;
  std::map<std::int64_t, std::size_t> index_;
  std::map<std::int64_t, KnownClass> classes_;
  std::vector<std::vector<char>> taken_;  // teacher, half-day
  std::vector<int> load_;                 // families
  std::set<std::size_t> takes_part_;
};

}  // namespace kith::visits
