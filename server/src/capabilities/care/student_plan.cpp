// SPDX-License-Identifier: Apache-2.0
#include "capabilities/care/student_plan.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <map>
#include <stdexcept>

#include "platform/json/json.hpp"
#include "platform/text/characters.hpp"

namespace kith::care {
namespace {

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

bool is_long(const std::string& text) { return text::characters_in(text) > kLongestText; }

}  // namespace

std::optional<Error> refusal(const PlanContent& content, Date today) {
  std::map<std::string, std::string> fields;
  const auto& words = content.words;
  if (is_blank(words.goals)) fields.emplace("goals", "care.no_goals");
  if (is_long(words.goals)) fields.emplace("goals", "care.too_long");
  if (is_long(words.progress)) fields.emplace("progress", "care.too_long");
  if (tidy(words).measures.empty()) fields.emplace("measures", "care.no_measures");
  if (words.measures.size() > kMostMeasures) fields.emplace("measures", "care.too_many_measures");
  for (std::size_t i = 0; i < words.measures.size(); ++i)
    if (is_long(words.measures[i])) fields.emplace(fmt::format("measures.{}", i), "care.too_long");
  if (content.review_on < today) fields.emplace("review_on", "care.review_in_the_past");
  if (fields.empty()) return std::nullopt;
  auto code = fields.begin()->second;
  return invalid(code, std::move(fields));
}

PlanWords tidy(PlanWords words) {
  std::erase_if(words.measures, is_blank);
  return words;
}

std::string words_text(const PlanWords& words) { return json::write_text(words); }

PlanWords read_words(const std::string& text) {
  auto words = json::read<PlanWords>(boost::json::parse(text));
  if (!words) throw std::logic_error("care: stored words are not understood");
  return *std::move(words);
}

}  // namespace kith::care
