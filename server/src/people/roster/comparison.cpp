// SPDX-License-Identifier: Apache-2.0
#include "people/roster/comparison.hpp"

#include <algorithm>
#include <map>

#include "platform/secrets/telephone.hpp"

namespace kith::people {

std::vector<RosterBatch> batches_of(const Roster& roster) {
  std::map<ClassRef, std::vector<int>> classes;
  for (int i = 0; i < int(roster.students.size()); ++i)
    classes[roster.students[std::size_t(i)].class_ref].push_back(i);
  std::vector<RosterBatch> batches;
  std::size_t room = 0;
  for (const auto& [class_ref, rows] : classes)
    for (std::size_t first = 0; first < rows.size(); first += kBatchRows) {
      auto last = std::min(first + kBatchRows, rows.size());
      if (last - first > room) {
        batches.emplace_back();
        room = kBatchRows;
      }
      room -= last - first;
      batches.back().push_back(
          {class_ref, {rows.begin() + std::ptrdiff_t(first), rows.begin() + std::ptrdiff_t(last)}});
    }
  return batches;
}

RosterComparison::RosterComparison(db::Session& session, const RosterSchool& school, Roster& roster,
                                   const secrets::Sealer& sealer)
    : school_(school),
      roster_(roster),
      sealer_(sealer),
      classes_(load_classes(session, school)),
      index_(load_student_index(session, school)),
      staff_(load_staff(session, school)) {
  load_guardian_index(session, school.school_id, guardians_);
  match_students();
}

void RosterComparison::match_students() {
  // In place: a second copy of a large roster would double the room it takes.
  auto is_repeated = [&](const RosterStudent& row) {
    std::optional<Digest> identity;
    if (!row.identity_no.empty()) identity = digest_of(sealer_.blind_index("identity", row.identity_no));
    auto student_id = index_.find(row, identity);
    if (student_id && !matched_.insert(student_id).second) {
      const auto& sheet = roster_.sheets[std::size_t(row.sheet)].name;
      roster_.refused.push_back({sheet, row.row, "姓名", "roster.student_repeated"});
      return true;
    }
    matches_.push_back(student_id);
    identities_.push_back(identity);
    return false;
  };
  std::erase_if(roster_.students, is_repeated);
}

std::vector<StudentDelta> RosterComparison::compare(db::Session& session, const RosterGroup& group,
                                                    const std::function<std::int64_t()>& new_id) {
  KnownStudents known;
  auto known_class = classes_.find(group.class_ref);
  bool has_known = std::ranges::any_of(group.rows, [&](int i) { return matches_[std::size_t(i)] != 0; });
  if (has_known && known_class != classes_.end())
    load_class(session, school_, known_class->second.class_id, known);

  StudentNeeds needs{.guardians = {.index = guardians_,
                                   .digest =
                                       [&](const auto& number) {
                                         return digest_of(secrets::telephone_hash(sealer_, number));
                                       },
                                   .new_id = new_id},
                     .open = [&](const auto& sealed) { return sealer_.open(sealed); }};
  std::vector<StudentDelta> deltas;
  for (int i : group.rows) {
    auto at = std::size_t(i);
    auto student_id = matches_[at];
    if (student_id && !known.contains(student_id)) load_student(session, school_, student_id, known);
    const auto& row = roster_.students[at];
    deltas.push_back(compare_student(student_id ? &known.at(student_id) : nullptr, row, identities_[at],
                                     roster_.sheets[std::size_t(row.sheet)], needs));
  }
  return deltas;
}

bool RosterComparison::is_mentioned(SheetKind kind, const std::string& number,
                                    const std::string& name) const {
  return std::ranges::any_of(roster_.refused_people, [&](const RefusedPerson& person) {
    bool has_number = !number.empty() && person.number == number;
    return person.kind == kind && (has_number || person.name == name);
  });
}

std::vector<KnownStudent> RosterComparison::departed(db::Session& session) const {
  std::vector<KnownStudent> departed;
  for (auto student_id : index_.present()) {
    if (matched_.contains(student_id)) continue;
    KnownStudents known;
    load_student(session, school_, student_id, known);
    auto& student = known.at(student_id);
    if (!is_mentioned(SheetKind::kStudents, student.enrolment_no, student.name))
      departed.push_back(std::move(student));
  }
  return departed;
}

std::vector<StaffDelta> RosterComparison::compare_staff() const {
  auto digest = [&](const std::string& number) {
    return digest_of(secrets::telephone_hash(sealer_, number));
  };
  std::vector<StaffDelta> deltas;
  for (const auto& row : roster_.staff)
    deltas.push_back(
        people::compare_staff(find_staff(staff_, row), row, roster_.sheets[std::size_t(row.sheet)], digest));
  return deltas;
}

std::vector<KnownStaff> RosterComparison::departed_staff() const {
  std::set<std::int64_t> meant;
  for (const auto& row : roster_.staff)
    if (const auto* staff = find_staff(staff_, row)) meant.insert(staff->staff_id);
  std::vector<KnownStaff> departed;
  for (const auto& staff : staff_)
    if (!staff.has_left && !meant.contains(staff.staff_id) &&
        !is_mentioned(SheetKind::kStaff, staff.staff_no, staff.name))
      departed.push_back(staff);
  return departed;
}

}  // namespace kith::people
