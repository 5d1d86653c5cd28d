// SPDX-License-Identifier: Apache-2.0
#include "delivery/foreign_json.hpp"

#include <boost/json/parse.hpp>

namespace kith::delivery {
namespace {

namespace bj = boost::json;

// Numbers of 64 bits come as numbers or as text.
std::string text_of(const bj::value& value) {
  if (const auto* text = value.if_string()) return {text->data(), text->size()};
  if (const auto* number = value.if_int64()) return std::to_string(*number);
  if (const auto* number = value.if_uint64()) return std::to_string(*number);
  return {};
}

std::vector<bj::object> objects_of(const bj::value& value) {
  std::vector<bj::object> found;
  if (const auto* array = value.if_array())
    for (const auto& each : *array)
      if (const auto* object = each.if_object()) found.push_back(*object);
  return found;
}

const bj::value& value_at(const bj::object& object, std::string_view name) {
  static const bj::value nothing;
  const auto* found = object.if_contains(name);
  return found ? *found : nothing;
}

bj::value parsed(std::string_view text) {
  boost::system::error_code problem;
  auto value = bj::parse(text, problem);
  return problem ? bj::value() : value;
}

}  // namespace

std::optional<bj::object> read_object(std::string_view text) {
  auto value = parsed(text);
  if (!value.is_object()) return std::nullopt;
  return value.get_object();
}

std::optional<std::vector<bj::object>> read_objects(std::string_view text) {
  auto value = parsed(text);
  if (!value.is_array()) return std::nullopt;
  return objects_of(value);
}

std::string text_at(const bj::object& object, std::string_view name) {
  return text_of(value_at(object, name));
}

std::optional<std::int64_t> number_at(const bj::object& object, std::string_view name) {
  const auto& value = value_at(object, name);
  boost::system::error_code problem;
  auto number = value.to_number<std::int64_t>(problem);
  if (problem) return std::nullopt;
  return number;
}

bool is_true_at(const bj::object& object, std::string_view name) {
  const auto* truth = value_at(object, name).if_bool();
  return truth && *truth;
}

bj::object object_at(const bj::object& object, std::string_view name) {
  const auto* found = value_at(object, name).if_object();
  return found ? *found : bj::object();
}

std::vector<bj::object> objects_at(const bj::object& object, std::string_view name) {
  return objects_of(value_at(object, name));
}

std::vector<std::string> texts_at(const bj::object& object, std::string_view name) {
  std::vector<std::string> found;
  if (const auto* array = value_at(object, name).if_array())
    for (const auto& each : *array) found.push_back(text_of(each));
  return found;
}

}  // namespace kith::delivery
