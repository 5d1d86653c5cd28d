// SPDX-License-Identifier: Apache-2.0
#include "capabilities/practice/number_traces.hpp"

#include <algorithm>

#include "capabilities/practice/anonymity_words.hpp"

namespace kith::practice {
namespace {

using View = std::u32string_view;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_latin(char32_t c) { return c >= U'a' && c <= U'z'; }
bool is_one_of(char32_t c, View set) { return set.find(c) != View::npos; }
bool is_spoken(char32_t c) { return is_one_of(c, U"〇零一二三四五六七八九幺两"); }
bool is_count(char32_t c) { return is_digit(c) || is_one_of(c, U"〇零一二三四五六七八九十百"); }

// How far `holds` goes on from `at`.
template <class Holds>
std::size_t run(View text, std::size_t at, Holds holds) {
  auto end = at;
  while (end < text.size() && holds(text[end])) ++end;
  return end - at;
}

class Shapes {
 public:
  explicit Shapes(View text) : text_(text) {}

  std::vector<Span> spans() {
    for (std::size_t at = 0; at < text_.size();) {
      auto taken = std::max(
          {number(at), spoken_number(at), day(at), school_class(at), house(at), village(at), account(at)});
      at += std::max<std::size_t>(taken, 1);
    }
    return std::move(spans_);
  }

 private:
  bool begins(std::size_t at, bool (*holds)(char32_t)) const {
    return at < text_.size() && holds(text_[at]) && (at == 0 || !holds(text_[at - 1]));
  }
  bool has(std::size_t at, View word) const {
    return at <= text_.size() && text_.substr(at).starts_with(word);
  }
  std::size_t add(std::size_t from, std::size_t length, Trace trace, Instead instead) {
    spans_.push_back({from, length, trace, instead});
    return length;
  }

  // 138-0013 8000, 110101 20150307 123x: separators between digits do not part it.
  std::size_t number(std::size_t at) {
    if (!begins(at, is_digit)) return 0;
    std::size_t end = at, digits = 0;
    for (auto next = at; next < text_.size(); ++next) {
      if (is_digit(text_[next])) {
        ++digits, end = next + 1;
      } else if (next > end || !is_one_of(text_[next], U" -.()/_*")) {
        break;
      }
    }
    if (digits < kLongNumber) return 0;
    if (digits == 17 && has(end, U"x")) ++end;
    bool is_telephone = digits >= 7 && digits <= 12 && is_one_of(text_[at], U"01");
    return add(at, end - at, is_telephone ? Trace::kTelephone : Trace::kNumber, Instead::kNothing);
  }

  std::size_t spoken_number(std::size_t at) {
    if (!begins(at, is_spoken)) return 0;
    auto length = run(text_, at, is_spoken);
    return length < kLongSpokenNumber ? 0 : add(at, length, Trace::kTelephone, Instead::kNothing);
  }

  // 11月18日, 十一月十八号.
  std::size_t day(std::size_t at) {
    if (!begins(at, is_count)) return 0;
    auto month = at + run(text_, at, is_count);
    if (!has(month, U"月")) return 0;
    auto end = month + 1 + run(text_, month + 1, is_count);
    if (end == month + 1 || !(has(end, U"日") || has(end, U"号"))) return 0;
    return add(at, end + 1 - at, Trace::kDay, Instead::kSomeTime);
  }

  // 三年级2班, 初一(3)班, 302班, 三(2). 同一班 and 上一班 are no class.
  std::size_t school_class(std::size_t at) {
    if (!begins(at, is_count)) return 0;
    auto end = at + run(text_, at, is_count);
    auto first = end;
    if (has(end, U"年级") || has(end, U"级")) end += has(end, U"年级") ? 2 : 1;
    bool is_in_brackets = has(end, U"(");
    if (is_in_brackets) ++end;
    auto number = end;
    end += run(text_, end, is_count);
    if (is_in_brackets && (end == number || !has(end, U")"))) return 0;
    if (is_in_brackets) ++end;
    bool is_alone = end == first;
    if (has(end, U"班"))
      ++end;
    else if (!is_in_brackets || is_digit(text_[at]))
      return 0;
    bool is_some =
        is_alone && end - at == 2 && at > 0 && is_one_of(text_[at - 1], U"同这那哪另上下换全每某分");
    if (is_some) return 0;
    while (at > 0 && is_one_of(text_[at - 1], U"初高大中小")) --at;
    return add(at, end - at, Trace::kClass, Instead::kTheClass);
  }

  // 5号楼, 12栋, 3单元, 402室, and the number behind a street: 人民路12号.
  std::size_t house(std::size_t at) {
    if (!begins(at, is_count)) return 0;
    auto end = at + run(text_, at, is_count);
    for (View word : {U"号楼", U"号院", U"号室", U"单元", U"栋", U"幢", U"室", U"弄"})
      if (has(end, word)) return add(at, end + word.size() - at, Trace::kPlace, Instead::kTheirHome);
    bool is_behind_street = at > 0 && is_one_of(text_[at - 1], U"路街巷弄道村庄屯园苑");
    if (!is_behind_street || !has(end, U"号")) return 0;
    return add(at, end + 1 - at, Trace::kPlace, Instead::kTheirHome);
  }

  // 王家庄, 李家湾: also one that no address of the school names.
  std::size_t village(std::size_t at) {
    bool is_village = at + 2 < text_.size() && is_han(text_[at]) && text_[at + 1] == U'家' &&
                      is_one_of(text_[at + 2], kVillageEnds) &&
                      !is_one_of(text_[at], U"大人国自回全一我你他她");
    return is_village ? add(at, 3, Trace::kPlace, Instead::kTheirHome) : 0;
  }

  // Names in networks and addresses of mail: letters with digits, or with an @.
  std::size_t account(std::size_t at) {
    auto belongs = [](char32_t c) { return is_latin(c) || is_digit(c) || is_one_of(c, U"_@.-"); };
    if (at >= text_.size() || !belongs(text_[at]) || (at > 0 && belongs(text_[at - 1]))) return 0;
    auto length = run(text_, at, belongs);
    auto token = text_.substr(at, length);
    bool is_mixed = std::any_of(token.begin(), token.end(), is_latin) &&
                    std::any_of(token.begin(), token.end(), is_digit) && length >= 6;
    bool is_address = token.find(U'@') != View::npos && length >= 4;
    return is_mixed || is_address ? add(at, length, Trace::kAccount, Instead::kNothing) : 0;
  }

  View text_;
  std::vector<Span> spans_;
};

}  // namespace

std::vector<Span> shaped_traces(const std::u32string& letters) { return Shapes(letters).spans(); }

}  // namespace kith::practice
