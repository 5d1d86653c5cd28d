// SPDX-License-Identifier: Apache-2.0
// Letters of the district on their way through its schools, and above all what the district does not get.
#include "capabilities/notices/district/district_letters.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capabilities/notices/district/district_kit.hpp"
#include "capabilities/notices/escalation/telling_store.hpp"
#include "capabilities/notices/escalation/tellings.hpp"
#include "people/topics.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {
namespace {

using people::viewer_of;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

using kit::District;

class DistrictLetterStore : public kit::DistrictAtWork {};
KITH_BOTH_ENGINES(DistrictLetterStore);

TEST_P(DistrictLetterStore, ReachesTheFamiliesOfEverySchoolInTheDistrictsName) {
  auto id = write(letter());
  EXPECT_EQ(open_for(cast.as_li_mother()), 0u) << "jobs bring it";
  work();
  for (const auto& guardian : {cast.as_li_mother(), cast.as_sun_mother(), district.as_mother_elsewhere()}) {
    auto open = inbox.lists(viewer_of(guardian)).open;
    ASSERT_EQ(open.size(), 1u);
    EXPECT_EQ(open[0].author_name, "青州区教育局");
    EXPECT_EQ(open[0].needs, ledger::Needs::kConfirm);
  }
  auto detail = letters.detail(id).value();
  EXPECT_EQ(detail.letter.schools, 3);
  EXPECT_EQ(detail.letter.published, 2);
  EXPECT_EQ(in_school(id, cast.school).figures.families, 3);
  EXPECT_EQ(in_school(id, cast.school).figures.waiting, 3);
}

TEST_P(DistrictLetterStore, IsAnsweredForInTheSchoolByItsDeskAndSeenByTeachersInCharge) {
  write(letter());
  work();
  auto seen = notices.list(viewer_of(cast.as_homeroom()), {}).notices;
  ASSERT_EQ(seen.size(), 1u);
  EXPECT_EQ(seen[0].district_name, "青州区教育局");
  EXPECT_EQ(seen[0].author_name, "冯校长");
  EXPECT_EQ(count("select count(*) from contacts where kind = 'notice'"), 2);
}

TEST_P(DistrictLetterStore, LeavesTheBarredParentOutAsEveryNoticeDoes) {
  write(letter());
  work();
  EXPECT_EQ(open_for(cast.as_li_barred_father()), 0u);
  EXPECT_EQ(inbox.letter(viewer_of(cast.as_li_barred_father()), notice()).error().code,
            "notices.no_such_notice");
}

TEST_P(DistrictLetterStore, GoesToTheSchoolsChosenAlone) {
  auto id = write_to({cast.school});
  work();
  EXPECT_EQ(open_for(cast.as_li_mother()), 1u);
  EXPECT_EQ(open_for(district.as_mother_elsewhere()), 0u);
  EXPECT_EQ(count(fmt::format("select count(*) from notices where school_id = {}", cast.elsewhere)), 0);
  EXPECT_EQ(letters.detail(id)->schools.size(), 1u);
  auto unknown = letter();
  unknown.school_ids = {{cast.school, 777}};
  unknown.client_key = "other";
  EXPECT_EQ(letters.write(viewer_of(cast.as_officer()), unknown).error().code, "notices.no_such_school");
}

TEST_P(DistrictLetterStore, GoesToSomeGradesAndSaysWhereThereAreNone) {
  auto to = letter();
  to.grades = {4};
  auto id = write(to);
  work();
  EXPECT_EQ(open_for(cast.as_sun_mother()), 1u);
  EXPECT_EQ(open_for(cast.as_li_mother()), 0u);
  EXPECT_EQ(in_school(id, cast.elsewhere).state, SchoolState::kNobody);
}

TEST_P(DistrictLetterStore, IsWrittenOnceForOneKeyAndPublishedOnce) {
  auto id = write(letter());
  EXPECT_EQ(write(letter()), id);
  work();
  for (auto school_id : {cast.school, cast.elsewhere})
    letters.carry_out({.id = 1, .kind = kDistrictJob, .detail = json::write_text(InSchool{id, school_id})});
  EXPECT_EQ(write(letter()), id);
  EXPECT_EQ(count("select count(*) from notices"), 2);
  EXPECT_EQ(count("select count(*) from contacts"), 2);
  auto of_another = letters.write(people::kit::as_district(2), letter());
  EXPECT_EQ(of_another.error().code, "ledger.client_key_taken");
}

TEST_P(DistrictLetterStore, GoesOnWhereAKilledProgramStoppedEvenWhenTheDeskHasChanged) {
  auto id = write(letter());
  // Published, and killed before the district knew of it.
  ASSERT_TRUE(publishing.publish_for_district({cast.school, cast.homeroom, people::kStaff},
                                              {.title = "冬季安全",
                                               .body = "天冷路滑。",
                                               .audience = {.whole_school = true},
                                               .client_key = district_key(id)},
                                              id));
  work();
  EXPECT_EQ(count(fmt::format("select count(*) from notices where school_id = {}", cast.school)), 1);
  EXPECT_EQ(in_school(id, cast.school).state, SchoolState::kPublished);
  EXPECT_EQ(inbox.letter(viewer_of(cast.as_li_mother()), notice())->body, letter().body)
      << "the text it has now";
}

TEST_P(DistrictLetterStore, NamesASchoolWithoutADeskAndTriesItAgain) {
  auto id = write(letter());
  work();
  EXPECT_EQ(in_school(id, district.deskless).state, SchoolState::kNoDesk);
  auto first = letters.detail(id)->schools.front();
  EXPECT_EQ(first.name, "东湖小学") << "what needs a look stands first";
  EXPECT_EQ(letters.list({}).letters.at(0).no_desk, 1);
  clock.set(clock.now() + days{1});
  db().write([&](db::Tx& tx) { letters.try_again(tx); });
  work();
  EXPECT_EQ(open_for(district.as_mother_deskless()), 0u);
  clock.set(clock.now() + hours{1});
  db().write([&](db::Tx& tx) {
    people::kit::add_post(tx, people::kit::add_staff(tx, district.deskless), {.post = "teaching_director"});
    letters.try_again(tx, district.deskless);
  });
  work();
  EXPECT_EQ(in_school(id, district.deskless).state, SchoolState::kPublished);
  EXPECT_EQ(open_for(district.as_mother_deskless()), 1u);
}

TEST_P(DistrictLetterStore, ChoosesThePrincipalWhoIsThere) {
  auto holder = [&] {
    return db().read(
        [&](db::Session& session) { return desk_of(session, cast.school, clock.today()).value().staff_id; });
  };
  EXPECT_EQ(holder(), cast.principal);
  auto director = db().write([&](db::Tx& tx) {
    auto id = people::kit::add_staff(tx, cast.school);
    people::kit::add_post(tx, id, {.post = "moral_director"});
    return id;
  });
  EXPECT_EQ(holder(), cast.principal);
  db().write([&](db::Tx& tx) { people::kit::add_absence(tx, cast.principal, clock.today()); });
  EXPECT_EQ(holder(), director);
}

TEST_P(DistrictLetterStore, DoesNotGoOutAfterItsDay) {
  auto to = letter();
  to.due_at = clock.now() + hours{2};
  auto id = write(to);
  clock.set(clock.now() + hours{3});
  work();
  EXPECT_EQ(in_school(id, cast.school).state, SchoolState::kLapsed);
  EXPECT_EQ(open_for(cast.as_li_mother()), 0u);
}

TEST_P(DistrictLetterStore, GoesOutAtTheTimeItIsPlannedForUnlessTakenBack) {
  auto to = letter();
  to.publish_at = clock.now() + days{1};
  auto id = write(to);
  work();
  EXPECT_FALSE(letters.detail(id)->letter.is_out);
  EXPECT_EQ(letters.remind(id).error().code, "notices.not_out_yet");
  to.client_key = "taken back";
  auto taken_back = write(to);
  ASSERT_TRUE(letters.withdraw(taken_back));
  clock.set(clock.now() + days{1});
  work();
  EXPECT_EQ(open_for(cast.as_li_mother()), 1u);
  EXPECT_EQ(in_school(taken_back, cast.school).state, SchoolState::kWithdrawn);
}

TEST_P(DistrictLetterStore, CountsFamiliesByTheFurthestTheyCame) {
  Tellings tellings{db(), clock, events};
  auto lonely = db().write(
      [&](db::Tx& tx) { return people::kit::add_student(tx, cast.other_class, {.name = "周一"}); });
  auto id = write_to({cast.school});
  work();
  const auto at = notice();
  ASSERT_TRUE(inbox.open(viewer_of(cast.as_li_mother()), at));
  ASSERT_TRUE(inbox.confirm(viewer_of(cast.as_zhao_mother()), at, {}));
  auto figures = counted(id);
  EXPECT_EQ(figures.families, 4);
  EXPECT_EQ(figures.done, 1);
  EXPECT_EQ(figures.opened, 1);
  EXPECT_EQ(figures.waiting, 1);
  EXPECT_EQ(figures.unreachable, 1);
  db().write([&](db::Tx& tx) { open_tellings(tx, clock, at); });
  for (auto student : {cast.sun, lonely})
    ASSERT_TRUE(tellings.note(viewer_of(cast.as_other_homeroom()),
                              {at, student, TellingOutcome::kTold, ToldHow::kTelephone}));
  figures = counted(id);
  EXPECT_EQ(figures.told, 2);
  EXPECT_EQ(figures.waiting, 0);
  EXPECT_EQ(figures.unreachable, 0);
  EXPECT_EQ(figures.families, 4);
}

TEST_P(DistrictLetterStore, IsCountedByAJobOnceForAsManyLooksAsThereAre) {
  auto id = write(letter());
  work();
  clock.set(clock.now() + seconds{10});
  EXPECT_TRUE(letters.detail(id)->is_counting);
  letters.detail(id).value();
  letters.list({});
  EXPECT_EQ(count("select count(*) from jobs where kind = 'notices.district_count'"), 1);
  events.taken();
  work();
  auto told = events.taken();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].topics, std::vector{people::district_topic()});
  clock.set(clock.now() + seconds{5});
  EXPECT_FALSE(letters.detail(id)->is_counting) << "a page that looks again at once finds them new";
}

