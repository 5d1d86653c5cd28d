// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "platform/text/name_keys.hpp"
#include "platform/text/normal.hpp"

namespace kith::text {
namespace {

TEST(NormalisingText, MakesOneFormOfWhatLooksTheSame) {
  EXPECT_EQ(normal_text("　ＡＢＣ１２３（２）班　"), "ABC123(2)班");
  EXPECT_EQ(normal_text(" a \t\n b\u200b\ufeff "), "a b");
  EXPECT_EQ(normal_text("  "), "");
  EXPECT_EQ(normal_word(" Guardian １ Name "), "guardian1name");
}

TEST(NormalisingText, TellsOrdinaryCharactersFromThoseThatOnlyLookLikeThem) {
  EXPECT_EQ(normal_text("一龥班"), "一龥班");
  EXPECT_EQ(normal_text("\u2f00年级"), "一年级");  // a radical
  EXPECT_EQ(normal_text("\uf900"), "\u8c48");      // a compatibility ideograph
  EXPECT_EQ(normal_word("三年级A班"), "三年级a班");
  EXPECT_EQ(normal_text("王\xe4\xb8"), "王\xef\xbf\xbd");
}

TEST(NormalisingText, ReplacesBytesThatAreNoText) { EXPECT_EQ(normal_text("a\xff"), "a\xef\xbf\xbd"); }

TEST(NormalisingAName, DropsPaddingButKeepsTheBlanksOfNamesInLetters) {
  EXPECT_EQ(normal_name("　王　明 "), "王明");
  EXPECT_EQ(normal_name("Ann  Lee"), "Ann Lee");
  EXPECT_EQ(normal_name("买买提•德晓"), "买买提·德晓");
  EXPECT_EQ(normal_name("买买提・德晓"), "买买提·德晓");
}

TEST(MakingNameKeys, GivesPinyinAndInitials) {
  EXPECT_EQ(name_keys("王小明"), "王小明 wangxiaoming wxm");
  EXPECT_EQ(name_keys("吕雅娟"), "吕雅娟 luyajuan lyj");
  EXPECT_EQ(name_keys("买买提·德晓"), "买买提·德晓 maimaitidexiao mmtdx");
  EXPECT_EQ(name_keys("Ann Lee"), "Ann Lee annlee al");
  EXPECT_EQ(name_keys(""), "");
}

}  // namespace
}  // namespace kith::text
