// SPDX-License-Identifier: Apache-2.0
// Lines of lists that name somebody: classes, who is missing, duties.
#pragma once

#include <algorithm>

#include "norms/boards/board.hpp"
#include "norms/boards/frame.hpp"
#include "people/directory_store.hpp"

namespace kith::norms {

// The classes within sight, by their names.
class Classes {
 public:
  Classes(db::Session& session, const people::Viewer& viewer, Date today)
      : school_year_(calendar::school_year_of(today)) {
    if (auto school = people::find_school(session, viewer.school_id)) {
      naming_ = school->junior_naming;
      school_name_ = school->name;
    }
    rows_ = people::classes_in(session, people::classes_in_sight(viewer, today), today);
    std::stable_sort(rows_.begin(), rows_.end(),
                     [&](const auto& a, const auto& b) { return grade(a) < grade(b); });
  }

  const std::vector<people::ClassRow>& rows() const { return rows_; }
  int grade(const people::ClassRow& row) const { return people::grade_in(row.key(), school_year_); }
  const std::string& school_name() const { return school_name_; }
  std::string grade_name(int grade) const { return people::grade_name(grade, naming_); }
  std::string name(const people::ClassRow& row) const {
    return people::class_name(grade(row), row.number, naming_);
  }
  const people::ClassRow* find(std::int64_t class_id) const {
    auto found =
        std::find_if(rows_.begin(), rows_.end(), [&](const auto& row) { return row.class_id == class_id; });
    return found == rows_.end() ? nullptr : &*found;
  }

 private:
  int school_year_;
  std::string school_name_;
  people::JuniorNaming naming_ = people::JuniorNaming::kByNumber;
  std::vector<people::ClassRow> rows_;
};

NormClassLine class_line(const Frame& frame, const Classes& classes, const people::ClassRow& row,
                         const NormLine& norm, const Rule& rule, const calendar::Period& period,
                         const ClassScoreRow& score);

// Students whose names the viewer may read under a norm, by the alias s.
people::Scope names_in_sight(const Rule& rule, const people::Viewer& viewer, Date today);

// Who is missing, as far as the viewer may know: students within sight, those of a rule about care groups
// within the grant for them; of staff the desk all and others themselves.
std::vector<MissingRow> rows_missing(db::Session& session, const people::Viewer& viewer, Date today,
                                     const Rule& rule, const WhichMissing& which);

MissingLine missing_line(const MissingRow& row, Of of, const Classes& classes);

MissingLine missed_line(const MissedDuty& duty, const Classes& classes);

// Norms in force that no period of this school year has judged yet.
std::vector<ComingNorm> coming_norms(db::Session& session, const Catalogue& catalogue, const Frame& frame);

}  // namespace kith::norms
