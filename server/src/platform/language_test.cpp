// SPDX-License-Identifier: Apache-2.0
#include "platform/language.hpp"

#include <gtest/gtest.h>

namespace kith {
namespace {

const Date kBeside = make_date(2026, 11, 20);

std::string zh(Date date) { return near_day_words(date, kBeside, Language::kZh); }
std::string en(Date date) { return near_day_words(date, kBeside, Language::kEn); }

TEST(SayingADayOnPaper, NamesTheYearAtTheFootOfALetter) {
  EXPECT_EQ(day_words(kBeside, Language::kZh), "2026年11月20日");
  EXPECT_EQ(day_words(kBeside, Language::kEn), "20 November 2026");
  EXPECT_EQ(weekday_words(kBeside, Language::kZh), "星期五");
  EXPECT_EQ(weekday_words(kBeside, Language::kEn), "Friday");
}

TEST(SayingADayOnPaper, NamesTheYearInATableOnlyWhenItIsAnother) {
  EXPECT_EQ(zh(make_date(2026, 9, 1)), "9月1日");
  EXPECT_EQ(en(make_date(2026, 9, 1)), "1 Sep");
  EXPECT_EQ(zh(make_date(2025, 9, 1)), "2025年9月1日");
  EXPECT_EQ(en(make_date(2027, 1, 20)), "20 Jan 2027");
}

TEST(SayingADayOnPaper, SaysTheMonthOfSeveralDaysOnce) {
  auto days = [](Date first, Date last, Language language) {
    return near_days_words(first, last, kBeside, language);
  };
  const auto monday = make_date(2026, 11, 16);
  EXPECT_EQ(days(monday, make_date(2026, 11, 22), Language::kZh), "11月16日–22日");
  EXPECT_EQ(days(monday, make_date(2026, 11, 22), Language::kEn), "16–22 Nov");
  EXPECT_EQ(days(monday, make_date(2026, 12, 2), Language::kZh), "11月16日–12月2日");
  EXPECT_EQ(days(monday, make_date(2027, 1, 2), Language::kEn), "16 Nov – 2 Jan 2027");
  EXPECT_EQ(days(monday, monday, Language::kZh), "11月16日");
}

}  // namespace
}  // namespace kith
