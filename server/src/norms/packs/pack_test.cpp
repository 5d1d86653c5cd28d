// SPDX-License-Identifier: Apache-2.0
#include "norms/packs/pack.hpp"

#include <gtest/gtest.h>

#include "norms/counting/figure.hpp"
#include "norms/packs/catalogue.hpp"

namespace kith::norms {
namespace {

using calendar::PeriodKind;
using ledger::ContactKind;
using ledger::Mode;

constexpr std::string_view kHead = "id = 'X'\ntitle = { zh = '例', en = 'Example' }\n";

// A clause from line `3` on; `rule` replaces the usual one.
std::string clause(std::string_view id, std::string_view rule) {
  return "[[clauses]]\nid = '" + std::string(id) +
         "'\nkind = 'norm'\ntitle = { zh = '题', en = 'Title' }\nlabel = { zh = '短', en = 'Short' "
         "}\n[clauses.rule]\n" +
         std::string(rule);
}
constexpr std::string_view kRule = "of = 'student'\ncount = {}\nat_least = 1\nper = 'term'\nshare = 100\n";

std::vector<std::string> flaws_of(const std::string& rule) {
  std::vector<std::string> found;
  for (const auto& flaw : read_pack("x.toml", std::string(kHead) + clause("X.1", rule)).flaws)
    found.push_back(to_text(flaw.flaw) + " " + flaw.at);
  return found;
}
using Flaws = std::vector<std::string>;

TEST(ReadingAPack, FillsInWhatARuleLeavesOut) {
  auto reading = read_pack("x.toml", std::string(kHead) + clause("X.1", kRule));
  ASSERT_TRUE(reading.pack);
  const auto& rule = *reading.pack->clauses.at(0).rule;
  EXPECT_FALSE(rule.among.care || rule.among.met || rule.more || rule.due);
  EXPECT_EQ(rule.in_each, InEach::kSchool);
  EXPECT_TRUE(rule.count.kinds.empty() && rule.count.modes.empty());
  EXPECT_EQ(rule.share_permille, 1000);
}

TEST(ReadingAPack, TellsFileLineAndReasonOfEveryFlawAtOnce) {
  auto reading = read_pack(
      "x.toml",
      std::string(kHead) +
          clause("X.1", "of = 'pupil'\ncount = {}\nat_least = 0\nper = 'fortnite'\nshares = 100\n"));
  EXPECT_FALSE(reading.pack);
  std::vector<std::string> lines;
  for (const auto& flaw : reading.flaws) lines.push_back(sentence(flaw));
  EXPECT_EQ(lines,
            (Flaws{"x.toml:8: missing key: clauses.rule.share", "x.toml:9: unknown value: clauses.rule.of",
                   "x.toml:11: out of range: clauses.rule.at_least",
                   "x.toml:12: no such period (docs/norm-rules.md lists them): clauses.rule.per",
                   "x.toml:13: unknown key: clauses.rule.shares"}));
}

TEST(ReadingAPack, RefusesSharesOutsideAHundredPercent) {
  for (const char* share : {"0", "100.5", "-3", "nan"})
    EXPECT_EQ(
        flaws_of("of = 'student'\ncount = {}\nat_least = 1\nper = 'term'\nshare = " + std::string(share)),
        Flaws{"out_of_range clauses.rule.share"})
        << share;
  EXPECT_EQ(flaws_of("of = 'student'\ncount = {}\nat_least = 1\nper = 'term'\nshare = '50 %'"),
            Flaws{"wrong_type clauses.rule.share"});
}

TEST(ReadingAPack, RefusesWhatHasNoMeaningForItsSubjects) {
  EXPECT_EQ(
      flaws_of(
          "of = 'staff'\namong = { guardians_away = true }\ncount = { by = 'homeroom' }\nat_least = 1\nper "
          "= 'term'\nshare = 100\nin_each = 'class'"),
      (Flaws{"does_not_apply clauses.rule.in_each", "does_not_apply clauses.rule.among.guardians_away",
             "does_not_apply clauses.rule.count.by"}));
  EXPECT_EQ(
      flaws_of("of = 'student'\ncount = { what = 'families' }\nat_least = 1\nper = 'term'\nshare = 100"),
      Flaws{"does_not_apply clauses.rule.count.what"});
}

TEST(ReadingAPack, RefusesARuleThatNoContactCouldEverMeet) {
  EXPECT_EQ(flaws_of("of = 'student'\ncount = { kinds = ['letter'], modes = ['home'] }\nat_least = 1\nper = "
                     "'term'\nshare = 100"),
            Flaws{"counts_nothing clauses.rule.count.kinds"});
}

TEST(ReadingAPack, NamesTheLineWhereItStopsBeingToml) {
  auto reading = read_pack("x.toml", "id = 'X'\ntitle = [\n");
  ASSERT_EQ(reading.flaws.size(), 1u);
  EXPECT_EQ(reading.flaws[0].flaw, Flaw::kNotToml);
  EXPECT_GE(reading.flaws[0].line, 2);
}

TEST(ReadingAPack, RefusesTwoClausesUnderOneIdAndLabelsTooLongForAColumn) {
  auto reading = read_pack(
      "x.toml", std::string(kHead) + clause("X.1", kRule) + clause("X.1", kRule) + clause("Y.1", kRule));
  ASSERT_EQ(reading.flaws.size(), 2u);
  EXPECT_EQ(sentence(reading.flaws[0]), "x.toml:14: a second clause under this id: clauses.id");
  EXPECT_EQ(reading.flaws[1].flaw, Flaw::kForeignId);
  auto text = std::string(kHead) + clause("X.1", kRule);
  text.replace(text.find("短"), 3, "七个字的短标签");
  EXPECT_EQ(read_pack("x.toml", text).flaws.at(0).flaw, Flaw::kTooLong);
}

CatalogueReading read_two(const std::string& first, const std::string& second) {
  return read_catalogue({{"x.toml", first}, {"y.toml", second}});
}

std::string other_pack(const std::string& text) {
  auto other = text;
  for (std::size_t at; (at = other.find("'X")) != std::string::npos;) other[at + 1] = 'Y';
  return other;
}

TEST(MeetingOfPacks, RefusesOneIdInTwoPacks) {
  auto pack = std::string(kHead) + clause("X.1", kRule);
  auto reading = read_two(pack, pack);
  EXPECT_FALSE(reading.catalogue);
  EXPECT_EQ(sentence(reading.flaws.at(0)), "y.toml:3: a second clause under this id: X.1");
}

TEST(MeetingOfPacks, ChecksThatAPopulationOfResultsExistsAndIsOfTheSameKind) {
  auto among = [](const char* met) {
    return "of = 'student'\namong = { met = '" + std::string(met) +
           "' }\ncount = {}\nat_least = 1\nper = 'term'\nshare = 80\n";
  };
  auto base = other_pack(std::string(kHead) + clause("X.1", kRule));
  EXPECT_TRUE(read_two(std::string(kHead) + clause("X.1", among("Y.1")), base).catalogue);
  EXPECT_EQ(read_two(std::string(kHead) + clause("X.1", among("Y.2")), base).flaws.at(0).flaw,
            Flaw::kNoSuchNorm);
  EXPECT_EQ(read_two(std::string(kHead) + clause("X.1", among("X.2")) + clause("X.2", among("X.1")), base)
                .flaws.at(0)
                .flaw,
            Flaw::kNoSuchNorm);
  auto weekly = base;
  weekly.replace(weekly.find("'term'"), 6, "'week'");
  EXPECT_EQ(read_two(std::string(kHead) + clause("X.1", among("Y.1")), weekly).flaws.at(0).flaw,
            Flaw::kDifferentSubjects);
}

TEST(MeetingOfPacks, PutsANormBehindTheOneWhoseResultIsItsPopulation) {
  auto reading = read_two(std::string(kHead) + clause("X.1",
                                                      "of = 'student'\namong = { met = 'Y.1' }\ncount = "
                                                      "{}\nat_least = 1\nper = 'term'\nshare = 80\n"),
                          other_pack(std::string(kHead) + clause("X.1", kRule)));
  ASSERT_TRUE(reading.catalogue);
  EXPECT_EQ(reading.catalogue->norms().at(0).clause, "Y.1");
  EXPECT_EQ(reading.catalogue->norms().at(1).base_slot, reading.catalogue->norms().at(0).slot);
}

TEST(ReadingAPack, TakesTwoFiguresOfOneClauseAndRefusesALowerSecond) {
  std::string rule =
      "of = 'student'\ncount = { kinds = ['card'] }\nat_least = 2\nmore = { care = true, at_least = 4 "
      "}\nper = 'term'\nshare = 100";
  auto reading = read_pack("x.toml", std::string(kHead) + clause("X.1", rule));
  ASSERT_TRUE(reading.pack);
  EXPECT_TRUE(reading.pack->clauses[0].rule->more->care.any);
  EXPECT_EQ(reading.pack->clauses[0].rule->more->at_least, 4);
  rule.replace(rule.find("at_least = 4"), 12, "at_least = 1");
  EXPECT_EQ(flaws_of(rule), Flaws{"out_of_range clauses.rule.more.at_least"});
}

TEST(ReadingAPack, TakesADutyWithItsTimeAndRefusesTwoTimes) {
  auto duty = [](const std::string& within) {
    return "duty = 'mailbox.answer'\nwithin = { " + within + " }\nper = 'term'\nshare = 100";
  };
  auto reading = read_pack("x.toml", std::string(kHead) + clause("X.1", duty("working_days = 5")));
  ASSERT_TRUE(reading.pack);
  EXPECT_EQ(reading.pack->clauses[0].rule->due->within.amount, 5);
  EXPECT_EQ(reading.pack->clauses[0].rule->due->within.unit, ledger::DeadlineUnit::kWorkingDays);
  EXPECT_EQ(flaws_of("duty = []\nwithin = { hours = 1 }\nper = 'term'\nshare = 100"),
            Flaws{"wrong_type clauses.rule.duty"});
  EXPECT_EQ(flaws_of(duty("hours = 1, days = 1")), Flaws{"does_not_apply clauses.rule.within"});
  EXPECT_EQ(flaws_of("duty = 'x.y'\nwithin = { hours = 1 }\nper = 'term_start'\nshare = 100"),
            Flaws{"does_not_apply clauses.rule.per"});
}

TEST(ReadingAPack, WantsAFortnightForItsSecondSaturday) {
  std::string rule =
      "of = 'school'\ncount = { kinds = ['reception_day'] }\nat_least = 1\nper = 'fortnight'\non = "
      "'second_saturday'\nshare = 100";
  EXPECT_EQ(flaws_of(rule), Flaws{});
  rule.replace(rule.find("fortnight"), 9, "term");
  EXPECT_EQ(flaws_of(rule), Flaws{"does_not_apply clauses.rule.on"});
}

TEST(TheBuiltInPacks, HaveNoFlawAndHoldEveryClauseOfTheEightPolicies) {
  auto reading = read_catalogue(embedded_policies());
  for (const auto& flaw : reading.flaws) ADD_FAILURE() << sentence(flaw);
  ASSERT_TRUE(reading.catalogue);
  std::map<std::string, int> clauses;
  for (const auto& pack : reading.catalogue->packs()) clauses[pack.id] = int(pack.clauses.size());
  EXPECT_EQ(
      clauses,
      (std::map<std::string, int>{
          {"P0", 21}, {"P1", 23}, {"P2a", 9}, {"P2b", 7}, {"P2c", 11}, {"P2d", 7}, {"P3", 15}, {"P4", 16}}));
}

TEST(TheBuiltInPacks, SayWhatTheClausesSay) {
  auto catalogue = built_in_catalogue();
  const auto& yearly = catalogue->find("P1.5")->rule;
  EXPECT_EQ(yearly.per, std::vector{PeriodKind::kSchoolYear});
  EXPECT_FALSE(counts(yearly.count, {.kind = ContactKind::kVisit, .mode = Mode::kHome}));
  EXPECT_TRUE(counts(yearly.count, {.kind = ContactKind::kVisit, .mode = Mode::kHome, .by_homeroom = true}));

  const auto& monthly = catalogue->find("P2a.4")->rule;
  EXPECT_EQ(monthly.at_least, 4);
  EXPECT_TRUE(counts(monthly.count, {.kind = ContactKind::kLetter, .mode = Mode::kWritten}));
  EXPECT_FALSE(counts(monthly.count, {.kind = ContactKind::kReception, .mode = Mode::kSchool}));

  const auto& weekly = catalogue->find("P2c.6")->rule;
  EXPECT_EQ(weekly.in_each, InEach::kClass);
  EXPECT_EQ(weekly.share_permille, 500);
  EXPECT_TRUE(counts(weekly.count, {.kind = ContactKind::kVisit, .mode = Mode::kTelephone}));

  const auto& visited = catalogue->find("P4.4")->rule;
  EXPECT_TRUE(counts(visited.count, {.kind = ContactKind::kCall, .mode = Mode::kTelephone}));
  EXPECT_FALSE(counts(visited.count, {.kind = ContactKind::kLetter, .mode = Mode::kWritten}));
  EXPECT_FALSE(
      counts(catalogue->find("P4.5")->rule.count, {.kind = ContactKind::kCall, .mode = Mode::kTelephone}));
  EXPECT_TRUE(is_sensitive(catalogue->find("P4.6")->rule));
}

}  // namespace
}  // namespace kith::norms
