// SPDX-License-Identifier: Apache-2.0
#include "app/demo/words.hpp"

namespace kith::demo {
namespace {

struct Note {
  std::string_view topics;
  std::string_view text;
};

constexpr Note kVisitNotes[] = {
    {"study family",
     "家里给孩子布置了安静的书桌，晚饭后有固定的阅读时间。和家长商量好每周只看一次错题本，不加量。"},
    {"study praise", "先说了孩子上课敢举手的变化，奶奶很高兴。建议继续让孩子把当天学的讲给家里人听。"},
    {"health safety", "孩子视力下降得快，约定每天户外一小时、看屏幕不超过半小时，下月再量一次。"},
    {"mood family", "最近搬家，孩子睡得晚。家长答应这段时间早点回家陪一陪，我在学校多留意课间情绪。"},
    {"peers mood", "孩子说和同桌闹过别扭，已经和好。家长希望座位先不调，我们都同意再看两周。"},
    {"homework", "作业拖到十点，主要是边写边玩。商定先做最难的一项，写完一项休息五分钟。"},
    {"family praise", "爸爸在外地，晚上会视频。孩子会自己热饭、照顾妹妹，很懂事，已在班里表扬。"},
    {"safety", "上学路口车多，和家长确认了接送的人和时间，也提醒了电动车头盔。"},
    {"study", "数学计算容易出错，是粗心还是没听懂先弄清楚。家长同意每天做五道口算，记在联系簿上。"},
    {"health", "孩子有过敏史，已登记忌口和常用药，也告诉了校医和食堂。"},
    {"praise", "主要来说好消息：孩子连续两周帮同学讲题。家长很意外，也很开心。"},
    {"study family", "家长文化程度不高，担心帮不上忙。告诉他们听孩子说、按时睡觉就是最好的帮助。"}};

constexpr Note kCallNotes[] = {{"homework", ""},
                               {"study", ""},
                               {"praise", "今天朗读得很好，特意告诉家长。"},
                               {"health", "孩子说肚子不舒服，已喝热水休息，家长傍晚来接。"},
                               {"mood", "这两天话少，家长说晚上睡得晚，会留意。"},
                               {"safety", ""},
                               {"peers", "和同学的小摩擦已经说开，家长放心。"},
                               {"study homework", "听写有进步，家长会继续每晚十分钟。"},
                               {"family", ""},
                               {"study", "期中前的复习安排已说明。"}};

constexpr Note kWrittenNotes[] = {
    {"study", ""}, {"homework", ""}, {"praise", ""}, {"health", ""}, {"study praise", ""}};

}  // namespace

Words invent_words(Dice& dice, ledger::ContactKind kind) {
  using ledger::ContactKind;
  const Note* note = nullptr;
  switch (kind) {
    case ContactKind::kVisit:
    case ContactKind::kReception:
      note = &dice.pick(kVisitNotes);
      break;
    case ContactKind::kCall:
      note = &dice.pick(kCallNotes);
      break;
    default:
      note = &dice.pick(kWrittenNotes);
      break;
  }
  return {std::string(note->topics), note->text};
}

}  // namespace kith::demo
