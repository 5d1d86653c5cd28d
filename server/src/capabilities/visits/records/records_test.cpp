// SPDX-License-Identifier: Apache-2.0
// Writing, sharing, acknowledging and following up a record, on both engines.
#include "capabilities/visits/records/records.hpp"

#include "capabilities/visits/records/records_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/images/images_kit.hpp"

namespace kith::records {
namespace {

using Kinds = std::vector<std::string>;

class RecordStore : public db::BothEngines {
 protected:
  void SetUp() override { home.emplace(db()); }

  RecordPage page() { return home->records.read(home->homeroom(), home->contact_id).value(); }
  std::vector<ledger::Duty> duties_of(std::int64_t staff_id) {
    return db().read([&](db::Session& session) {
      return ledger::open_duties_of(session, home->cast.school, staff_id, 20);
    });
  }
  std::vector<std::string> open_kinds_of(std::int64_t staff_id) {
    std::vector<std::string> kinds;
    for (const auto& duty : duties_of(staff_id)) kinds.push_back(duty.kind);
    std::sort(kinds.begin(), kinds.end());
    return kinds;
  }
  FollowUpLine follow_up(FollowUpKind kind) {
    for (auto& line : home->follow_ups.list(home->principal(), FollowUpState::kOpen, std::nullopt))
      if (line.kind == kind) return line;
    throw std::logic_error("no such follow-up");
  }
  FamilyRecord family_sees() { return home->family_records.list(home->mother(), std::nullopt).at(0); }