TEST_P(DistrictLetterStore, IsCorrectedInEverySchoolAndAsksAgain) {
  auto id = write(letter());
  work();
  ASSERT_TRUE(inbox.confirm(viewer_of(cast.as_li_mother()), notice(), {}));
  clock.set(clock.now() + hours{1});
  ASSERT_TRUE(letters.correct(viewer_of(cast.as_officer()), {id, "冬季安全", "下雪天请步行上学。", {}}));
  work();
  auto read = inbox.letter(viewer_of(cast.as_li_mother()), notice()).value();
  EXPECT_EQ(read.body, "下雪天请步行上学。");
  EXPECT_EQ(read.earlier.size(), 1u);
  EXPECT_EQ(open_for(cast.as_li_mother()), 1u);
  EXPECT_EQ(
      letters.correct(viewer_of(cast.as_officer()), {id, "冬季安全", "下雪天请步行上学。", {}}).error().code,
      "notices.nothing_changed");
  EXPECT_EQ(letters.correct(viewer_of(cast.as_officer()), {id, "冬季安全", "请为我区投票", {}}).error().code,
            "notices.refused_words");
}

TEST_P(DistrictLetterStore, IsRemindedOfInEverySchoolOnceAnHour) {
  auto id = write(letter());
  work();
  clock.set(clock.now() + hours{1});
  ASSERT_TRUE(letters.remind(id));
  EXPECT_EQ(letters.remind(id).error().code, "notices.reminded_lately");
  work();
  EXPECT_EQ(notices.list(viewer_of(cast.as_principal()), {}).notices.at(0).reminded_at, clock.now());
  EXPECT_EQ(notices.list(viewer_of(cast.as_principal_elsewhere()), {}).notices.at(0).reminded_at,
            clock.now());
}

