// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/paper_words.hpp"

#include <array>

namespace kith::visits {
namespace {

// In the order of the enumerations.
constexpr std::array<Wording, 28> kKinds{{{"走访", "Visit"},
                                          {"电话", "Call"},
                                          {"信息", "Message"},
                                          {"书信", "Letter"},
                                          {"到校", "Came to school"},
                                          {"通知", "Notice"},
                                          {"联系卡", "Contact card"},
                                          {"联系簿", "Contact book"},
                                          {"成长档案", "Portfolio"},
                                          {"成绩单", "Transcript"},
                                          {"喜报", "Good news"},
                                          {"走访计划", "Plan"},
                                          {"问卷", "Survey"},
                                          {"抽样问卷", "Sample survey"},
                                          {"亲情联系", "Family log"},
                                          {"家庭实践", "Family practice"},
                                          {"家长会", "Parents' meeting"},
                                          {"开放日", "Open day"},
                                          {"接待日", "Reception day"},
                                          {"家庭教育指导", "Guidance"},
                                          {"家长培训", "Training"},
                                          {"亲子与联合活动", "Activity"},
                                          {"家委会会议", "Committee meeting"},
                                          {"家访交流会", "Exchange meeting"},
                                          {"校社会议", "Community meeting"},
                                          {"家校简报", "Newsletter"},
                                          {"督导检查", "Inspection"},
                                          {"听看问谈", "Review"}}};
constexpr std::array<Wording, 7> kVisitModes{{{"走访", "Home visit"},
                                              {"到校家访", "Visit at school"},
                                              {"电话家访", "Visit by telephone"},
                                              {"视频家访", "Visit by video"},
                                              {"网上家访", "Visit online"},
                                              {"书面家访", "Visit in writing"},
                                              {"集体家访", "Group visit"}}};
constexpr std::array<Wording, 8> kTopics{{{"学习", "Study"},
                                          {"作业", "Homework"},
                                          {"身体", "Health"},
                                          {"交友", "Friends"},
                                          {"情绪", "Mood"},
                                          {"安全", "Safety"},
                                          {"家庭", "Home"},
                                          {"进步", "Progress"}}};
template <class E, std::size_t n>
Wording at(const std::array<Wording, n>& words, E value) {
  return words.at(static_cast<std::size_t>(value));
}

}  // namespace

Wording wording_of(ledger::ContactKind kind, ledger::Mode mode) {
  return kind == ledger::ContactKind::kVisit ? at(kVisitModes, mode) : at(kKinds, kind);
}

Wording wording_of(Topic topic) { return at(kTopics, topic); }

}  // namespace kith::visits