  std::optional<kit::VisitedHome> home;
};

TEST_P(RecordStore, KeepsAHalfWrittenDraft) {
  RecordWords half;
  half.concerns = {{"早上常迟到", ""}};
  EXPECT_EQ(page().version, 0);
  auto saved = home->records.save(home->homeroom(), {home->contact_id, 0, half}).value();
  EXPECT_EQ(saved.version, 1);
  auto kept = page();
  EXPECT_EQ(kept.state, RecordState::kDraft);
  EXPECT_EQ(kept.words.concerns.at(0).what, "早上常迟到");
  EXPECT_TRUE(std::any_of(kept.questions.begin(), kept.questions.end(), [](const auto& each) {
    return each.asks == Asking::kConcernWithoutMethod && each.must_answer;
  }));
  EXPECT_EQ(open_kinds_of(home->cast.homeroom), Kinds{"visits.write_up"});
  EXPECT_TRUE(home->family_records.list(home->mother(), std::nullopt).empty());
}

TEST_P(RecordStore, IsToBeWrittenUpAndSharedInThreeWorkingDays) {
  auto duty = duties_of(home->cast.homeroom).at(0);
  EXPECT_EQ(duty.kind, "visits.write_up");
  EXPECT_EQ(duty.clause, "P2d.7");
  EXPECT_EQ(duty.cause_id, home->contact_id);
  // From Wednesday 18 November.
  EXPECT_EQ(duty.due_at, ledger::end_of_day(make_date(2026, 11, 23), home->clock));
  home->share(home->words());
  auto open = open_kinds_of(home->cast.homeroom);
  EXPECT_EQ(std::count(open.begin(), open.end(), "visits.write_up"), 0);
}

TEST_P(RecordStore, NeedsNoWritingUpWhenItWasNoVisitAtHomeOrIsVoided) {
  auto call = home->visit("call", ledger::ContactKind::kCall, ledger::Mode::kTelephone);
  auto second = home->visit("second");
  EXPECT_EQ(open_kinds_of(home->cast.homeroom), (Kinds{"visits.write_up", "visits.write_up"}));
  for (auto contact_id : {call, second})
    home->visits.void_visit(home->homeroom(), contact_id, kith::visits::VoidReason::kTwice).value();
  EXPECT_EQ(open_kinds_of(home->cast.homeroom), Kinds{"visits.write_up"});
  EXPECT_EQ(duties_of(home->cast.homeroom).at(0).cause_id, home->contact_id);
}

TEST_P(RecordStore, LetsTheSecondOfTwoEditsSeeBoth) {
  auto words = home->words();
  home->records.save(home->homeroom(), {home->contact_id, 0, words}).value();
  auto other = words;
  other.strengths = "在另一台设备上写的";
  auto second = home->records.save(home->homeroom(), {home->contact_id, 0, other});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "records.changed_meanwhile");
  EXPECT_EQ(second.error().fault, Fault::kConflict);
  auto first = page();
  EXPECT_EQ(first.words.strengths, words.strengths);
  EXPECT_EQ(home->records.save(home->homeroom(), {home->contact_id, first.version, other}).value().version,
            2);
}

TEST_P(RecordStore, IsFinishedByWhoHeldItAfterTheStudentLeft) {
  home->records.save(home->homeroom(), {home->contact_id, 0, home->words()}).value();
  db().write([&](db::Tx& tx) { people::kit::leave_school(tx, home->cast.li, home->clock.today()); });
  EXPECT_EQ(page().words.purpose, "了解转学后的适应");
  EXPECT_TRUE(home->records.share(home->homeroom(), {home->contact_id, 1}));
  EXPECT_EQ(
      home->records.read(people::viewer_of(home->cast.as_other_homeroom()), home->contact_id).error().code,
      "records.no_such_record");
}

TEST_P(RecordStore, TakesTheSameWordsTwiceForOneSaving) {
  auto once = home->records.save(home->homeroom(), {home->contact_id, 0, home->words()}).value();
  auto again = home->records.save(home->homeroom(), {home->contact_id, 0, home->words()}).value();
  EXPECT_EQ(once.version, 1);
  EXPECT_EQ(again.version, 1);
}

TEST_P(RecordStore, IsNotSharedWithAConcernThatHasNoMethod) {
  auto words = home->words();
  words.concerns[0].method = "";
  auto saved = home->records.save(home->homeroom(), {home->contact_id, 0, words}).value();
  auto shared = home->records.share(home->homeroom(), {home->contact_id, saved.version});
  ASSERT_FALSE(shared);
  EXPECT_EQ(shared.error().code, "records.not_ready");
  EXPECT_EQ(shared.error().fields.at("concerns.0.method"), "records.concern_without_method");
  EXPECT_EQ(open_kinds_of(home->cast.homeroom), Kinds{"visits.write_up"});
  EXPECT_TRUE(home->family_records.list(home->mother(), std::nullopt).empty());
}

TEST_P(RecordStore, OpensTheDutiesThatThePoliciesName) {
  home->share(home->words());
  EXPECT_EQ(open_kinds_of(home->cast.homeroom),
            (Kinds{"visits.answer_opinion", "visits.help_step_by_step", "visits.keep_promise"}));
  EXPECT_EQ(open_kinds_of(home->psychology_teacher), Kinds{"care.assess"});
  auto assess = duties_of(home->psychology_teacher).at(0);
  EXPECT_EQ(assess.clause, "P4.14");
  EXPECT_EQ(assess.subject_id, home->cast.li);
  // Ten working days from Wednesday 18 November.
  EXPECT_EQ(assess.due_at, ledger::end_of_day(make_date(2026, 12, 2), home->clock));
  for (const auto& duty : duties_of(home->cast.homeroom))
    if (duty.kind == "visits.keep_promise") {
      EXPECT_EQ(duty.due_at, ledger::end_of_day(make_date(2026, 12, 1), home->clock));
    }
}

TEST_P(RecordStore, LeavesTheTimeOfADutyAloneWhenItIsSharedAnew) {
  home->share(home->words());
  auto before = duties_of(home->cast.homeroom);
  home->clock.set(home->clock.now() + std::chrono::hours(48));
  auto words = home->words();
  words.opinions[0].what = "希望放学时校门口有人疏导";
  words.steps.erase(words.steps.begin());
  words.signs = {Sign::kEmotional};
  home->share(words);
  EXPECT_EQ(open_kinds_of(home->cast.homeroom), Kinds{"visits.answer_opinion"});
  auto opinion = duties_of(home->cast.homeroom).at(0);
  auto same =
      std::find_if(before.begin(), before.end(), [&](const auto& duty) { return duty.id == opinion.id; });
  ASSERT_NE(same, before.end());
  EXPECT_EQ(same->due_at, opinion.due_at);
  EXPECT_EQ(follow_up(FollowUpKind::kOpinion).what, "希望放学时校门口有人疏导");
}

TEST_P(RecordStore, OpensAgainWhatIsAgreedOnceMore) {
  home->share(home->words());
  auto without = home->words();
  without.steps.clear();
  home->share(without);
  EXPECT_EQ(open_kinds_of(home->cast.homeroom), (Kinds{"visits.answer_opinion", "visits.help_step_by_step"}));
  home->share(home->words());
  EXPECT_EQ(open_kinds_of(home->cast.homeroom),
            (Kinds{"visits.answer_opinion", "visits.help_step_by_step", "visits.keep_promise"}));
}

TEST_P(RecordStore, GivesAStepToAColleagueWhoWorksHere) {
  auto words = home->words();
  words.steps[0].staff_id = home->cast.principal;
  home->share(words);
  EXPECT_EQ(open_kinds_of(home->cast.principal), Kinds{"visits.keep_promise"});
  words.steps[0].staff_id = home->cast.homeroom_elsewhere;
  auto saved = home->records.save(home->homeroom(), {home->contact_id, 1, words}).value();
  EXPECT_EQ(home->records.share(home->homeroom(), {home->contact_id, saved.version}).error().code,
            "records.no_such_colleague");
  EXPECT_EQ(open_kinds_of(home->cast.principal), Kinds{"visits.keep_promise"});
}

TEST_P(RecordStore, IsOnlyAddedToOnceItWasAcknowledged) {
  auto version = home->share(home->words());
  auto acknowledged = home->family_records.acknowledge(home->mother(), {home->contact_id, version}).value();
  EXPECT_EQ(acknowledged.acknowledged_at, home->clock.now());
  auto words = home->words();
  words.strengths = "换一种说法";
  EXPECT_EQ(home->records.save(home->homeroom(), {home->contact_id, version, words}).error().code,
            "records.only_additions");
  auto added = home->records.add(home->homeroom(), {home->contact_id, "体育老师已答应"}).value();
  EXPECT_EQ(added.state, RecordState::kAcknowledged);
  EXPECT_EQ(added.acknowledgements.at(0).guardian_name, "周敏");
  EXPECT_EQ(family_sees().additions.at(0).words, "体育老师已答应");
  EXPECT_EQ(family_sees().words.strengths, "爱读书，愿意帮同桌");
}

TEST_P(RecordStore, IsNotAcknowledgedUnreadAfterItChanged) {
  auto version = home->share(home->words());
  auto words = home->words();
  words.steps[1].what = "八点半前睡觉";
  home->share(words);
  EXPECT_EQ(home->family_records.acknowledge(home->mother(), {home->contact_id, version}).error().code,
            "records.changed_meanwhile");
  EXPECT_FALSE(family_sees().acknowledged_at);
}

TEST_P(RecordStore, ShowsTheFamilyWhatWasSharedAndNotTheDraftAfterIt) {
  auto version = home->share(home->words());
  auto words = home->words();
  words.strengths = "还没有给家长看的话";
  home->records.save(home->homeroom(), {home->contact_id, version, words}).value();
  EXPECT_TRUE(page().has_unshared_changes);
  EXPECT_EQ(family_sees().words.strengths, "爱读书，愿意帮同桌");
}

TEST_P(RecordStore, AnswersTheFamilyAndFulfilsTheDuty) {
  home->share(home->words());
  auto opinion = follow_up(FollowUpKind::kOpinion);
  home->events.taken();
  auto answered =
      home->follow_ups
          .answer(home->homeroom(), {opinion.follow_up_id, Answered::kExplained, "下月起安排值周老师"})
          .value();
  EXPECT_EQ(answered.done_at, home->clock.now());
  EXPECT_EQ(open_kinds_of(home->cast.homeroom), (Kinds{"visits.help_step_by_step", "visits.keep_promise"}));
  auto answers = family_sees().answers;
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_EQ(answers[1].outcome, "下月起安排值周老师");
  EXPECT_EQ(answers[1].how, Answered::kExplained);
  auto events = home->events.taken();
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].topics.back(), people::person_topic(home->cast.li_mother));
  auto again = home->follow_ups.answer(home->homeroom(), {opinion.follow_up_id, Answered::kSolved, "又一次"});
  EXPECT_EQ(again.error().code, "records.already_answered");
  EXPECT_EQ(home->follow_ups.list(home->homeroom(), FollowUpState::kDone, std::nullopt).size(), 1u);
}

