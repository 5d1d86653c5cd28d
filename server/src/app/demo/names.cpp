// SPDX-License-Identifier: Apache-2.0
#include "app/demo/names.hpp"

#include <array>
#include <string_view>

namespace kith::demo {
namespace {

struct Surname {
  std::string_view text;
  int weight;  // about one in ten thousand people each
};

constexpr Surname kSurnames[] = {
    {"王", 725}, {"李", 719}, {"张", 683}, {"刘", 537}, {"陈", 453}, {"杨", 308}, {"黄", 222}, {"赵", 229},
    {"吴", 200}, {"周", 213}, {"徐", 167}, {"孙", 154}, {"马", 129}, {"朱", 126}, {"胡", 131}, {"郭", 115},
    {"何", 107}, {"林", 110}, {"高", 100}, {"罗", 95},  {"郑", 92},  {"梁", 85},  {"谢", 76},  {"宋", 81},
    {"唐", 69},  {"许", 66},  {"韩", 68},  {"邓", 62},  {"冯", 64},  {"曹", 60},  {"彭", 59},  {"曾", 58},
    {"肖", 59},  {"田", 53},  {"董", 51},  {"潘", 48},  {"袁", 50},  {"蔡", 47},  {"蒋", 47},  {"余", 44},
    {"于", 45},  {"杜", 47},  {"叶", 42},  {"程", 43},  {"魏", 46},  {"苏", 42},  {"吕", 41},  {"丁", 40},
    {"任", 38},  {"卢", 38},  {"姚", 36},  {"沈", 37},  {"钟", 35},  {"姜", 34},  {"崔", 33},  {"谭", 34},
    {"陆", 31},  {"范", 32},  {"汪", 31},  {"廖", 31},  {"石", 30},  {"金", 30},  {"韦", 26},  {"贾", 28},
    {"夏", 27},  {"付", 25},  {"方", 27},  {"邹", 25},  {"熊", 25},  {"白", 25},  {"孟", 24},  {"秦", 24},
    {"邱", 24},  {"侯", 23},  {"江", 23},  {"尹", 22},  {"薛", 22},  {"闫", 20},  {"段", 20},  {"雷", 20},
    {"龙", 18},  {"黎", 18},  {"史", 18},  {"陶", 17},  {"贺", 16},  {"毛", 16},  {"郝", 15},  {"顾", 15},
    {"龚", 15},  {"邵", 14},  {"万", 14},  {"覃", 13},  {"武", 13},  {"钱", 12},  {"戴", 12},  {"严", 11},
    {"莫", 10},  {"孔", 10},  {"向", 9},   {"欧阳", 7}, {"司徒", 2}, {"诸葛", 1}};

struct GivenNames {
  std::string_view first[24], second[24], single[12];
};

constexpr GivenNames kBoys = {{"子", "浩", "宇", "俊", "梓", "泽", "思", "嘉", "一", "明", "博", "天",
                               "文", "奕", "睿", "沐", "景", "书", "承", "佳", "立", "启", "知", "远"},
                              {"轩", "宇", "然", "涵", "辰", "豪", "泽", "航", "睿", "杰", "阳", "霖",
                               "恒", "远", "瑞", "哲", "成", "晨", "昊", "铭", "安", "翔", "凡", "帆"},
                              {"磊", "浩", "睿", "诺", "轩", "晨", "帆", "昊", "恒", "岳", "朗", "杰"}};
constexpr GivenNames kGirls = {{"雨", "梓", "欣", "诗", "思", "佳", "子", "若", "语", "可", "依", "一",
                                "嘉", "心", "沐", "静", "芷", "书", "清", "晓", "乐", "安", "知", "月"},
                               {"桐", "涵", "怡", "萱", "彤", "琪", "妍", "瑶", "馨", "悦", "宁", "昕",
                                "然", "菲", "汐", "雯", "晴", "琳", "诺", "禾", "彦", "颖", "蕊", "言"},
                               {"彤", "悦", "妍", "琪", "萱", "瑶", "宁", "颖", "诺", "蕊", "晴", "雯"}};
constexpr GivenNames kMen = {{"志", "建", "晓", "海", "俊", "文", "永", "国", "立", "伟", "振", "洪",
                              "春", "少", "学", "小", "家", "长", "玉", "德", "东", "明", "云", "世"},
                             {"强", "伟", "军", "勇", "斌", "平", "峰", "辉", "涛", "华", "波", "鹏",
                              "林", "龙", "刚", "飞", "超", "亮", "明", "东", "杰", "江", "松", "民"},
                             {"伟", "强", "勇", "军", "涛", "斌", "鹏", "磊", "超", "辉", "刚", "凯"}};
constexpr GivenNames kWomen = {{"丽", "晓", "小", "海", "春", "红", "文", "玉", "雪", "秀", "艳", "美",
                                "慧", "金", "亚", "婷", "燕", "月", "素", "冬", "静", "佩", "淑", "云"},
                               {"娟", "燕", "丽", "华", "霞", "芳", "玲", "梅", "敏", "红", "英", "艳",
                                "萍", "娜", "琴", "云", "莉", "洁", "静", "琼", "凤", "蓉", "洋", "珍"},
                               {"丽", "静", "敏", "娟", "燕", "芳", "娜", "婷", "艳", "霞", "玲", "慧"}};
constexpr GivenNames kGrandfathers = {
    {"国", "建", "德", "永", "长", "福", "玉", "振", "文", "志", "全", "兴",
     "万", "学", "庆", "树", "金", "明", "正", "光", "世", "家", "维", "守"},
    {"福", "贵", "生", "才", "山", "田", "林", "清", "发", "明", "义", "根",
     "和", "昌", "成", "民", "海", "顺", "礼", "祥", "华", "良", "荣", "春"},
    {"福", "贵", "山", "林", "清", "明", "义", "和", "昌", "顺", "良", "荣"}};
constexpr GivenNames kGrandmothers = {
    {"桂", "秀", "玉", "淑", "凤", "兰", "素", "翠", "金", "春", "月", "菊",
     "美", "荣", "银", "彩", "惠", "庆", "爱", "德", "永", "水", "香", "云"},
    {"英", "兰", "珍", "芳", "华", "梅", "芝", "莲", "香", "云", "清", "琴",
     "花", "荣", "娥", "凤", "莉", "霞", "平", "萍", "芬", "容", "秀", "仙"},
    {"英", "兰", "珍", "芳", "梅", "莲", "香", "琴", "娥", "芬", "凤", "芝"}};

const GivenNames& names_of(Sex sex, Generation generation) {
  bool is_male = sex == Sex::kMale;
  switch (generation) {
    case Generation::kChild:
      return is_male ? kBoys : kGirls;
    case Generation::kParent:
      return is_male ? kMen : kWomen;
    case Generation::kGrandparent:
      return is_male ? kGrandfathers : kGrandmothers;
  }
  return kBoys;
}

constexpr int kSurnameWeight = [] {
  int sum = 0;
  for (const auto& surname : kSurnames) sum += surname.weight;
  return sum;
}();

// Two-character given names are the rule; single ones are less usual among children than among parents.
int single_permille(Generation generation) { return generation == Generation::kParent ? 240 : 130; }

}  // namespace

std::string surname(Dice& dice) {
  int at = dice.below(kSurnameWeight);
  for (const auto& surname : kSurnames)
    if ((at -= surname.weight) < 0) return std::string(surname.text);
  return "王";
}

std::string given_name(Dice& dice, Sex sex, Generation generation) {
  const auto& names = names_of(sex, generation);
  if (dice.chance(single_permille(generation))) return std::string(dice.pick(names.single));
  auto first = dice.pick(names.first), second = dice.pick(names.second);
  return std::string(first) + std::string(first == second ? dice.pick(names.single) : second);
}

}  // namespace kith::demo
