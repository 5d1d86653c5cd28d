// SPDX-License-Identifier: Apache-2.0
#include "people/directory.hpp"

#include <algorithm>

#include "calendar/calendar_store.hpp"
#include "people/absences.hpp"
#include "people/directory_store.hpp"

namespace kith::people {
namespace {

constexpr std::size_t kMostFound = 30;

StudentLine line_of(const StudentRow& row, const ClassNaming& naming) {
  return {row, given_name(row.name), naming.name(row.key())};
}

std::vector<StudentLine> lines_of(const std::vector<StudentRow>& rows, const ClassNaming& naming) {
  std::vector<StudentLine> lines;
  for (const auto& row : rows) lines.push_back(line_of(row, naming));
  return lines;
}

// Letters are found in any case, spaces in pinyin do not matter, and % or _ mean themselves.
std::string search_pattern(const std::string& query) {
  std::string pattern = "%";
  for (char c : query) {
    if (c == ' ') continue;
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
  }
  return pattern + "%";
}

}  // namespace

std::vector<ChildCard> children_of(db::Session& session, const Viewer& viewer, Date today) {
  if (!viewer.has(kGuardian)) return {};
  std::vector<ChildCard> cards;
  for (const auto& row : own_children(session, viewer, today)) {
    ClassNaming naming{row.junior_naming, calendar::school_year_of(today)};
    cards.push_back({row, given_name(row.name), grade_in(row.key(), naming.school_year), row.number,
                     naming.name(row.key())});
  }
  return cards;
}

Result<SchoolToday> Directory::school_today(const Viewer& viewer) {
  return db_.read([&](db::Session& session) -> Result<SchoolToday> {
    auto school = find_school(session, viewer.school_id);
    if (!school) return not_found("people.no_such_school");
    auto today = clock_.today();
    auto calendar = calendar::load_calendar(session, viewer.school_id);
    const auto* term = calendar::term_of(calendar, today);
    return SchoolToday{.school_id = school->school_id,
                       .name = school->name,
                       .stage = school->stage,
                       .today = today,
                       .school_year = calendar::school_year_of(today),
                       .term_no = term ? term->term_no : 0,
                       .school_week = calendar::school_week(calendar, today),
                       .junior_naming = school->junior_naming};
  });
}

std::vector<ClassCard> Directory::classes(const Viewer& viewer) {
  return db_.read([&](db::Session& session) {
    auto today = clock_.today();
    auto naming = naming_of(session, viewer.school_id, today);
    std::vector<ClassCard> cards;
    for (const auto& row : classes_in(session, classes_in_sight(viewer, today), today))
      cards.push_back({row, grade_in(row.key(), naming.school_year), row.number, naming.name(row.key()),
                       viewer.has(kStaff) && row.homeroom_id == viewer.person_id});
    return cards;
  });
}

Result<std::vector<StudentLine>> Directory::students_of_class(const Viewer& viewer, std::int64_t class_id) {
  return db_.read([&](db::Session& session) -> Result<std::vector<StudentLine>> {
    auto today = clock_.today();
    if (!may_see_class(session, viewer, today, class_id)) return not_found("people.no_such_class");
    auto rows = students_in(session, students_in_sight(viewer, today),
                            "s.left_on is null and s.class_id = :class_id", {{"class_id", class_id}});
    return lines_of(rows, naming_of(session, viewer.school_id, today));
  });
}

Result<StudentFile> Directory::student(const Viewer& viewer, std::int64_t student_id) {
  return db_.read([&](db::Session& session) -> Result<StudentFile> {
    auto today = clock_.today();
    auto scope = students_in_sight(viewer, today);
    auto naming = naming_of(session, viewer.school_id, today);
    auto found = students_in(session, scope, "s.id = :student_id", {{"student_id", student_id}});
    if (found.empty()) return not_found("people.no_such_student");

    StudentFile file{.student = line_of(found.front(), naming)};
    for (const auto& row : guardians_of(session, viewer.school_id, student_id)) {
      bool may_call = viewer.has(kStaff) && row.telephone_sealed;
      file.guardians.push_back(
          {row, may_call ? std::optional(sealer_.open(*row.telephone_sealed)) : std::nullopt});
    }
    auto siblings =
        students_in(session, scope, "s.left_on is null and s.family_id = :family_id and s.id <> :student_id",
                    {{"family_id", found.front().family_id}, {"student_id", student_id}});
    file.siblings = lines_of(siblings, naming);
    auto care = care_in_sight(viewer, today);
    if (has_care_grant(session, care, student_id))
      file.care_groups = care_groups_of(session, care, student_id, today);
    return file;
  });
}

std::vector<StudentLine> Directory::search(const Viewer& viewer, const std::string& query) {
  auto pattern = search_pattern(query);
  if (pattern == "%%") return {};
  return db_.read([&](db::Session& session) {
    auto today = clock_.today();
    auto rows =
        students_in(session, students_in_sight(viewer, today),
                    "s.left_on is null and s.name_keys like :pattern escape '!'", {{"pattern", pattern}});
    if (rows.size() > kMostFound) rows.resize(kMostFound);
    return lines_of(rows, naming_of(session, viewer.school_id, today));
  });
}

std::vector<ChildCard> Directory::children(const Viewer& viewer) {
  return db_.read([&](db::Session& session) { return children_of(session, viewer, clock_.today()); });
}

std::vector<StaffLine> Directory::staff(const Viewer& viewer) {
  return db_.read([&](db::Session& session) {
    auto today = clock_.today();
    auto naming = naming_of(session, viewer.school_id, today);
    std::vector<StaffLine> lines;
    auto line_of = [&](std::int64_t staff_id) {
      return std::find_if(lines.begin(), lines.end(),
                          [&](const StaffLine& l) { return l.staff_id == staff_id; });
    };
    for (const auto& row : posts_of_staff(session, viewer.school_id, today)) {
      if (lines.empty() || lines.back().staff_id != row.staff_id)
        lines.push_back({.staff_id = row.staff_id, .name = row.name});
      lines.back().posts.push_back(row.post);
    }
    for (const auto& row : classes_taught(session, viewer.school_id, today)) {
      auto line = line_of(row.staff_id);
      if (line != lines.end()) line->classes.push_back(naming.name(row));
    }
    for (const auto& row : absences_from(session, viewer.school_id, today)) {
      auto line = line_of(row.staff_id);
      if (line != lines.end()) line->absences.push_back(row);
    }
    return lines;
  });
}

std::vector<SchoolLine> Directory::schools() { return db_.read(school_sizes); }

}  // namespace kith::people
