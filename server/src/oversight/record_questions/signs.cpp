// SPDX-License-Identifier: Apache-2.0
#include "oversight/record_questions/signs.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "platform/text/characters.hpp"
#include "platform/text/normal.hpp"

namespace kith::record_questions {
namespace {

using Entries = std::vector<const Entry*>;
using ledger::Mode;

Doubt doubt(Sign sign, const Entries& entries) {
  Doubt found{.author_id = entries.front()->author_id, .sign = sign};
  for (const auto* entry : entries) found.contact_ids.push_back(entry->contact_id);
  std::sort(found.contact_ids.begin(), found.contact_ids.end());
  return found;
}

template <class Key>
std::size_t distinct(const Entries& entries, Key Entry::*key) {
  std::set<Key> keys;
  for (const auto* entry : entries) keys.insert(entry->*key);
  return keys.size();
}

void find_same_words(const Entries& own, std::vector<Doubt>& doubts) {
  std::map<std::string, Entries> by_text;
  for (const auto* entry : own) {
    auto text = text::normal_word(entry->note);
    if (text::characters_in(text) >= kShortestText) by_text[text].push_back(entry);
  }
  for (const auto& [text, same] : by_text)
    if (distinct(same, &Entry::student_id) >= kStudentsOfOneText)
      doubts.push_back(doubt(Sign::kSameWords, same));
}

// All of a day in one question.
void find_too_close(const Entries& own, std::vector<Doubt>& doubts) {
  Entries at_home;
  std::copy_if(own.begin(), own.end(), std::back_inserter(at_home),
               [](auto* e) { return e->mode == Mode::kHome; });
  std::sort(at_home.begin(), at_home.end(), [](auto* a, auto* b) { return a->held_at < b->held_at; });
  std::map<Date, std::set<const Entry*>> by_day;
  for (std::size_t i = 0; i < at_home.size(); ++i)
    for (auto j = i + 1; j < at_home.size() && at_home[j]->held_at - at_home[i]->held_at < kBetweenHomes; ++j)
      if (at_home[i]->family_id != at_home[j]->family_id)
        by_day[at_home[i]->held_on].insert({at_home[i], at_home[j]});
  for (const auto& [day, close] : by_day)
    doubts.push_back(doubt(Sign::kTooClose, {close.begin(), close.end()}));
}

// Words that are written may go at any hour.
void find_at_night(const Entries& own, const Clock& clock, std::vector<Doubt>& doubts) {
  std::map<Date, Entries> by_day;
  for (const auto* entry : own) {
    if (entry->mode == Mode::kOnline || entry->mode == Mode::kWritten || entry->mode == Mode::kGroup)
      continue;
    auto minute = clock.minute_of_day(entry->held_at);
    if (minute >= kNightBegins || minute < kNightEnds) by_day[entry->held_on].push_back(entry);
  }
  for (const auto& [day, late] : by_day) doubts.push_back(doubt(Sign::kAtNight, late));
}

void find_written_together(const Entries& own, const Clock& clock, std::vector<Doubt>& doubts) {
  Entries past;
  for (const auto* entry : own)
    if (entry->held_on < clock.date_of(entry->recorded_at)) past.push_back(entry);
  std::sort(past.begin(), past.end(), [](auto* a, auto* b) { return a->recorded_at < b->recorded_at; });
  for (std::size_t first = 0; first < past.size();) {
    auto last = first;
    while (last < past.size() && past[last]->recorded_at - past[first]->recorded_at <= kOneSitting) ++last;
    Entries sitting(past.begin() + std::ptrdiff_t(first), past.begin() + std::ptrdiff_t(last));
    bool is_one =
        sitting.size() >= kEntriesOfOneSitting && distinct(sitting, &Entry::held_on) >= kDaysOfOneSitting;
    if (is_one) doubts.push_back(doubt(Sign::kWrittenTogether, sitting));
    first = is_one ? last : first + 1;
  }
}

}  // namespace

std::vector<Doubt> doubts_about(const std::vector<Entry>& entries, const Clock& clock) {
  std::map<std::int64_t, Entries> by_author;
  for (const auto& entry : entries) by_author[entry.author_id].push_back(&entry);
  std::vector<Doubt> doubts;
  for (const auto& [author_id, own] : by_author) {
    find_same_words(own, doubts);
    find_too_close(own, doubts);
    find_at_night(own, clock, doubts);
    find_written_together(own, clock, doubts);
  }
  return doubts;
}

bool is_same(const Doubt& one, const Doubt& other) {
  return one.author_id == other.author_id && one.sign == other.sign &&
         std::find_first_of(one.contact_ids.begin(), one.contact_ids.end(), other.contact_ids.begin(),
                            other.contact_ids.end()) != one.contact_ids.end();
}

}  // namespace kith::record_questions