TEST_P(DistrictLetterStore, IsWithdrawnInEverySchool) {
  auto id = write(letter());
  work();
  ASSERT_TRUE(letters.withdraw(id));
  work();
  EXPECT_EQ(open_for(cast.as_li_mother()), 0u);
  EXPECT_EQ(open_for(district.as_mother_elsewhere()), 0u);
  EXPECT_EQ(in_school(id, district.deskless).state, SchoolState::kWithdrawn);
  EXPECT_EQ(letters.remind(id).error().code, "notices.withdrawn");
  EXPECT_EQ(letters.correct(viewer_of(cast.as_officer()), {id, "冬季安全", "另一篇", {}}).error().code,
            "notices.withdrawn");
}

TEST_P(DistrictLetterStore, IsTheDistrictsToCorrectAndWithdrawAndTheSchoolsToCarryFurther) {
  write(letter());
  work();
  const auto at = notice();
  const auto desk = viewer_of(cast.as_principal());
  EXPECT_EQ(notices.withdraw(desk, at).error().code, "notices.from_district");
  EXPECT_EQ(notices.correct(desk, {at, "冬季安全", "另一篇", {}}).error().code, "notices.from_district");
  clock.set(clock.now() + hours{1});
  EXPECT_TRUE(notices.remind(desk, at));
  EXPECT_TRUE(publishing.add_recipients(desk, {at, {}}));
}

