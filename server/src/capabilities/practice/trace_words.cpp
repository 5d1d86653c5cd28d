// SPDX-License-Identifier: Apache-2.0
#include "capabilities/practice/trace_words.hpp"

#include <algorithm>

#include "capabilities/practice/anonymity_words.hpp"
#include "capabilities/practice/folded_text.hpp"
#include "people/school.hpp"
#include "platform/text/name_keys.hpp"
#include "platform/text/normal.hpp"

namespace kith::practice {
namespace {

// Of fewer letters pinyin is likely to be an ordinary word.
constexpr std::size_t kShortestPinyinOfTheClose = 4;
constexpr std::size_t kShortestPinyin = 6;

Instead instead_of(Whose whose) {
  switch (whose) {
    case Whose::kTheChild:
      return Instead::kTheChild;
    case Whose::kGuardian:
      return Instead::kAGuardian;
    case Whose::kStudent:
      return Instead::kAClassmate;
    case Whose::kStaff:
      return Instead::kATeacher;
  }
  return Instead::kNothing;
}

bool is_all_han(const std::u32string& letters) { return std::all_of(letters.begin(), letters.end(), is_han); }

bool is_title(const std::u32string& letters) {
  return std::find(kAfterSurname.begin(), kAfterSurname.end(), letters) != kAfterSurname.end() ||
         std::find(kAfterSurnameOfStaff.begin(), kAfterSurnameOfStaff.end(), letters) !=
             kAfterSurnameOfStaff.end();
}

std::vector<std::u32string> parts_of(const std::u32string& name, char32_t separator) {
  std::vector<std::u32string> parts(1);
  for (auto c : name)
    if (c != separator)
      parts.back() += c;
    else
      parts.emplace_back();
  return parts;
}

// The last token but one of name_keys: the name in Latin letters.
std::pair<std::string, std::string> latin_of(const std::string& name) {
  auto keys = text::name_keys(name);
  auto last = keys.rfind(' ');
  if (last == std::string::npos) return {};
  auto before = keys.rfind(' ', last - 1);
  return {keys.substr(before + 1, last - before - 1), keys.substr(last + 1)};
}

bool is_number(char32_t c) {
  return (c >= U'0' && c <= U'9') ||
         std::u32string_view(U"〇零一二三四五六七八九十").find(c) != std::u32string_view::npos;
}

}  // namespace

std::vector<std::u32string> places_in(const std::u32string& address) {
  std::vector<std::u32string> places;
  std::u32string piece;
  bool is_behind_number = false;
  auto take = [&] {
    if (piece.size() > 2 || (piece.size() == 2 && !is_ordinary_word(piece))) places.push_back(piece);
    piece.clear();
  };
  for (auto c : address) {
    bool is_name = is_han(c) && !is_number(c);
    if (!is_name) take();
    bool is_end = kPlaceEnds.find(c) != std::u32string_view::npos;
    bool is_left_over =
        piece.empty() && (is_end || (is_behind_number && kBehindNumber.find(c) != std::u32string_view::npos));
    if (is_name && !is_left_over) piece += c;
    is_behind_number = !is_name || (is_behind_number && is_left_over);
    if (is_end && piece.size() >= 2) take();
  }
  take();
  return places;
}

TraceWords::TraceWords(const Known& known) : people_(known.people) {
  auto rank = [](const KnownPerson& person) {
    return person.whose == Whose::kTheChild ? 0 : person.is_close ? 1 : 2;
  };
  std::stable_sort(people_.begin(), people_.end(),
                   [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  for (const auto& person : people_) add_person(person);
  for (const auto& school : known.schools) add_school(school);
  add_places(known);
  add_facts(known);
}

const TraceWord* TraceWords::find(const std::u32string& letters) const {
  auto found = words_.find(letters);
  return found == words_.end() ? nullptr : &found->second;
}

void TraceWords::add(const std::u32string& letters, TraceWord word) {
  if (letters.size() < 2) return;
  auto [known, is_new] = words_.try_emplace(letters, word);
  if (!is_new) known->second.at_word_start = known->second.at_word_start && word.at_word_start;
  longest_ = std::max(longest_, letters.size());
}

void TraceWords::add_person(const KnownPerson& person) {
  auto full = folded_letters(person.name);
  auto instead = instead_of(person.whose);
  add(full, {Trace::kFullName, instead});
  if (!is_all_han(full)) return;
  for (const auto& part : parts_of(characters_of(text::normal_name(person.name)), U'·'))
    if (part.size() < full.size()) add(part, {Trace::kGivenName, instead});
  auto given = folded_letters(people::given_name(person.name));
  if (given.size() >= full.size()) return;
  add_surname(person, full.substr(0, full.size() - given.size()));
  if (!is_title(given)) add_short_names(person, given);
}

// Of somebody who is not close an ordinary word is not taken for a name: 健康, 文静.
void TraceWords::add_short_names(const KnownPerson& person, const std::u32string& given) {
  auto instead = instead_of(person.whose);
  if (person.is_close || !is_ordinary_word(given)) add(given, {Trace::kGivenName, instead});
  if (!person.is_close || (given.size() > 1 && person.whose != Whose::kTheChild)) return;
  for (auto c : given) add({c, c}, {Trace::kGivenName, instead, true});
  for (auto before : {U'小', U'阿'}) add({before, given.back()}, {Trace::kGivenName, instead, true});
  add({given.back(), U'儿'}, {Trace::kGivenName, instead, true});
}

void TraceWords::add_surname(const KnownPerson& person, const std::u32string& surname) {
  auto instead = instead_of(person.whose);
  TraceWord word{Trace::kSurname, instead, !person.is_close};
  if (person.whose == Whose::kStaff)
    for (auto title : kAfterSurnameOfStaff) add(surname + std::u32string(title), word);
  if (!person.is_close) return;
  for (auto after : kAfterSurname) add(surname + std::u32string(after), word);
  for (auto before : kBeforeSurname) add(std::u32string(before) + surname, {Trace::kSurname, instead, true});
}

void TraceWords::add_school(const std::string& name) {
  TraceWord word{Trace::kSchool, Instead::kTheSchool};
  auto letters = folded_letters(name);
  add(letters, word);
  auto town = letters.find_last_of(U"市区县镇");
  if (town != std::u32string::npos && town + 3 < letters.size()) letters.erase(0, town + 1);
  add(letters, word);
  for (std::u32string_view end : {U"小学", U"中学", U"学校", U"幼儿园", U"学院"}) {
    if (letters.size() < end.size() + 2 || !letters.ends_with(end)) continue;
    auto core = letters.substr(0, letters.size() - end.size());
    word.at_word_start = true;
    add(core + end.front(), word);
    bool is_plain = is_ordinary_word(core) || std::any_of(core.begin(), core.end(), is_number);
    if (!is_plain) add(core, word);
  }
}

void TraceWords::add_places(const Known& known) {
  TraceWord word{Trace::kPlace, Instead::kTheirHome};
  for (const auto& address : known.addresses)
    for (const auto& place : places_in(folded_letters(address))) add(place, word);
  for (const auto& place : places_in(folded_letters(known.home_address))) {
    add(place, word);
    auto stem = place.substr(0, place.size() - 1);
    if (stem.size() >= 2 && !is_ordinary_word(stem)) add(stem, word);
  }
}

void TraceWords::add_facts(const Known& known) {
  for (const auto& [fact, group] : kCareWords)
    if (known.few.contains(group)) add(std::u32string(fact), {Trace::kSmallGroup, Instead::kGeneralWords});
  for (auto fact : kRareWords) add(std::u32string(fact), {Trace::kRareFact, Instead::kGeneralWords});
}

void TraceWords::add_latin(const KnownPerson& person) {
  TraceWord word{Trace::kPinyin, instead_of(person.whose)};
  auto [whole, initials] = latin_of(text::normal_name(person.name));
  auto given = latin_of(people::given_name(text::normal_name(person.name))).first;
  if (whole.size() >= kShortestPinyinOfTheClose) latin_.emplace(whole, word);
  auto shortest = person.is_close ? kShortestPinyinOfTheClose : kShortestPinyin;
  if (given.size() < whole.size() && given.size() >= shortest) {
    latin_.emplace(given, word);
    latin_.emplace(given + whole.substr(0, whole.size() - given.size()), word);
  }
  bool is_family = person.whose == Whose::kTheChild || (person.is_close && person.whose == Whose::kGuardian);
  if (is_family && initials.size() >= 2) initials_.emplace(initials, word);
}

const TraceWord* TraceWords::find_latin(const std::string& letters, bool is_whole_token) {
  if (!has_latin_)
    for (const auto& person : people_) add_latin(person);
  has_latin_ = true;
  if (auto found = latin_.find(letters); found != latin_.end()) return &found->second;
  auto found = initials_.find(letters);
  return is_whole_token && found != initials_.end() ? &found->second : nullptr;
}

}  // namespace kith::practice