TEST_P(RecordStore, MakesAnOpinionOfWhatTheFamilyAdds) {
  home->share(home->words());
  home->family_records.add(home->mother(), {home->contact_id, "能不能换个座位"}).value();
  EXPECT_EQ(open_kinds_of(home->cast.homeroom), (Kinds{"visits.answer_opinion", "visits.answer_opinion",
                                                       "visits.help_step_by_step", "visits.keep_promise"}));
  // Sharing anew leaves it open.
  auto words = home->words();
  words.strengths = "爱读书";
  home->share(words);
  EXPECT_EQ(open_kinds_of(home->cast.homeroom).size(), 4u);
  EXPECT_EQ(page().additions.at(0).by_name, "周敏");
}

TEST_P(RecordStore, LeavesNothingToDoWhenTheVisitIsVoided) {
  home->share(home->words());
  home->visits.void_visit(home->homeroom(), home->contact_id, kith::visits::VoidReason::kNotHeld).value();
  EXPECT_TRUE(duties_of(home->cast.homeroom).empty());
  EXPECT_TRUE(duties_of(home->psychology_teacher).empty());
  EXPECT_TRUE(home->family_records.list(home->mother(), std::nullopt).empty());
  EXPECT_EQ(home->records.read(home->homeroom(), home->contact_id).error().code, "records.no_such_record");
}