TEST_P(DistrictLetterStore, CannotBeForestalledByAKeyOfTheSchool) {
  auto made = publishing.publish(
      viewer_of(cast.as_principal()),
      {.title = "秋游", .body = "周五", .audience = {.whole_school = true}, .client_key = district_key(1)});
  EXPECT_EQ(made.error().code, "notices.bad_client_key");
}

TEST_P(DistrictLetterStore, ShowsBeforeWhomItReachesAndWhereNobodyAnswersForIt) {
  auto seen = letters.preview({}).value();
  EXPECT_EQ(seen.families, 5);
  ASSERT_EQ(seen.schools.size(), 3u);
  EXPECT_TRUE(seen.schools[0].has_desk);
  EXPECT_FALSE(seen.schools[2].has_desk);
  EXPECT_EQ(letters.preview({.grades = {{4}}})->families, 1);
  EXPECT_EQ(letters.preview({.school_ids = {{777}}}).error().code, "notices.no_such_school");
}

// Families as publishing finds them: whoever may receive for one child of a family receives for the family.
TEST_P(DistrictLetterStore, ShowsBeforeTheFiguresThatPublishingComesTo) {
  db().write([&](db::Tx& tx) {
    auto add = [&](const char* name, std::optional<std::int64_t> family_id = {}) {
      return people::kit::add_student(tx, cast.other_class, {.name = name, .family_id = family_id});
    };
    const auto barred = add("周一");
    people::kit::add_guardian(tx, barred, {.may_see = false, .may_receive = false});
    people::kit::add_student(tx, cast.school_class,
                             {.name = "周二", .family_id = people::kit::family_of(tx, barred)});
    const auto with_carer = add("周三");
    const auto carer = people::kit::add_guardian(tx, with_carer);
    tx.exec({"test.carer", "update guardianships set is_carer = 1 where guardian_id = :id"}, {{"id", carer}});
    add("周四");
    add("周五", people::kit::family_of(tx, cast.li));
    const auto left = add("周六");
    people::kit::add_guardian(tx, left);
    people::kit::leave_school(tx, left, clock.today());
    people::kit::add_sibling(tx, cast.zhao, cast.other_class, {.name = "赵小海"});
  });
  for (const auto& grades : {std::vector<int>{}, {3}, {4}, {9}})
    for (const auto& school_ids : {std::optional<std::vector<std::int64_t>>(), {{cast.school}}}) {
      SCOPED_TRACE(fmt::format("grades {} of {} schools", fmt::join(grades, ", "), school_ids ? 1 : 3));
      const auto seen = letters.preview({.school_ids = school_ids, .grades = grades}).value();
      auto to = letter();
      to.grades = grades;
      to.school_ids = school_ids;
      to.client_key = fmt::format("{} {}", fmt::join(grades, " "), school_ids.has_value());
      const auto id = write(to);
      work();
      const auto became = letters.detail(id)->schools;
      ASSERT_EQ(seen.schools.size(), became.size());
      for (const auto& school : seen.schools) {
        if (!school.has_desk) continue;
        const auto there = in_school(id, school.school_id);
        EXPECT_EQ(school.families, there.figures.families) << school.name;
        EXPECT_EQ(school.unreachable, there.figures.unreachable) << school.name;
      }
    }
}

}  // namespace
}  // namespace kith::notices
