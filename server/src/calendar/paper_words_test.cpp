// SPDX-License-Identifier: Apache-2.0
#include "calendar/paper_words.hpp"

#include <gtest/gtest.h>

namespace kith::calendar {
namespace {

class SayingAPeriodOnPaper : public ::testing::Test {
 protected:
  std::string zh(PeriodKind kind, Date day) const { return said(kind, day, Language::kZh); }
  std::string en(PeriodKind kind, Date day) const { return said(kind, day, Language::kEn); }
  std::string said(PeriodKind kind, Date day, Language language) const {
    return near_period_words(calendar, period_of(calendar, kind, day).value(), today, language);
  }

  Calendar calendar = usual_calendar(2026);
  Date today = make_date(2026, 11, 20);
};

TEST_F(SayingAPeriodOnPaper, NumbersWeeksAsTheSchoolDoes) {
  EXPECT_EQ(zh(PeriodKind::kWeek, today), "第 12 周");
  EXPECT_EQ(en(PeriodKind::kWeek, today), "Week 12");
  EXPECT_EQ(zh(PeriodKind::kWeek, make_date(2026, 9, 1)), "第 1 周");
  EXPECT_EQ(zh(PeriodKind::kFortnight, today), "第 11–12 周");
  EXPECT_EQ(en(PeriodKind::kFortnight, today), "Weeks 11–12");
}

TEST_F(SayingAPeriodOnPaper, TellsAWeekOfTheHolidaysByItsDays) {
  EXPECT_EQ(zh(PeriodKind::kWeek, make_date(2027, 2, 3)), "2027年2月1日–7日");
  EXPECT_EQ(en(PeriodKind::kWeek, make_date(2027, 2, 3)), "1–7 Feb 2027");
}

TEST_F(SayingAPeriodOnPaper, NamesTheSchoolYearOnlyWhenItIsAnother) {
  EXPECT_EQ(zh(PeriodKind::kTerm, today), "第一学期");
  EXPECT_EQ(en(PeriodKind::kTerm, make_date(2027, 3, 1)), "Spring term");
  EXPECT_EQ(zh(PeriodKind::kMonth, today), "11月");
  EXPECT_EQ(en(PeriodKind::kMonth, make_date(2027, 1, 5)), "January");
  EXPECT_EQ(zh(PeriodKind::kSchoolYear, today), "2026–2027 学年");
  today = make_date(2027, 9, 3);
  EXPECT_EQ(said(PeriodKind::kTerm, make_date(2026, 11, 20), Language::kZh), "2026–2027 学年第一学期");
  EXPECT_EQ(said(PeriodKind::kMonth, make_date(2026, 11, 20), Language::kEn), "November 2026");
  EXPECT_EQ(said(PeriodKind::kWeek, make_date(2026, 11, 20), Language::kZh), "2026年11月16日–22日");
}

TEST_F(SayingAPeriodOnPaper, SaysWhatAnExaminationOrTheTermsEdgeIsOf) {
  EXPECT_EQ(zh(PeriodKind::kTermStart, make_date(2026, 9, 3)), "第一学期开学两周");
  EXPECT_EQ(en(PeriodKind::kTermEnd, make_date(2027, 1, 19)), "Autumn term, last two weeks");
  EXPECT_EQ(zh(PeriodKind::kAfterMidterm, make_date(2026, 11, 20)), "第一学期期中考试后三周");
  EXPECT_EQ(zh(PeriodKind::kEducationWeek, make_date(2027, 5, 12)), "家庭教育宣传周（2027年5月10日–16日）");
}

TEST_F(SayingAPeriodOnPaper, CallsASeasonByItsName) {
  calendar.seasons = {{"winter", make_date(2027, 1, 21), make_date(2027, 2, 16)},
                      {"秋季走访", make_date(2026, 11, 9), make_date(2026, 12, 27)}};
  EXPECT_EQ(zh(PeriodKind::kSeason, today), "秋季走访");
  EXPECT_EQ(zh(PeriodKind::kSeason, make_date(2027, 2, 1)), "寒假走访季");
  EXPECT_EQ(en(PeriodKind::kSeason, make_date(2027, 2, 1)), "Winter visits");
}

TEST_F(SayingAPeriodOnPaper, LeavesNoCodeOfAnyKind) {
  for (int kind = 1; kind <= int(PeriodKind::kEducationWeek); ++kind)
    for (const auto& period :
         periods_between(calendar, PeriodKind(kind), make_date(2026, 8, 1), make_date(2027, 7, 31)))
      for (auto language : {Language::kZh, Language::kEn}) {
        auto words = near_period_words(calendar, period, today, language);
        EXPECT_FALSE(words.empty()) << period.period_no;
        EXPECT_EQ(words.find(period_code(period.period_no)), std::string::npos) << words;
        EXPECT_EQ(words.find('{'), std::string::npos) << words;
      }
}

}  // namespace
}  // namespace kith::calendar
