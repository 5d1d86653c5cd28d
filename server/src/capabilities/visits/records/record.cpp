// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <map>
#include <set>
#include <stdexcept>

#include "platform/json/json.hpp"
#include "platform/text/characters.hpp"

namespace kith::records {
namespace {

// A word that comes up in honest sentences too is left out: the form asks, and asking for nothing wears out.
constexpr std::string_view kGiftWords[] = {"礼物",
                                           "礼品",
                                           "礼金",
                                           "送礼",
                                           "收礼",
                                           "红包",
                                           "购物卡",
                                           "土特产",
                                           "特产",
                                           "宴请",
                                           "请客",
                                           "请吃",
                                           "吃了饭",
                                           "留饭",
                                           "留下吃饭",
                                           "招待",
                                           "烟酒",
                                           "gift",
                                           "red envelope",
                                           "treated us",
                                           "stayed for dinner",
                                           "stayed for lunch"};
constexpr std::string_view kOtherChildrenWords[] = {"别人家的孩子",  "别家的孩子",    "其他同学家",
                                                    "邻居家的孩子",  "隔壁家",        "other children",
                                                    "another child", "other families"};
constexpr std::string_view kUnrelatedWords[] = {"推销",      "保险",       "借钱",         "代购",
                                                "微商",      "投资",       "有偿补课",     "培训班优惠",
                                                "insurance", "lend money", "paid tutoring"};

// A text of the record, and the field it stands in.
struct Said {
  std::string field;
  const std::string* text;
};

std::vector<Said> texts_of(const RecordWords& words) {
  std::vector<Said> texts{{"purpose", &words.purpose},
                          {"others", &words.others},
                          {"strengths", &words.strengths},
                          {"feedback", &words.feedback}};
  for (std::size_t i = 0; i < words.concerns.size(); ++i) {
    texts.push_back({fmt::format("concerns.{}.what", i), &words.concerns[i].what});
    texts.push_back({fmt::format("concerns.{}.method", i), &words.concerns[i].method});
  }
  for (std::size_t i = 0; i < words.steps.size(); ++i)
    texts.push_back({fmt::format("steps.{}.what", i), &words.steps[i].what});
  for (std::size_t i = 0; i < words.opinions.size(); ++i)
    texts.push_back({fmt::format("opinions.{}.what", i), &words.opinions[i].what});
  return texts;
}

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  return text;
}

template <class Words>
bool mentions(const std::string& text, const Words& words) {
  auto said = lower(text);
  return std::any_of(std::begin(words), std::end(words),
                     [&](const auto& word) { return !word.empty() && said.find(word) != std::string::npos; });
}

template <class Point>
void check_codes(const char* list, const std::vector<Point>& points,
                 std::map<std::string, std::string>& fields) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (points[i].code.empty() || points[i].code.size() > kLongestCode || !seen.insert(points[i].code).second)
      fields.emplace(fmt::format("{}.{}.code", list, i), "records.bad_code");
}

void ask_about_points(const RecordWords& words, std::vector<FormQuestion>& questions) {
  for (std::size_t i = 0; i < words.concerns.size(); ++i)
    if (!is_blank(words.concerns[i].what) && is_blank(words.concerns[i].method))
      questions.push_back({Asking::kConcernWithoutMethod, fmt::format("concerns.{}.method", i), true});
  for (std::size_t i = 0; i < words.steps.size(); ++i)
    if (words.steps[i].who == Doer::kSchool && !is_blank(words.steps[i].what) && !words.steps[i].due_on)
      questions.push_back({Asking::kStepWithoutDay, fmt::format("steps.{}.due_on", i), true});
}

// Each once, at the first place.
void ask_about_texts(const RecordWords& words, const std::vector<std::string>& classmates,
                     std::vector<FormQuestion>& questions) {
  bool gift = false, others = false, unrelated = false;
  for (const auto& said : texts_of(words)) {
    if (!std::exchange(gift, gift || mentions(*said.text, kGiftWords)) && gift)
      questions.push_back({Asking::kGiftOrMeal, said.field});
    const bool names_others = mentions(*said.text, kOtherChildrenWords) || mentions(*said.text, classmates);
    if (!std::exchange(others, others || names_others) && others)
      questions.push_back({Asking::kOtherChildren, said.field});
    if (!std::exchange(unrelated, unrelated || mentions(*said.text, kUnrelatedWords)) && unrelated)
      questions.push_back({Asking::kNotAboutTheChild, said.field});
  }
}

}  // namespace

std::optional<Error> refusal(const RecordWords& words) {
  std::map<std::string, std::string> fields;
  for (const auto& said : texts_of(words))
    if (text::characters_in(*said.text) > kLongestText) fields.emplace(said.field, "records.too_long");
  if (words.concerns.size() > kMostPoints) fields.emplace("concerns", "records.too_many");
  if (words.steps.size() > kMostPoints) fields.emplace("steps", "records.too_many");
  if (words.opinions.size() > kMostPoints) fields.emplace("opinions", "records.too_many");
  if (words.guardian_ids.size() > kMostPoints) fields.emplace("guardian_ids", "records.too_many");
  check_codes("steps", words.steps, fields);
  check_codes("opinions", words.opinions, fields);
  if (fields.empty()) return std::nullopt;
  auto code = fields.begin()->second;
  return invalid(code, std::move(fields));
}

std::vector<FormQuestion> questions_of(const RecordWords& words, const std::vector<std::string>& classmates) {
  std::vector<FormQuestion> questions;
  if (is_blank(words.purpose)) questions.push_back({Asking::kNoPurpose, "purpose"});
  if (words.guardian_ids.empty() && is_blank(words.others))
    questions.push_back({Asking::kNobodyNamed, "guardian_ids"});
  if (is_blank(words.strengths))
    questions.push_back({words.concerns.empty() ? Asking::kNoStrength : Asking::kOnlyConcerns, "strengths"});
  ask_about_points(words, questions);
  ask_about_texts(words, classmates, questions);
  return questions;
}

std::optional<Error> sharing_refusal(const std::vector<FormQuestion>& questions) {
  std::map<std::string, std::string> fields;
  for (const auto& question : questions)
    if (question.must_answer) fields.emplace(question.field, "records." + to_text(question.asks));
  if (fields.empty()) return std::nullopt;
  return invalid("records.not_ready", std::move(fields));
}

std::string words_text(const RecordWords& words) { return json::write_text(words); }

RecordWords read_words(const std::string& text) {
  auto words = json::read<RecordWords>(boost::json::parse(text));
  if (!words) throw std::logic_error("records: stored words are not understood");
  return *std::move(words);
}

RecordWords shareable(RecordWords words) {
  words.concerns.clear();
  words.signs.clear();
  words.guardian_ids.clear();
  words.others.clear();
  words.feedback.clear();
  return words;
}

}  // namespace kith::records
