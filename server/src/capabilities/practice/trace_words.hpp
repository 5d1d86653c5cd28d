// SPDX-License-Identifier: Apache-2.0
// The words that would tell who a text is about, made of what a school knows of itself: forms of names,
// pieces of addresses, schools, small groups. Not for several threads at once.
#pragma once

#include <optional>
#include <unordered_map>

#include "capabilities/practice/anonymity.hpp"

namespace kith::practice {

// at_word_start: counts only where the dictionary begins a word, since it is likely inside other words.
struct TraceWord {
  Trace trace = Trace::kFullName;
  Instead instead = Instead::kNothing;
  bool at_word_start = false;
};

class TraceWords {
 public:
  explicit TraceWords(const Known& known);

  const TraceWord* find(const std::u32string& letters) const;
  std::size_t longest() const { return longest_; }
  // Of Latin letters in lower case without blanks: pinyin and foreign names. Built when first asked.
  const TraceWord* find_latin(const std::string& letters, bool is_whole_token);

 private:
  void add(const std::u32string& letters, TraceWord word);
  void add_person(const KnownPerson& person);
  void add_short_names(const KnownPerson& person, const std::u32string& given);
  void add_surname(const KnownPerson& person, const std::u32string& surname);
  void add_places(const Known& known);
  void add_school(const std::string& name);
  void add_facts(const Known& known);
  void add_latin(const KnownPerson& person);

  std::vector<KnownPerson> people_;  // the child first, then those close
  std::unordered_map<std::u32string, TraceWord> words_;
  std::size_t longest_ = 0;
  bool has_latin_ = false;
  std::unordered_map<std::string, TraceWord> latin_, initials_;
};

// The pieces of an address that name a place: 清河市, 人民路, 阳光花园. House numbers are not among them.
std::vector<std::u32string> places_in(const std::u32string& address);

}  // namespace kith::practice
