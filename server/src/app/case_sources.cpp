// SPDX-License-Identifier: Apache-2.0
#include "app/case_sources.hpp"

namespace kith::app {
namespace {

void add(std::vector<practice::OriginalPart>& parts, const char* part, const std::string& text) {
  if (!text.empty()) parts.push_back({part, text});
}

}  // namespace

Result<practice::Original> original_of(records::Records& records, const people::Viewer& viewer,
                                       std::int64_t contact_id) {
  auto page = records.read(viewer, contact_id);
  if (!page) return page.error();
  practice::Original original{.contact_id = contact_id,
                              .student_id = page->student_id,
                              .student_name = page->student_name,
                              .held_on = page->held_on,
                              .is_author = page->may_write,
                              .parts = {}};
  const auto& words = page->words;
  add(original.parts, "purpose", words.purpose);
  add(original.parts, "strengths", words.strengths);
  for (const auto& concern : words.concerns) {
    add(original.parts, "concerns", concern.what);
    add(original.parts, "methods", concern.method);
  }
  for (const auto& step : words.steps) add(original.parts, "steps", step.what);
  for (const auto& opinion : words.opinions) add(original.parts, "opinions", opinion.what);
  add(original.parts, "feedback", words.feedback);
  return original;
}

std::vector<practice::ExchangeMeeting> exchange_meetings_of(gatherings::Gatherings& gatherings,
                                                            const people::Viewer& viewer) {
  std::vector<practice::ExchangeMeeting> meetings;
  for (const auto& line : gatherings.list(viewer).gatherings)
    if (line.kind == ledger::ContactKind::kExchangeMeeting && line.state == gatherings::State::kHeld)
      meetings.push_back({line.gathering_id, line.title, *line.held_on});
  return meetings;
}

}  // namespace kith::app
