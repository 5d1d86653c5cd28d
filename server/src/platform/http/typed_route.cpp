// SPDX-License-Identifier: Apache-2.0
#include <boost/json/parse.hpp>

#include "platform/http/route.hpp"

namespace kith::http {
namespace detail {
namespace {

constexpr std::size_t kDeepestJson = 32;

std::optional<Error> read_query(const json::StructShape& shape, const RawInput& input, void* into) {
  json::Faults faults;
  auto texts = input.path;
  texts.insert(input.query.begin(), input.query.end());
  shape.read_texts(texts, true, into, faults);
  if (faults.empty()) return std::nullopt;
  return std::move(faults).error();
}

std::optional<Error> read_body(const json::StructShape& shape, const RawInput& input, void* into) {
  boost::json::error_code problem;
  boost::json::parse_options options;
  options.max_depth = kDeepestJson;
  auto body = input.body.empty() ? boost::json::value(boost::json::object{})
                                 : boost::json::parse(input.body, problem, {}, options);
  if (problem || !body.is_object()) return invalid("request.bad_json");

  std::set<std::string_view> in_path;
  for (const auto& [name, text] : input.path) in_path.insert(name);
  json::Faults faults;
  shape.read_texts(input.path, false, into, faults);
  shape.read_object(body.get_object(), in_path, into, faults);
  if (faults.empty()) return std::nullopt;
  return std::move(faults).error();
}

}  // namespace

std::optional<Error> read_input(const json::StructShape& shape, const RawInput& input, bool reads_body,
                                void* into) {
  return reads_body ? read_body(shape, input, into) : read_query(shape, input, into);
}

std::optional<Error> refuse_any_input(const RawInput& input) {
  if (input.query.empty()) return std::nullopt;
  std::map<std::string, std::string> fields;
  for (const auto& [name, text] : input.query) fields.emplace(name, "request.unknown_key");
  return invalid("request.invalid", std::move(fields));
}

std::vector<std::string> member_names(const json::StructShape& shape) {
  std::vector<std::string> names;
  for (const auto& member : shape.members()) names.emplace_back(member.name);
  return names;
}

}  // namespace detail

bool has_version(std::string_view if_none_match, std::string_view version) {
  while (!if_none_match.empty()) {
    auto comma = if_none_match.find(',');
    auto tag = if_none_match.substr(0, comma);
    if_none_match = comma == tag.npos ? std::string_view{} : if_none_match.substr(comma + 1);
    while (!tag.empty() && tag.front() == ' ') tag.remove_prefix(1);
    while (!tag.empty() && tag.back() == ' ') tag.remove_suffix(1);
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    bool is_quoted = tag.size() >= 2 && tag.front() == '"' && tag.back() == '"';
    if (tag == "*" || (is_quoted && tag.substr(1, tag.size() - 2) == version)) return true;
  }
  return false;
}

}  // namespace kith::http
