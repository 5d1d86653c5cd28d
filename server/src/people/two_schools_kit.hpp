// SPDX-License-Identifier: Apache-2.0
// The people whom tables about what must not appear let ask: a family at a school, and everybody around
// who must not see it. A test that needs another fact adds it with people_kit; this cast does not grow.
#pragma once

#include "people/people_kit.hpp"

namespace kith::people::kit {

struct TwoSchools {
  explicit TwoSchools(db::Tx& tx);

  std::int64_t school, elsewhere;
  std::int64_t school_class, other_class, class_elsewhere;  // of grade three, grade four, another school

  // 李小雨 of school_class, with both parents; the father is barred by a court from seeing and receiving.
  std::int64_t li, li_mother, li_barred_father;
  // 赵大海 of school_class and 孙一鸣 of other_class, each with a mother.
  std::int64_t zhao, zhao_mother, sun, sun_mother;

  std::int64_t homeroom, other_homeroom, third_grade_head, principal;  // 何老师, 吕老师, 郑主任, 冯校长
  std::int64_t homeroom_elsewhere, principal_elsewhere;

  access::Caller as_li_mother() const { return calling(as_guardian(li_mother)); }
  access::Caller as_li_barred_father() const { return calling(as_guardian(li_barred_father)); }
  access::Caller as_zhao_mother() const { return calling(as_guardian(zhao_mother)); }
  access::Caller as_sun_mother() const { return calling(as_guardian(sun_mother)); }
  access::Caller as_homeroom() const { return calling(as_staff(homeroom, kTeacher | kHomeroom)); }
  access::Caller as_other_homeroom() const { return calling(as_staff(other_homeroom, kTeacher | kHomeroom)); }
  access::Caller as_third_grade_head() const { return calling(as_staff(third_grade_head, kGradeHead)); }
  access::Caller as_principal() const { return calling(as_staff(principal, kPrincipal)); }
  access::Caller as_homeroom_elsewhere() const {
    return calling(as_staff(homeroom_elsewhere, kTeacher | kHomeroom));
  }
  access::Caller as_principal_elsewhere() const { return calling(as_staff(principal_elsewhere, kPrincipal)); }
  access::Caller as_officer() const { return calling(as_district(1)); }
};

}  // namespace kith::people::kit
