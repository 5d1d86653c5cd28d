// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/notice.hpp"

#include <algorithm>

#include "capabilities/notices/answers/answer.hpp"
#include "platform/json/json.hpp"
#include "platform/text/characters.hpp"

namespace kith::notices {
namespace {

Error bad_field(const char* field, const char* code) { return invalid(code, {{field, code}}); }

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

std::optional<Error> refused_start(const NewNotice& notice, const Clock& clock) {
  const auto kind = notice.kind_or_letter();
  if (!notice.starts_at)
    return needs_start(kind) ? std::optional(bad_field("starts_at", "notices.starts_at_missing"))
                             : std::nullopt;
  if (*notice.starts_at <= clock.now()) return bad_field("starts_at", "notices.starts_in_the_past");
  const auto reason = notice.late_reason.value_or("");
  if (text::characters_in(reason) > kLongestReason)
    return bad_field("late_reason", "notices.late_reason_too_long");
  if (is_too_late(kind, notice.starts_at, notice.publish_at.value_or(clock.now()), clock) && is_blank(reason))
    return bad_field("late_reason", "notices.late_reason_missing");
  return std::nullopt;
}

std::optional<Error> refused_asking(const NewNotice& notice) {
  const bool has_choices = notice.choices && !notice.choices->empty();
  if (!has_choices) {
    if (notice.needs == ledger::Needs::kAnswer) return bad_field("choices", "notices.choices_missing");
    return std::nullopt;
  }
  if (notice.needs == ledger::Needs::kRead || notice.needs == ledger::Needs::kConfirm)
    return bad_field("choices", "notices.choices_not_asked");
  return choices_refusal(*notice.choices);
}

std::optional<Error> refused_fee(const NewNotice& notice) {
  const auto basis = notice.fee_basis.value_or("");
  if (text::characters_in(basis) > kLongestReason)
    return bad_field("fee_basis", "notices.fee_basis_too_long");
  if (notice.kind_or_letter() == NoticeKind::kFee && is_blank(basis))
    return bad_field("fee_basis", "notices.fee_basis_missing");
  return std::nullopt;
}

std::optional<Error> refused_plan(const NewNotice& notice, Instant now) {
  if (!notice.publish_at) return std::nullopt;
  const auto at = *notice.publish_at;
  if (at <= now || at > now + kFarthestPlan || (notice.starts_at && at >= *notice.starts_at) ||
      (notice.due_at && at >= *notice.due_at))
    return bad_field("publish_at", "notices.bad_plan");
  return std::nullopt;
}

bool has_fee_basis(const NewNotice& notice) {
  return notice.kind_or_letter() == NoticeKind::kFee && !is_blank(notice.fee_basis.value_or(""));
}

}  // namespace

std::optional<Error> bare_wording_refusal(const std::string& title, const std::string& body) {
  if (is_blank(title)) return bad_field("title", "notices.title_missing");
  if (text::characters_in(title) > kLongestTitle) return bad_field("title", "notices.title_too_long");
  if (is_blank(body)) return bad_field("body", "notices.body_missing");
  if (text::characters_in(body) > kLongestBody) return bad_field("body", "notices.body_too_long");
  return std::nullopt;
}

std::optional<Error> wording_refusal(const LetterText& wording, const std::vector<WordConcern>& accepted) {
  if (auto refused = bare_wording_refusal(std::string(wording.title), std::string(wording.body)))
    return refused;
  for (const auto& finding : findings_in(wording)) {
    if (finding.is_refused) return bad_field("body", "notices.refused_words");
    if (std::find(accepted.begin(), accepted.end(), finding.concern) == accepted.end())
      return bad_field("body", "notices.look_again");
  }
  return std::nullopt;
}

std::optional<Error> refusal(const NewNotice& notice, const Clock& clock) {
  if (auto refused = refused_fee(notice)) return refused;
  if (auto refused = wording_refusal({notice.title, notice.body, has_fee_basis(notice)},
                                     notice.accepted.value_or(std::vector<WordConcern>{})))
    return refused;
  if (notice.client_key.empty() || notice.client_key.size() > kLongestClientKey)
    return bad_field("client_key", "notices.bad_client_key");
  if (notice.due_at && *notice.due_at <= clock.now()) return bad_field("due_at", "notices.due_in_the_past");
  if (auto refused = refused_start(notice, clock)) return refused;
  if (auto refused = refused_asking(notice)) return refused;
  if (auto refused = refused_plan(notice, clock.now())) return refused;
  if (notice.is_public.value_or(false) && !may_be_public(notice.audience))
    return bad_field("is_public", "notices.public_audience");
  return audience_refusal(notice.audience);
}

std::optional<Error> audience_refusal(const people::AudienceSpec& audience) {
  if (audience.is_empty()) return bad_field("audience", "notices.audience_missing");
  std::size_t parts = audience.grades.size() + audience.class_ids.size() + audience.student_ids.size();
  if (audience.committees)
    parts += audience.committees->of_grades.size() + audience.committees->of_class_ids.size();
  if (parts > kMostParts || (audience.has_care() && audience.care_groups->size() > kMostParts))
    return bad_field("audience", "notices.audience_too_long");
  return std::nullopt;
}

// Said by what is allowed, so that whatever an audience may be made of later is not.
bool may_be_public(const people::AudienceSpec& audience) {
  const people::AudienceSpec allowed{
      .whole_school = audience.whole_school, .grades = audience.grades, .class_ids = audience.class_ids};
  return json::write_text(audience) == json::write_text(allowed);
}

bool reaches_everybody(const people::Viewer& viewer) { return viewer.has(people::kForSchoolDesk.any_of); }

bool may_name_care_groups(const people::Viewer& viewer) {
  return viewer.has(people::kPrincipal | people::kMoralEducation | people::kPsychology | people::kHomeroom);
}

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
