// SPDX-License-Identifier: Apache-2.0
// Who of another platform's directory is who here. A wrong match would bring one family's letters to another,
// so whatever is not certain is left to people: a student is known by number and name, or by name in a class;
// a guardian by telephone, or as the only one of a relation on both sides. Pure.
#pragma once

#include <map>
#include <optional>
#include <variant>

#include "delivery/directory/directory.hpp"
#include "people/school.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::delivery {

enum class Mismatch {
  kStudentUnknown,
  kStudentAmbiguous,  // several of that name in the class
  kGuardianUnknown,   // none of that telephone or relation
  kGuardianAmbiguous,
  kTelephoneDiffers,  // of the only guardian of that relation
  kNotFollowing       // known, but gets nothing there
};
KITH_DESCRIBE_ENUM(Mismatch, kStudentUnknown, kStudentAmbiguous, kGuardianUnknown, kGuardianAmbiguous,
                   kTelephoneDiffers, kNotFollowing)

struct KnownGuardian {
  std::int64_t guardian_id = 0;
  people::Relation relation = people::Relation::kOther;
  std::optional<std::string> telephone_hash = {};
};

struct KnownStudent {
  std::int64_t student_id = 0;
  std::string enrolment_no = {};  // may be empty
  std::string name;
  people::ClassKey class_key;
  std::vector<KnownGuardian> guardians = {};
};

class KnownStudents {
 public:
  KnownStudents(std::vector<KnownStudent> students, int school_year);
  // Moving leaves the students where they are; a copy would point into the original.
  KnownStudents(KnownStudents&&) = default;

  // `class_name` as the directory has it.
  std::variant<const KnownStudent*, Mismatch> find(const DirectoryStudent& student,
                                                   const std::string& class_name) const;

 private:
  std::optional<people::ClassKey> key_of(const std::string& class_name) const;

  std::vector<KnownStudent> students_;
  const int school_year_;
  std::map<std::string, const KnownStudent*> by_number_;
  std::multimap<std::string, const KnownStudent*> by_name_;
};

// Requires: `contact` is one of the student's.
std::variant<std::int64_t, Mismatch> guardian_of(const KnownStudent& known, const DirectoryStudent& student,
                                                 const DirectoryContact& contact,
                                                 const secrets::Sealer& sealer);

// Those of the school by that name; all of them where the installation has no other. Empty: nobody there is
// certainly of this school.
std::vector<DirectoryClass> classes_of_school(std::vector<DirectoryClass> classes, const std::string& school,
                                              bool is_only_school);

}  // namespace kith::delivery