TEST_P(RecordStore, ShowsRatingsInGroupsOfFiveAndNeverOneByOne) {
  home->share(home->words());
  auto figures = [&] { return home->family_records.ratings(home->principal()).figures; };
  auto rate = [&](bool on_time) {
    db().write([&](db::Tx& tx) {
      add_rating(tx, home->cast.school, 2026,
                 {.on_time = on_time, .courteous = true, .useful = true, .no_gift = true});
    });
  };
  NewRating own;
  own.contact_id = home->contact_id;
  own.courteous = own.useful = own.no_gift = true;
  EXPECT_TRUE(home->family_records.rate(home->mother(), own).value().has_rated);
  EXPECT_EQ(home->family_records.rate(home->mother(), own).error().code, "records.already_rated");
  for (int i = 0; i < 3; ++i) rate(true);
  EXPECT_FALSE(figures());
  rate(true);
  ASSERT_TRUE(figures());
  EXPECT_EQ(figures()->ratings, 5);
  EXPECT_EQ(figures()->on_time, 4);
  for (int i = 0; i < 4; ++i) rate(false);
  EXPECT_EQ(figures()->ratings, 5);
  EXPECT_EQ(figures()->on_time, 4);
  rate(false);
  EXPECT_EQ(figures()->ratings, 10);
  EXPECT_EQ(figures()->on_time, 4);
}

TEST_P(RecordStore, SealsPhotographsAndGivesThemBackWithoutTheirPlace) {
  auto sent = images::kit::telephone_jpeg(400, 300, 6);
  auto line = home->photographs.add(home->homeroom(), home->contact_id, sent).value();
  EXPECT_EQ(line.width, 300);
  EXPECT_EQ(line.height, 400);
  EXPECT_GE(line.address.size(), 40u);
  auto jpeg = home->photographs.read(home->homeroom(), home->contact_id, line.address).value();
  EXPECT_TRUE(jpeg.starts_with("\xFF\xD8\xFF"));
  EXPECT_EQ(jpeg.find("Exif"), std::string::npos);
  EXPECT_EQ(jpeg.find(images::kit::kPlaceDay), std::string::npos);
  auto sealed = db().read([&](db::Session& session) {
    return sealed_photograph(session, home->cast.school, home->contact_id, line.address).value();
  });
  EXPECT_TRUE(sealed.starts_with("k1:"));
  auto again = home->photographs.add(home->homeroom(), home->contact_id, sent).value();
  EXPECT_EQ(again.address, line.address);
  ASSERT_TRUE(home->photographs.remove(home->homeroom(), home->contact_id, line.address));
  EXPECT_EQ(home->photographs.read(home->homeroom(), home->contact_id, line.address).error().code,
            "records.no_such_photograph");
}

TEST_P(RecordStore, HoldsNoMoreThanADozenPhotographs) {
  for (int i = 0; i < int(kMostPhotographs); ++i)
    ASSERT_TRUE(
        home->photographs.add(home->homeroom(), home->contact_id, images::kit::telephone_jpeg(20 + i, 20)));
  EXPECT_EQ(home->photographs.add(home->homeroom(), home->contact_id, images::kit::telephone_jpeg(90, 20))
                .error()
                .code,
            "records.too_many_photographs");
}

TEST_P(RecordStore, LetsPhotographsBeWhenTheRecordIsAcknowledged) {
  auto line =
      home->photographs.add(home->homeroom(), home->contact_id, images::kit::telephone_jpeg(20, 20)).value();
  auto version = home->share(home->words());
  home->family_records.acknowledge(home->mother(), {home->contact_id, version}).value();
  EXPECT_EQ(home->photographs.remove(home->homeroom(), home->contact_id, line.address).error().code,
            "records.only_additions");
}

KITH_BOTH_ENGINES(RecordStore);

}  // namespace
}  // namespace kith::records
