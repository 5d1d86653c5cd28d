// SPDX-License-Identifier: Apache-2.0
#include "people/topics.hpp"

#include <algorithm>

#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::people {
namespace {

using Topics = std::vector<std::string>;

class HearingOfASchool : public db::BothEngines {
 protected:
  void SetUp() override {
    db().write([&](db::Tx& tx) {
      school = kit::add_school(tx);
      own = kit::add_class(tx, school);
      other = kit::add_class(tx, school);
      teacher = kit::add_staff(tx, school);
      kit::add_teaching(tx, own, teacher);
      child = kit::add_student(tx, own);
      mother = kit::add_guardian(tx, child);
    });
  }
  Topics heard_by(const Viewer& viewer) {
    return db().read([&](db::Session& session) { return topics_of(session, viewer, kit::kSchoolDay); });
  }

  std::int64_t school = 0, own = 0, other = 0, teacher = 0, child = 0, mother = 0;
};

TEST_P(HearingOfASchool, IsLimitedToTheClassesOfATeacher) {
  EXPECT_EQ(heard_by(kit::as_staff(teacher, kTeacher)), (Topics{person_topic(teacher), class_topic(own)}));
}

TEST_P(HearingOfASchool, IsOneTopicForItsDesk) {
  EXPECT_EQ(heard_by(kit::as_staff(teacher, kPrincipal)),
            (Topics{person_topic(teacher), school_topic(school)}));
}

TEST_P(HearingOfASchool, KeepsWhatStaffHearFromFamilies) {
  EXPECT_EQ(heard_by(kit::as_guardian(mother)),
            (Topics{person_topic(mother), families_topic(school), families_topic(own)}));
}

TEST_P(HearingOfASchool, EndsForAGuardianWhoMayNotSeeTheChild) {
  db().write([&](db::Tx& tx) { kit::limit_guardian(tx, child, mother, false, false); });
  EXPECT_EQ(heard_by(kit::as_guardian(mother)), (Topics{person_topic(mother)}));
}

TEST_P(HearingOfASchool, IsNothingForTheDistrictWhichHearsOfItsOwn) {
  EXPECT_EQ(heard_by(kit::as_district(5)), (Topics{person_topic(5), district_topic()}));
}

KITH_BOTH_ENGINES(HearingOfASchool);

}  // namespace
}  // namespace kith::people
