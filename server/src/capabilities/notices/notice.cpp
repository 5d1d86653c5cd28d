// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/notice.hpp"

#include <algorithm>

#include "platform/text/characters.hpp"

namespace kith::notices {
namespace {

Error bad_field(const char* field, const char* code) { return invalid(code, {{field, code}}); }

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

}  // namespace

std::optional<Error> refusal(const NewNotice& notice, Instant now) {
  if (is_blank(notice.title)) return bad_field("title", "notices.title_missing");
  if (text::characters_in(notice.title) > kLongestTitle) return bad_field("title", "notices.title_too_long");
  if (is_blank(notice.body)) return bad_field("body", "notices.body_missing");
  if (text::characters_in(notice.body) > kLongestBody) return bad_field("body", "notices.body_too_long");
  if (notice.client_key.empty() || notice.client_key.size() > kLongestClientKey)
    return bad_field("client_key", "notices.bad_client_key");
  if (notice.due_at && *notice.due_at <= now) return bad_field("due_at", "notices.due_in_the_past");
  return audience_refusal(notice.audience);
}

std::optional<Error> audience_refusal(const people::AudienceSpec& audience) {
  if (audience.is_empty()) return bad_field("audience", "notices.audience_missing");
  if (audience.grades.size() + audience.class_ids.size() + audience.student_ids.size() > kMostParts)
    return bad_field("audience", "notices.audience_too_long");
  return std::nullopt;
}

bool reaches_everybody(const people::Viewer& viewer) { return viewer.has(people::kForSchoolDesk.any_of); }

people::Viewer as_author(people::Viewer viewer) {
  viewer.roles &= ~std::uint32_t{people::kPsychology};
  return viewer;
}

bool awaits(ledger::Needs needs, const std::vector<InboxChild>& children) {
  return std::any_of(children.begin(), children.end(), [&](const InboxChild& child) {
    return !child.done_at && (needs == ledger::Needs::kRead || !child.answered_at);
  });
}

}  // namespace kith::notices
