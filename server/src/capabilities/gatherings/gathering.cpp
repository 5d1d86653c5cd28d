// SPDX-License-Identifier: Apache-2.0
#include "capabilities/gatherings/gathering.hpp"

#include "platform/text/characters.hpp"

namespace kith::gatherings {
namespace {

using ledger::ContactKind;

Error bad_field(const char* field, const char* code) { return invalid(code, {{field, code}}); }

std::optional<Error> refused_families(std::optional<int> families) {
  if (families && (*families < 0 || *families > kMostFamilies))
    return bad_field("families", "gatherings.bad_families");
  return std::nullopt;
}

std::optional<Error> refused_words(const NewGathering& gathering) {
  if (text::characters_in(gathering.title.value_or("")) > kLongestTitle)
    return bad_field("title", "gatherings.title_too_long");
  if (text::characters_in(gathering.note.value_or("")) > kLongestNote)
    return bad_field("note", "gatherings.note_too_long");
  if (gathering.client_key.empty() || gathering.client_key.size() > kLongestClientKey)
    return bad_field("client_key", "gatherings.bad_client_key");
  return std::nullopt;
}

}  // namespace

bool is_gathering(ContactKind kind) {
  return ledger::is_group(kind) && kind != ContactKind::kNotice && kind != ContactKind::kSurvey;
}

bool takes_attendance(ContactKind kind) { return is_gathering(kind) && kind != ContactKind::kNewsletter; }

ledger::Mode mode_of(ContactKind kind) {
  return kind == ContactKind::kNewsletter ? ledger::Mode::kWritten : ledger::Mode::kGroup;
}

std::optional<Error> refusal(const NewGathering& gathering, Date today) {
  if (!is_gathering(gathering.kind)) return bad_field("kind", "gatherings.not_a_gathering");
  if (gathering.level == ledger::Level::kPerson) return bad_field("level", "gatherings.no_group");
  if (auto refused = refused_words(gathering)) return refused;
  if (gathering.planned_on.has_value() == gathering.held_on.has_value())
    return bad_field("planned_on", "gatherings.one_day");
  if (gathering.planned_on && *gathering.planned_on < today)
    return bad_field("planned_on", "gatherings.planned_in_the_past");
  if (gathering.held_on && *gathering.held_on > today) return bad_field("held_on", "gatherings.not_yet");
  return refused_families(gathering.families);
}

std::optional<Error> refusal(const Holding& holding, Date today) {
  if (holding.held_on > today) return bad_field("held_on", "gatherings.not_yet");
  return refused_families(holding.families);
}

}  // namespace kith::gatherings
