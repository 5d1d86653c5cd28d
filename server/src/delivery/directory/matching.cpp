// SPDX-License-Identifier: Apache-2.0
#include "delivery/directory/matching.hpp"

#include <algorithm>

#include "people/roster/cells.hpp"
#include "platform/secrets/telephone.hpp"
#include "platform/text/normal.hpp"

namespace kith::delivery {

using people::Relation;

KnownStudents::KnownStudents(std::vector<KnownStudent> students, int school_year)
    : students_(std::move(students)), school_year_(school_year) {
  for (const auto& student : students_) {
    if (!student.enrolment_no.empty()) by_number_.emplace(student.enrolment_no, &student);
    by_name_.emplace(student.name, &student);
  }
}

std::optional<people::ClassKey> KnownStudents::key_of(const std::string& class_name) const {
  auto parsed = people::parse_class(text::normal_word(class_name));
  if (!parsed || !parsed->grade) return std::nullopt;
  return people::class_key(*parsed->grade, parsed->number, school_year_);
}

std::variant<const KnownStudent*, Mismatch> KnownStudents::find(const DirectoryStudent& student,
                                                                const std::string& class_name) const {
  auto name = text::normal_name(student.name);
  // A number alone may be another numbering that happens to meet ours.
  auto numbered = by_number_.find(people::number_text(text::normal_text(student.student_no)));
  if (numbered != by_number_.end() && numbered->second->name == name) return numbered->second;
  auto key = key_of(class_name);
  std::vector<const KnownStudent*> found;
  auto [from, to] = by_name_.equal_range(name);
  for (auto each = from; each != to; ++each)
    if (!key || each->second->class_key == *key) found.push_back(each->second);
  if (found.empty()) return Mismatch::kStudentUnknown;
  if (found.size() > 1) return Mismatch::kStudentAmbiguous;
  return found.front();
}

std::variant<std::int64_t, Mismatch> guardian_of(const KnownStudent& known, const DirectoryStudent& student,
                                                 const DirectoryContact& contact,
                                                 const secrets::Sealer& sealer) {
  auto telephone = secrets::normal_telephone(contact.telephone);
  auto hash = telephone ? std::optional(secrets::telephone_hash(sealer, *telephone)) : std::nullopt;
  if (hash)
    for (const auto& guardian : known.guardians)
      if (guardian.telephone_hash == hash) return guardian.guardian_id;
  auto is_of_relation = [&](const auto& each) { return each.relation == contact.relation; };
  auto here = std::ranges::count_if(known.guardians, is_of_relation);
  if (contact.relation == Relation::kOther || here == 0) return Mismatch::kGuardianUnknown;
  if (here > 1 || std::ranges::count_if(student.contacts, is_of_relation) > 1)
    return Mismatch::kGuardianAmbiguous;
  const auto& only = *std::ranges::find_if(known.guardians, is_of_relation);
  if (hash && only.telephone_hash) return Mismatch::kTelephoneDiffers;
  return only.guardian_id;
}

std::vector<DirectoryClass> classes_of_school(std::vector<DirectoryClass> classes, const std::string& school,
                                              bool is_only_school) {
  if (is_only_school) return classes;
  std::erase_if(classes, [&](const DirectoryClass& each) {
    return std::ranges::none_of(each.within,
                                [&](const auto& name) { return text::normal_text(name) == school; });
  });
  return classes;
}

}  // namespace kith::delivery
