// SPDX-License-Identifier: Apache-2.0
#include "people/paper_words.hpp"

#include <stdexcept>

namespace kith::people {

Wording wording_of(Relation relation) {
  switch (relation) {
    case Relation::kFather:
      return {"爸爸", "Father"};
    case Relation::kMother:
      return {"妈妈", "Mother"};
    case Relation::kPaternalGrandfather:
      return {"爷爷", "Grandfather"};
    case Relation::kPaternalGrandmother:
      return {"奶奶", "Grandmother"};
    case Relation::kMaternalGrandfather:
      return {"外公", "Grandfather"};
    case Relation::kMaternalGrandmother:
      return {"外婆", "Grandmother"};
    case Relation::kStepfather:
      return {"继父", "Stepfather"};
    case Relation::kStepmother:
      return {"继母", "Stepmother"};
    case Relation::kSibling:
      return {"兄姐", "Sibling"};
    case Relation::kRelative:
      return {"亲属", "Relative"};
    case Relation::kOther:
      return {"监护人", "Guardian"};
  }
  throw std::logic_error("no such relation");
}

Wording wording_of(CareGroup care_group) {
  switch (care_group) {
    case CareGroup::kLeftBehind:
      return {"留守", "Left behind"};
    case CareGroup::kMigrant:
      return {"随迁", "Migrant"};
    case CareGroup::kSingleParent:
      return {"单亲离异", "Single parent"};
    case CareGroup::kDisability:
      return {"残疾", "Disability"};
    case CareGroup::kMinimumLiving:
      return {"低保", "Minimum living allowance"};
    case CareGroup::kOutOfPoverty:
      return {"脱贫户", "Out of poverty"};
    case CareGroup::kExtremePoverty:
      return {"特困", "Extreme poverty"};
    case CareGroup::kLearningDifficulty:
      return {"学习困难", "Learning difficulty"};
    case CareGroup::kPsychological:
      return {"心理关注", "Psychological care"};
    case CareGroup::kSuspectedDropout:
      return {"疑似辍学", "Suspected drop-out"};
    case CareGroup::kFamilyUpheaval:
      return {"家庭变故", "Family upheaval"};
    case CareGroup::kUnusualBehaviour:
      return {"行为异常", "Unusual behaviour"};
  }
  throw std::logic_error("no such care group");
}

Wording wording_of(OpeningReason reason) {
  switch (reason) {
    case OpeningReason::kVisit:
      return {"准备家访或谈话", "Preparing a visit or talk"};
    case OpeningReason::kFollowUp:
      return {"跟进已约定的事", "Following up what was agreed"};
    case OpeningReason::kCare:
      return {"关爱帮扶", "Care and support"};
    case OpeningReason::kHandover:
      return {"接班交接", "Taking over the class"};
    case OpeningReason::kFamilyAsked:
      return {"家长提出", "The family asked"};
    case OpeningReason::kReview:
      return {"学校检查档案", "The school reviews files"};
    case OpeningReason::kOther:
      return {"其他", "Other"};
  }
  throw std::logic_error("no such reason");
}

}  // namespace kith::people
