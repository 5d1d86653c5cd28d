// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/district/district_letter.hpp"

namespace kith::notices {
namespace {

Error bad_field(const char* field, const char* code) { return invalid(code, {{field, code}}); }

people::AudienceSpec audience_of(std::vector<int> grades) {
  return {.whole_school = grades.empty(), .grades = std::move(grades)};
}

}  // namespace

void FamilyFigures::add(const FamilyFigures& other) {
  families += other.families;
  done += other.done;
  told += other.told;
  opened += other.opened;
  waiting += other.waiting;
  unreachable += other.unreachable;
}

people::AudienceSpec DistrictLetter::audience() const { return audience_of(grades); }

std::optional<Error> refusal(const NewDistrictLetter& letter, const Clock& clock) {
  if (letter.school_ids && letter.school_ids->empty())
    return bad_field("school_ids", "notices.schools_missing");
  if (letter.school_ids && letter.school_ids->size() > kMostSchools)
    return bad_field("school_ids", "notices.too_many_schools");
  return refusal(NewNotice{.title = letter.title,
                           .body = letter.body,
                           .needs = letter.needs,
                           .audience = audience_of(letter.grades.value_or(std::vector<int>{})),
                           .due_at = letter.due_at,
                           .reach = letter.reach,
                           .client_key = letter.client_key,
                           .kind = letter.kind,
                           .starts_at = letter.starts_at,
                           .late_reason = letter.late_reason,
                           .asks_opinion = letter.asks_opinion,
                           .choices = letter.choices,
                           .fee_basis = letter.fee_basis,
                           .accepted = letter.accepted,
                           .publish_at = letter.publish_at,
                           .attachments = letter.attachments,
                           .receipt_rule = letter.receipt_rule},
                 clock);
}

NextAct next_act(const DistrictLetter& letter, const Followed& school, Instant now) {
  if (letter.withdrawn_at)
    return school.state == SchoolState::kWithdrawn ? NextAct::kNone : NextAct::kWithdraw;
  switch (school.state) {
    case SchoolState::kWaiting:
    case SchoolState::kNoDesk:
      if (letter.out_at() > now) return NextAct::kNone;
      return (letter.due_at && *letter.due_at <= now) || (letter.starts_at && *letter.starts_at <= now)
                 ? NextAct::kLapse
                 : NextAct::kPublish;
    case SchoolState::kPublished:
      break;
    case SchoolState::kNobody:
    case SchoolState::kLapsed:
    case SchoolState::kWithdrawn:
      return NextAct::kNone;
  }
  if (school.version < letter.version) return NextAct::kCorrect;
  if (letter.reminded_at && (!school.reminded_at || *school.reminded_at < *letter.reminded_at))
    return NextAct::kRemind;
  return NextAct::kNone;
}

NewNotice notice_of(const DistrictLetter& letter, const std::string& client_key,
                    const std::vector<std::string>& attachments) {
  return {.title = letter.title,
          .body = letter.body,
          .needs = letter.needs,
          .audience = letter.audience(),
          .due_at = letter.due_at,
          .reach = letter.reach,
          .client_key = client_key,
          .kind = letter.kind,
          .starts_at = letter.starts_at,
          .late_reason = letter.late_reason,
          .asks_opinion = letter.asks_opinion,
          .choices = letter.choices,
          .fee_basis = letter.fee_basis,
          .attachments = attachments,
          .receipt_rule = letter.receipt_rule};
}

std::chrono::milliseconds figures_stay_new(std::int64_t families) {
  return std::chrono::seconds{10} + std::chrono::milliseconds{families / 10};
}

}  // namespace kith::notices
