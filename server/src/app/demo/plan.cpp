// SPDX-License-Identifier: Apache-2.0
#include "app/demo/plan.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kith::demo {
namespace {

// A class has a number of two digits; beyond that the classes grow.
constexpr int kMostClassesOfAGrade = 99;

struct Kind {
  Stage stage;
  bool is_rural;
  int weight;  // size beside the others
};

// The first schools of every district; further ones repeat from the second on.
constexpr Kind kKinds[] = {
    {Stage::kPrimary, false, 100}, {Stage::kJunior, false, 90},       {Stage::kNineYear, true, 70},
    {Stage::kPrimary, true, 55},   {Stage::kKindergarten, false, 30}, {Stage::kPrimary, false, 120},
    {Stage::kJunior, true, 60},    {Stage::kSenior, false, 140},      {Stage::kKindergarten, true, 22}};

constexpr std::string_view kTownPlaces[] = {"清河", "育英", "学府", "滨河", "明德", "城南", "城东",
                                            "文昌", "朝阳", "云台", "新华", "锦绣", "北关", "凤鸣",
                                            "崇文", "翠湖", "东湖", "书院", "望江", "启明"};
constexpr std::string_view kRuralPlaces[] = {"柳林", "石桥", "杏林", "云溪",   "青山", "白沙", "双塔",
                                             "梨园", "大坪", "龙泉", "马家湾", "枫树", "竹溪", "红星",
                                             "金沙", "长岭", "三河", "桃源",   "新塘", "松林"};
constexpr std::string_view kEstates[] = {"和平小区", "滨河花园", "幸福里",   "学府街",
                                         "文昌路",   "锦绣家园", "翠湖名苑", "新华南路"};
constexpr std::string_view kVillages[] = {"柳林村", "石桥村", "向阳村", "云溪村",
                                          "白沙村", "双塔村", "梨园村", "大坪村"};

std::string_view suffix(const Kind& kind) {
  switch (kind.stage) {
    case Stage::kKindergarten:
      return kind.is_rural ? "镇中心幼儿园" : "幼儿园";
    case Stage::kPrimary:
      return kind.is_rural ? "镇中心小学" : "小学";
    case Stage::kJunior:
      return kind.is_rural ? "镇初级中学" : "初级中学";
    case Stage::kSenior:
      return "高级中学";
    case Stage::kNineYear:
      return kind.is_rural ? "九年制学校" : "实验学校";
    case Stage::kCollege:
      return "职业学院";
  }
  return "";
}

const Kind& kind_of(int index) {
  int kinds = int(std::size(kKinds));
  return kKinds[index < kinds ? index : 1 + (index - 1) % (kinds - 1)];
}

// Places are used up in order; the second round of a place is 第二 and so on, so that names never repeat.
std::string school_name(int index, const Kind& kind) {
  const auto& places = kind.is_rural ? kRuralPlaces : kTownPlaces;
  int places_count = int(std::size(places));
  auto place = places[index % places_count];
  int round = index / places_count;
  constexpr std::string_view kOrdinals[] = {"",     "第二", "第三", "第四", "第五",
                                            "第六", "第七", "第八", "第九"};
  auto ordinal =
      round < int(std::size(kOrdinals)) ? std::string(kOrdinals[round]) : fmt::format("第{}", round + 1);
  return fmt::format("{}{}{}", place, ordinal, suffix(kind));
}

}  // namespace

std::vector<SchoolPlan> plan_district(int schools, int students, std::int64_t first_id, const Dice& dice) {
  std::vector<SchoolPlan> plan;
  std::vector<std::int64_t> weights;
  std::int64_t all = 0;
  for (int i = 0; i < schools; ++i) {
    const auto& kind = kind_of(i);
    auto variation = dice.stream("school size", i).between(i == 0 ? 100 : 85, i == 0 ? 100 : 115);
    weights.push_back(std::int64_t{kind.weight} * variation);
    all += weights.back();
    plan.push_back({first_id + i, school_name(i, kind), kind.stage, kind.is_rural, 0});
  }
  std::int64_t before = 0;
  for (int i = 0; i < schools; ++i) {
    std::int64_t from = (students - schools) * before / all,
                 to = (students - schools) * (before + weights[std::size_t(i)]) / all;
    plan[std::size_t(i)].students = int(to - from) + 1;
    before += weights[std::size_t(i)];
  }
  return plan;
}

std::vector<ClassPlan> plan_classes(const SchoolPlan& school, const Dice& dice) {
  auto [first_grade, last_grade] = people::grades_of(school.stage);
  int usual_size = school.stage == Stage::kKindergarten ? 28 : 40;
  int grade_count = last_grade - first_grade + 1;
  int class_count =
      std::clamp((school.students + usual_size / 2) / usual_size, 1, kMostClassesOfAGrade * grade_count);
  std::vector<ClassPlan> plan;
  for (int g = 0; g < grade_count; ++g) {
    int here = class_count * (g + 1) / grade_count - class_count * g / grade_count;
    for (int number = 1; number <= here; ++number) plan.push_back({first_grade + g, number, 0});
  }
  int rest = school.students;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    int left = int(plan.size() - i);
    int jitter = left == 1 || usual_size > rest / left + 5
                     ? 0
                     : dice.stream("class size", std::int64_t(i)).between(-2, 2);
    plan[i].students = left == 1 ? rest : std::clamp(rest / left + jitter, 0, rest);
    rest -= plan[i].students;
  }
  return plan;
}

std::string address(Dice& dice, bool is_rural) {
  if (dice.chance(is_rural ? 850 : 200))
    return fmt::format("{}{}号", dice.pick(kVillages), dice.between(1, 180));
  return fmt::format("{}{}栋{}单元{}0{}", dice.pick(kEstates), dice.between(1, 24), dice.between(1, 4),
                     dice.between(1, 18), dice.between(1, 4));
}

}  // namespace kith::demo
