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

}  // namespace kith::people
