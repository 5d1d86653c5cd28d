// SPDX-License-Identifier: Apache-2.0
#include "people/roster/known.hpp"

#include <charconv>

namespace kith::people {
namespace {

std::uint64_t hexadecimal(std::string_view digits) {
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return number;
}

std::string name_key(const ClassRef& class_ref, const std::string& name) {
  return std::to_string(class_ref.grade) + "/" + std::to_string(class_ref.number) + "/" + name;
}

}  // namespace

Digest digest_of(std::string_view blind_index) {
  return {hexadecimal(blind_index.substr(0, 16)), hexadecimal(blind_index.substr(16, 16))};
}

void StudentIndex::add(const Entry& entry) {
  places_[entry.student_id] = entry.class_ref;
  if (!entry.enrolment_no.empty()) by_enrolment_[entry.enrolment_no] = entry.student_id;
  if (entry.identity) by_identity_[*entry.identity] = entry.student_id;
  if (!entry.class_ref) return;
  present_.push_back(entry.student_id);
  auto [named, is_new] =
      by_name_.try_emplace(name_key(*entry.class_ref, entry.name),
                           Named{entry.student_id, !entry.enrolment_no.empty(), entry.identity.has_value()});
  if (!is_new) named->second.student_id = 0;
}

std::int64_t StudentIndex::find(const RosterStudent& row, const std::optional<Digest>& identity) const {
  if (auto found = by_enrolment_.find(row.enrolment_no);
      !row.enrolment_no.empty() && found != by_enrolment_.end())
    return found->second;
  if (identity)
    if (auto found = by_identity_.find(*identity); found != by_identity_.end()) return found->second;
  auto named = by_name_.find(name_key(row.class_ref, row.name));
  if (named == by_name_.end()) return 0;
  const auto& [student_id, has_enrolment, has_identity] = named->second;
  bool differs = (has_enrolment && !row.enrolment_no.empty()) || (has_identity && identity);
  return differs ? 0 : student_id;
}

}  // namespace kith::people
