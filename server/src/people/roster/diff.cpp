// SPDX-License-Identifier: Apache-2.0
#include "people/roster/diff.hpp"

#include <algorithm>

namespace kith::people {
namespace {

std::optional<std::string> shown(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}
std::optional<std::string> shown(const std::optional<Date>& date) {
  return date ? std::optional(to_text(*date)) : std::nullopt;
}
std::optional<std::string> shown(const std::optional<Sex>& sex) {
  return sex ? std::optional(to_text(*sex)) : std::nullopt;
}
std::optional<std::string> shown(Sex sex) { return to_text(sex); }

bool says_nothing(const std::string& text) { return text.empty(); }
bool says_nothing(Sex) { return false; }
template <class T>
bool says_nothing(const std::optional<T>& value) {
  return !value.has_value();
}

// Takes over what the row says, where it says something else.
template <class T>
bool take(std::vector<FieldChange>& fields, const char* field, T& held, const T& said) {
  if (says_nothing(said) || held == said) return false;
  fields.push_back({field, shown(held), shown(said)});
  held = said;
  return true;
}

template <class T>
bool holds(const std::vector<T>& list, const T& entry) {
  return std::ranges::find(list, entry) != list.end();
}

template <class T>
std::vector<T> beyond(const std::vector<T>& list, const std::vector<T>& other) {
  std::vector<T> rest;
  std::ranges::copy_if(list, std::back_inserter(rest), [&](const T& entry) { return !holds(other, entry); });
  return rest;
}

void compare_record(StudentDelta& delta, const RosterStudent& row) {
  bool number = take(delta.fields, "enrolment_no", delta.record.enrolment_no, row.enrolment_no);
  bool name = take(delta.fields, "name", delta.record.name, row.name);
  bool sex = take(delta.fields, "sex", delta.record.sex, row.sex);
  bool born = take(delta.fields, "born_on", delta.record.born_on, row.born_on);
  delta.writes_record = number || name || sex || born;
}

void compare_protected(StudentDelta& delta, const KnownStudent& known, const RosterStudent& row,
                       const StudentNeeds& needs) {
  delta.sets_identity = delta.identity && delta.identity != known.identity;
  if (delta.sets_identity) delta.fields.push_back({"identity_no", {}, {}});
  bool is_same_address = !known.address_sealed.empty() && needs.open(known.address_sealed) == row.address;
  delta.sets_address = !row.address.empty() && !is_same_address;
  if (delta.sets_address) delta.fields.push_back({"address", {}, {}});
}

void compare_class(StudentDelta& delta, const KnownStudent& known, const RosterStudent& row) {
  if (known.class_ref == row.class_ref) return;
  delta.enters_class = true;
  delta.former_class = known.class_ref;
  delta.fields.push_back({known.class_ref ? "class" : "returned", {}, {}});
}

void compare_care(StudentDelta& delta, const KnownStudent& known, const RosterStudent& row,
                  const SheetFacts& sheet) {
  delta.opened = beyond(row.care_groups, known.care_groups);
  for (auto group : beyond(known.care_groups, row.care_groups))
    if (holds(sheet.care_groups, group)) delta.closed.push_back(group);
  if (!delta.opened.empty() || !delta.closed.empty()) delta.fields.push_back({"care_groups", {}, {}});
}

}  // namespace

StudentDelta compare_student(const KnownStudent* known, const RosterStudent& row,
                             const std::optional<Digest>& identity, const SheetFacts& sheet,
                             const StudentNeeds& needs) {
  StudentDelta delta{.row = &row, .identity = identity};
  delta.guardians = compare_guardians(known ? known->guardians : std::vector<KnownGuardian>{}, row.guardians,
                                      sheet.guardian_places, needs.guardians);
  if (!known) {
    delta.enters_class = true;
    delta.opened = row.care_groups;
    return delta;
  }
  delta.student_id = known->student_id;
  delta.record = *known;
  compare_record(delta, row);
  compare_protected(delta, *known, row, needs);
  compare_class(delta, *known, row);
  compare_care(delta, *known, row, sheet);
  for (const auto& field : delta.guardians.fields) delta.fields.push_back({field, {}, {}});
  return delta;
}

StaffDelta compare_staff(const KnownStaff* known, const RosterStaff& row, const SheetFacts& sheet,
                         const std::function<Digest(const std::string& telephone)>& digest) {
  StaffDelta delta{.row = &row};
  delta.begun_posts = row.posts;
  delta.begun_teachings = row.teachings;
  if (!known) return delta;

  delta.staff_id = known->staff_id;
  delta.record = *known;
  bool number = take(delta.fields, "staff_no", delta.record.staff_no, row.staff_no);
  bool name = take(delta.fields, "name", delta.record.name, row.name);
  bool sex = take(delta.fields, "sex", delta.record.sex, row.sex);
  delta.writes_record = number || name || sex;
  delta.sets_telephone = !row.telephone.empty() && known->telephone != digest(row.telephone);
  if (delta.sets_telephone) delta.fields.push_back({"telephone", {}, {}});
  if (known->has_left) delta.fields.push_back({"returned", {}, {}});

  delta.begun_posts = sheet.has_posts ? beyond(row.posts, known->posts) : std::vector<PostEntry>{};
  delta.ended_posts = sheet.has_posts ? beyond(known->posts, row.posts) : std::vector<PostEntry>{};
  // Homeroom is told by the posts, other teachings by the classes taught.
  auto is_told = [&](const TeachingEntry& entry) {
    return entry.role == TeachingRole::kHomeroom ? sheet.has_posts : sheet.has_taught_classes;
  };
  delta.begun_teachings = beyond(row.teachings, known->teachings);
  delta.ended_teachings = beyond(known->teachings, row.teachings);
  std::erase_if(delta.begun_teachings, std::not_fn(is_told));
  std::erase_if(delta.ended_teachings, std::not_fn(is_told));
  if (!delta.begun_posts.empty() || !delta.ended_posts.empty()) delta.fields.push_back({"posts", {}, {}});
  if (!delta.begun_teachings.empty() || !delta.ended_teachings.empty())
    delta.fields.push_back({"teachings", {}, {}});
  return delta;
}

const KnownStaff* find_staff(const std::vector<KnownStaff>& known, const RosterStaff& row) {
  if (!row.staff_no.empty()) {
    auto found = std::ranges::find(known, row.staff_no, &KnownStaff::staff_no);
    if (found != known.end()) return &*found;
  }
  auto fits = [&](const KnownStaff& staff) {
    bool differs = !staff.staff_no.empty() && !row.staff_no.empty();
    return staff.name == row.name && !differs;
  };
  if (std::ranges::count_if(known, fits) != 1) return nullptr;
  return &*std::ranges::find_if(known, fits);
}

}  // namespace kith::people
