// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/visit.hpp"

#include <algorithm>
#include <sstream>

#include "platform/text/characters.hpp"

namespace kith::visits {
namespace {

using ledger::ContactKind;

constexpr ContactKind kHandouts[] = {ContactKind::kCard, ContactKind::kGoodNews, ContactKind::kPortfolio,
                                     ContactKind::kTranscript, ContactKind::kLetter};

Error bad_field(const char* field, const char* code) { return invalid(code, {{field, code}}); }

std::optional<Error> refused_words(const std::string& note, const std::string& client_key) {
  if (text::characters_in(note) > kLongestNote) return bad_field("note", "visits.note_too_long");
  if (client_key.empty() || client_key.size() > kLongestClientKey)
    return bad_field("client_key", "visits.bad_client_key");
  return std::nullopt;
}

}  // namespace

bool is_handout(ledger::ContactKind kind) {
  return std::find(std::begin(kHandouts), std::end(kHandouts), kind) != std::end(kHandouts);
}

std::optional<Error> refusal(const NewHandout& handout) {
  if (!is_handout(handout.kind)) return bad_field("kind", "visits.no_handout");
  if (handout.student_ids.empty()) return bad_field("student_ids", "visits.nobody_chosen");
  if (handout.student_ids.size() > kMostStudents) return bad_field("student_ids", "visits.too_many_students");
  return refused_words(handout.note.value_or(""), handout.client_key);
}

std::optional<Error> refusal(const NewTogether& together) {
  if (!ledger::is_talk(together.kind) || together.mode == ledger::Mode::kHome ||
      together.mode == ledger::Mode::kTelephone)
    return bad_field("mode", "visits.not_together");
  if (!ledger::fits(together.kind, together.mode)) return bad_field("mode", "ledger.mode_does_not_fit");
  if (together.student_ids.empty()) return bad_field("student_ids", "visits.nobody_chosen");
  if (together.student_ids.size() > kMostTogether)
    return bad_field("student_ids", "visits.too_many_together");
  return refused_words(together.note, together.client_key);
}

std::optional<Error> refusal(const NewVisit& visit) {
  if (!ledger::is_talk(visit.kind)) return bad_field("kind", "visits.not_one_family");
  if (!ledger::fits(visit.kind, visit.mode)) return bad_field("mode", "ledger.mode_does_not_fit");
  return refused_words(visit.note, visit.client_key);
}

std::string topics_text(const std::vector<Topic>& topics) {
  auto each_once = topics;
  std::sort(each_once.begin(), each_once.end());
  each_once.erase(std::unique(each_once.begin(), each_once.end()), each_once.end());
  std::string text;
  for (auto topic : each_once) text += (text.empty() ? "" : " ") + std::string(to_text(topic));
  return text;
}

std::vector<Topic> parse_topics(const std::string& text) {
  std::vector<Topic> topics;
  std::istringstream codes(text);
  for (std::string code; codes >> code;)
    if (auto topic = parse_enum<Topic>(code)) topics.push_back(*topic);
  return topics;
}

bool may_void(const people::Viewer& viewer, std::int64_t recorded_by) {
  return viewer.person_id == recorded_by || viewer.has(people::kForSchoolDesk.any_of);
}

}  // namespace kith::visits
