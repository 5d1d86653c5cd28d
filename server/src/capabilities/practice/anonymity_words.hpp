// SPDX-License-Identifier: Apache-2.0
// The words by which Chinese texts tell who somebody is. Closed lists; a word more is a line here and a test.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "people/words.hpp"

namespace kith::practice {

// Before and after a surname: 小王, 王老师.
inline constexpr std::array<std::u32string_view, 4> kBeforeSurname{U"小", U"老", U"阿", U"姓"};
inline constexpr std::array<std::u32string_view, 22> kAfterSurname{
    U"某",   U"同学", U"妈妈", U"爸爸", U"爷爷", U"奶奶", U"外公", U"外婆", U"姥姥", U"姥爷", U"家长",
    U"先生", U"女士", U"阿姨", U"叔叔", U"大爷", U"大妈", U"哥哥", U"姐姐", U"弟弟", U"妹妹", U"母亲"};
inline constexpr std::array<std::u32string_view, 6> kAfterSurnameOfStaff{U"老师", U"校长", U"主任",
                                                                         U"书记", U"园长", U"导师"};

using people::CareGroup;

inline constexpr std::array<std::pair<std::u32string_view, CareGroup>, 46> kCareWords{{
    {U"留守", CareGroup::kLeftBehind},
    {U"父母在外打工", CareGroup::kLeftBehind},
    {U"父母外出务工", CareGroup::kLeftBehind},
    {U"随迁", CareGroup::kMigrant},
    {U"外来务工", CareGroup::kMigrant},
    {U"农民工子女", CareGroup::kMigrant},
    {U"单亲", CareGroup::kSingleParent},
    {U"离异", CareGroup::kSingleParent},
    {U"离婚", CareGroup::kSingleParent},
    {U"残疾", CareGroup::kDisability},
    {U"残障", CareGroup::kDisability},
    {U"智力障碍", CareGroup::kDisability},
    {U"听力障碍", CareGroup::kDisability},
    {U"视力障碍", CareGroup::kDisability},
    {U"特殊教育", CareGroup::kDisability},
    {U"低保", CareGroup::kMinimumLiving},
    {U"最低生活保障", CareGroup::kMinimumLiving},
    {U"脱贫户", CareGroup::kOutOfPoverty},
    {U"建档立卡", CareGroup::kOutOfPoverty},
    {U"贫困户", CareGroup::kOutOfPoverty},
    {U"特困", CareGroup::kExtremePoverty},
    {U"五保", CareGroup::kExtremePoverty},
    {U"学习困难", CareGroup::kLearningDifficulty},
    {U"学困生", CareGroup::kLearningDifficulty},
    {U"读写障碍", CareGroup::kLearningDifficulty},
    {U"多动症", CareGroup::kLearningDifficulty},
    {U"心理问题", CareGroup::kPsychological},
    {U"心理疾病", CareGroup::kPsychological},
    {U"心理障碍", CareGroup::kPsychological},
    {U"抑郁", CareGroup::kPsychological},
    {U"焦虑症", CareGroup::kPsychological},
    {U"自残", CareGroup::kPsychological},
    {U"自伤", CareGroup::kPsychological},
    {U"轻生", CareGroup::kPsychological},
    {U"自杀", CareGroup::kPsychological},
    {U"辍学", CareGroup::kSuspectedDropout},
    {U"失学", CareGroup::kSuspectedDropout},
    {U"厌学不来", CareGroup::kSuspectedDropout},
    {U"家庭变故", CareGroup::kFamilyUpheaval},
    {U"父亲去世", CareGroup::kFamilyUpheaval},
    {U"母亲去世", CareGroup::kFamilyUpheaval},
    {U"爸爸去世", CareGroup::kFamilyUpheaval},
    {U"妈妈去世", CareGroup::kFamilyUpheaval},
    {U"偷窃", CareGroup::kUnusualBehaviour},
    {U"离家出走", CareGroup::kUnusualBehaviour},
    {U"行为异常", CareGroup::kUnusualBehaviour},
}};

inline constexpr std::array<std::u32string_view, 30> kRareWords{
    U"双胞胎", U"三胞胎", U"孤儿", U"服刑", U"坐牢", U"监狱",   U"烈士", U"艾滋", U"自闭症", U"孤独症",
    U"脑瘫",   U"轮椅",   U"失明", U"失聪", U"聋哑", U"白血病", U"癌症", U"癫痫", U"吸毒",   U"戒毒",
    U"领养",   U"收养",   U"混血", U"家暴", U"猝死", U"遗腹子", U"截肢", U"透析", U"渐冻",   U"植物人"};

// What an address is cut after.
inline constexpr std::u32string_view kPlaceEnds = U"省市区县旗镇乡村街路道巷弄苑园里庄屯湾坊寨厦";
// Behind a number: not the name of a place.
inline constexpr std::u32string_view kBehindNumber = U"号栋幢座室单元楼层组院弄门";
// After the name of a family, a village: 王家庄.
inline constexpr std::u32string_view kVillageEnds = U"村庄屯湾沟寨坪坝营堡集岭坡桥";

}  // namespace kith::practice
