// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/templates/templates.hpp"

#include <gtest/gtest.h>

#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::notices {
namespace {

using people::viewer_of;

class TemplateStore : public db::BothEngines {
 protected:
  people::kit::TwoSchools cast = db().write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  Templates templates{db(), clock};
  const NewTemplate outing{NoticeKind::kOuting, "秋游告家长书", "我们将去……"};
};

TEST_P(TemplateStore, AreTheSchoolsOwn) {
  ASSERT_TRUE(templates.add(viewer_of(cast.as_homeroom()), outing));
  ASSERT_EQ(templates.list(viewer_of(cast.as_principal())).size(), 1u);
  EXPECT_EQ(templates.list(viewer_of(cast.as_other_homeroom())).at(0).title, "秋游告家长书");
  EXPECT_TRUE(templates.list(viewer_of(cast.as_principal_elsewhere())).empty());
}

TEST_P(TemplateStore, AreRemovedByWhoAddedThemAndByTheDesk) {
  auto id = templates.add(viewer_of(cast.as_homeroom()), outing)->template_id;
  for (const auto& other : {cast.as_other_homeroom(), cast.as_principal_elsewhere()})
    EXPECT_EQ(templates.remove(viewer_of(other), id).error().code, "notices.no_such_template");
  EXPECT_TRUE(templates.remove(viewer_of(cast.as_principal()), id));
  EXPECT_TRUE(templates.list(viewer_of(cast.as_homeroom())).empty());
}

TEST_P(TemplateStore, MustNotTeachWhatALetterMustNotSay) {
  EXPECT_EQ(
      templates.add(viewer_of(cast.as_homeroom()), {NoticeKind::kTask, "投票", "请为我校投票"}).error().code,
      "notices.refused_words");
  EXPECT_TRUE(templates.add(viewer_of(cast.as_homeroom()), {NoticeKind::kFee, "作业本费", "每生收取12元"}));
}

KITH_BOTH_ENGINES(TemplateStore);

}  // namespace
}  // namespace kith::notices
