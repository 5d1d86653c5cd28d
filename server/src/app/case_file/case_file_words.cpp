// SPDX-License-Identifier: Apache-2.0
#include "app/case_file/case_file_words.hpp"

#include <array>

namespace kith::app {
namespace {

// In the order of the enumeration.
constexpr std::array<Wording, 5> kOutcomes{{{"办理中", "Open"},
                                            {"已过期未办", "Overdue"},
                                            {"按时办结", "Done in time"},
                                            {"逾期办结", "Done late"},
                                            {"已取消", "Cancelled"}}};

struct DutyWords {
  std::string_view kind;
  Wording wording;
};
constexpr DutyWords kDuties[] = {
    {"visits.answer_opinion", {"答复家长的意见", "Answer the family's opinion"}},
    {"visits.keep_promise", {"兑现约定", "Keep what was agreed"}},
    {"visits.help_step_by_step", {"有计划地帮助", "Help step by step"}},
    {"care.review_plan", {"一生一案到期回顾", "Look at the student's plan again"}},
    {"care.assess", {"心理评估", "Psychological assessment"}},
    {"care.follow_up_harm", {"心理老师跟进", "The psychology teacher follows up"}},
    {"visits.write_up", {"写好家访记录并反馈", "Write the visit up and feed it back"}},
    {"visits.after_problem", {"学生有状况，尽快走访", "Visit promptly: a problem"}},
    {"visits.after_progress", {"学生有进步，上门鼓励", "Visit to encourage: progress"}},
    {"incidents.contact_at_once", {"马上联系家长", "Contact the family at once"}},
    {"incidents.contact_family", {"联系家长", "Contact the family"}},
    {"incidents.send_good_news", {"喜报寄到家", "Send the good news home"}},
    {"incidents.establish_responsibility", {"查明责任", "Settle who answers for it"}},
    {"gatherings.hold_as_planned", {"计划好的活动按期举行", "Hold what was planned"}},
    {"gatherings.next_step", {"家访交流会定下的下一步", "A next step of an exchange meeting"}}};

}  // namespace

Wording wording_of(DutyOutcome outcome) { return kOutcomes.at(static_cast<std::size_t>(outcome)); }

Wording duty_wording(std::string_view kind) {
  for (const auto& words : kDuties)
    if (words.kind == kind) return words.wording;
  return {"应办事项", "To see to"};
}

}  // namespace kith::app
