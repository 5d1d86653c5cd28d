// SPDX-License-Identifier: Apache-2.0
#include "people/two_schools_kit.hpp"

namespace kith::people::kit {

TwoSchools::TwoSchools(db::Tx& tx) {
  school = add_school(tx, {.name = "清河小学"});
  school_class = add_class(tx, school, {.grade = 3});
  other_class = add_class(tx, school, {.grade = 4});
  li = add_student(tx, school_class, {.name = "李小雨", .sex = "female"});
  li_mother = add_guardian(tx, li, {.name = "周敏"});
  li_barred_father = add_guardian(
      tx, li,
      {.name = "李国强", .relation = "father", .position = 2, .may_see = false, .may_receive = false});
  zhao = add_student(tx, school_class, {.name = "赵大海"});
  zhao_mother = add_guardian(tx, zhao, {.name = "钱桂兰"});
  sun = add_student(tx, other_class, {.name = "孙一鸣"});
  sun_mother = add_guardian(tx, sun, {.name = "陶静"});

  homeroom = add_staff(tx, school, {.name = "何老师"});
  add_teaching(tx, school_class, homeroom);
  other_homeroom = add_staff(tx, school, {.name = "吕老师"});
  add_teaching(tx, other_class, other_homeroom);
  third_grade_head = add_staff(tx, school, {.name = "郑主任"});
  add_post(tx, third_grade_head, {.post = "grade_head", .grade = 3});
  principal = add_staff(tx, school, {.name = "冯校长"});
  add_post(tx, principal, {.post = "principal"});

  elsewhere = add_school(tx, {.name = "南山小学"});
  class_elsewhere = add_class(tx, elsewhere, {.grade = 3});
  homeroom_elsewhere = add_staff(tx, elsewhere, {.name = "卫老师"});
  add_teaching(tx, class_elsewhere, homeroom_elsewhere);
  principal_elsewhere = add_staff(tx, elsewhere, {.name = "沈校长"});
  add_post(tx, principal_elsewhere, {.post = "principal"});
}

}  // namespace kith::people::kit
