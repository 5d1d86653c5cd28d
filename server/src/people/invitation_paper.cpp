// SPDX-License-Identifier: Apache-2.0
#include "people/invitation_paper.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "people/paper_words.hpp"

namespace kith::people {
namespace {

constexpr Wording kTitle{"家长邀请单", "Invitations for families"};
constexpr Wording kFamily{"{} 家长", "Family of {}"}, kAnd{"、", ", "};
constexpr Wording kCode{"邀请码", "Code"};
constexpr Wording kHow{"扫码，或打开 {}/join 输入邀请码", "Scan, or open {}/join and enter the code"};
constexpr Wording kUntil{"{}前有效 · 只给本人用", "Until {} · for this person only"};

template <class... Parts>
std::string filled(const Wording& wording, Language language, const Parts&... parts) {
  return fmt::format(fmt::runtime(wording.in(language)), parts...);
}

std::string host_of(const std::string& origin) { return origin.substr(origin.find("://") + 3); }

pdf::Card card_of(const InvitationSheet& sheet, const InvitationSlip& slip, const SlipPaper& paper) {
  const auto language = paper.language;
  const auto children = fmt::format("{}", fmt::join(slip.students, kAnd.in(language)));
  return {.over = sheet.school_name + " · " + sheet.class_name,
          .name = filled(kFamily, language, children),
          .under = std::string(wording_of(slip.relation).in(language)) + " " + slip.guardian_name,
          .code_name = std::string(kCode.in(language)),
          .code = slip.code,
          .qr_text = join_address(paper.origin, slip.code),
          .notes = {filled(kHow, language, host_of(paper.origin)),
                    filled(kUntil, language, day_words(paper.expires_on, language))}};
}

}  // namespace

pdf::Document invitation_paper(const InvitationSheet& sheet, const SlipPaper& paper) {
  pdf::Document document({.title = std::string(kTitle.in(paper.language)) + " · " + sheet.class_name,
                          .institution = sheet.school_name + " · " + sheet.class_name,
                          .dated_on = paper.made_on,
                          .made_at = paper.made_at,
                          .language = paper.language});
  pdf::Cards cards;
  for (const auto& slip : sheet.slips) cards.cards.push_back(card_of(sheet, slip, paper));
  document.add(std::move(cards));
  return document;
}

}  // namespace kith::people
