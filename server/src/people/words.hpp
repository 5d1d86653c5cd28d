// SPDX-License-Identifier: Apache-2.0
// The closed lists of words that rows about people hold. Enumerators give the codes stored and sent:
// Post::kMoralDirector is "moral_director". Chinese words are read and shown elsewhere.
#pragma once

#include "platform/json/describe.hpp"

namespace kith::people {

enum class Sex { kMale, kFemale };
KITH_DESCRIBE_ENUM(Sex, kMale, kFemale)

enum class Post {
  kPrincipal,
  kVicePrincipal,
  kMoralDirector,
  kTeachingDirector,
  kPsychologyTeacher,
  kGradeHead,
  kHomeroomTeacher,
  kSubjectTeacher,
  kOffice,
  kOther
};
KITH_DESCRIBE_ENUM(Post, kPrincipal, kVicePrincipal, kMoralDirector, kTeachingDirector, kPsychologyTeacher,
                   kGradeHead, kHomeroomTeacher, kSubjectTeacher, kOffice, kOther)

enum class TeachingRole { kHomeroom, kSubject };
KITH_DESCRIBE_ENUM(TeachingRole, kHomeroom, kSubject)

// GB/T 4761 knows more; these are what schools write.
enum class Relation {
  kFather,
  kMother,
  kPaternalGrandfather,
  kPaternalGrandmother,
  kMaternalGrandfather,
  kMaternalGrandmother,
  kStepfather,
  kStepmother,
  kSibling,
  kRelative,
  kOther
};
KITH_DESCRIBE_ENUM(Relation, kFather, kMother, kPaternalGrandfather, kPaternalGrandmother,
                   kMaternalGrandfather, kMaternalGrandmother, kStepfather, kStepmother, kSibling, kRelative,
                   kOther)

// Care groups (特殊群体) of P4.1, P4.7 and P0.5.
enum class CareGroup {
  kLeftBehind,
  kMigrant,
  kSingleParent,
  kDisability,
  kMinimumLiving,
  kOutOfPoverty,
  kExtremePoverty,
  kLearningDifficulty,
  kPsychological,
  kSuspectedDropout,
  kFamilyUpheaval,
  kUnusualBehaviour
};
KITH_DESCRIBE_ENUM(CareGroup, kLeftBehind, kMigrant, kSingleParent, kDisability, kMinimumLiving,
                   kOutOfPoverty, kExtremePoverty, kLearningDifficulty, kPsychological, kSuspectedDropout,
                   kFamilyUpheaval, kUnusualBehaviour)

}  // namespace kith::people
