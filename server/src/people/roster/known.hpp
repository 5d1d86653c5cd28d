// SPDX-License-Identifier: Apache-2.0
// What the school's record holds of the people a roster speaks about.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "people/roster/roster.hpp"

namespace kith::people {

struct RosterSchool {
  std::int64_t school_id = 0;
  int school_year = 0;
};

// A blind index at half the room of its text.
struct Digest {
  std::uint64_t high = 0, low = 0;
  friend auto operator<=>(const Digest&, const Digest&) = default;
};
// Requires: 32 hexadecimal digits.
Digest digest_of(std::string_view blind_index);

struct DigestHash {
  std::size_t operator()(const Digest& digest) const { return digest.low; }
};

struct KnownGuardian {
  std::int64_t guardian_id = 0;
  std::string name;
  std::optional<Digest> telephone;
  Relation relation = Relation::kOther;
  int position = 0;
  bool lives_away = false;
};

struct KnownStudent {
  std::int64_t student_id = 0;
  std::string enrolment_no;
  std::string name;
  Sex sex = Sex::kMale;
  std::optional<Date> born_on;
  std::optional<Digest> identity;
  std::string address_sealed;
  std::optional<ClassRef> class_ref;     // absent: has left
  std::vector<KnownGuardian> guardians;  // by position
  std::vector<CareGroup> care_groups;    // open memberships
};

struct KnownStaff {
  std::int64_t staff_id = 0;
  std::string staff_no;
  std::string name;
  std::optional<Sex> sex;
  std::optional<Digest> telephone;
  bool has_left = false;
  std::vector<PostEntry> posts;          // held now
  std::vector<TeachingEntry> teachings;  // held now
};

struct KnownClass {
  std::int64_t class_id = 0;
  bool is_closed = false;
};
using KnownClasses = std::map<ClassRef, KnownClass>;

// Where to find a student of the record by what a row gives.
class StudentIndex {
 public:
  struct Entry {
    std::int64_t student_id = 0;
    std::string enrolment_no;
    std::optional<Digest> identity;
    std::string name;
    std::optional<ClassRef> class_ref;  // absent: has left
  };

  void add(const Entry& entry);
  bool is_empty() const { return places_.empty(); }

  // By enrolment number, then identity, then name within the class, unless both sides have a number of one
  // kind (then they are two people of one name); 0 when there is none, or more than one of that name.
  std::int64_t find(const RosterStudent& row, const std::optional<Digest>& identity) const;

  // Every student who is at the school.
  const std::vector<std::int64_t>& present() const { return present_; }
  // The class now; absent when left.
  std::optional<ClassRef> place_of(std::int64_t student_id) const { return places_.at(student_id); }

 private:
  struct Named {
    std::int64_t student_id = 0;  // 0: several
    bool has_enrolment = false;
    bool has_identity = false;
  };
  std::unordered_map<std::string, std::int64_t> by_enrolment_;
  std::unordered_map<Digest, std::int64_t, DigestHash> by_identity_;
  std::unordered_map<std::string, Named> by_name_;
  std::unordered_map<std::int64_t, std::optional<ClassRef>> places_;
  std::vector<std::int64_t> present_;
};

}  // namespace kith::people
