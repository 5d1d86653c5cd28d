// SPDX-License-Identifier: Apache-2.0
#include "platform/json/schema_kit.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace kith::json {
namespace {

namespace bj = boost::json;
using Breaches = std::vector<std::string>;

void append(Breaches& to, Breaches more) { to.insert(to.end(), more.begin(), more.end()); }

bool is_of_type(const bj::value& value, std::string_view type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_int64() || value.is_uint64();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_bool();
  return type == "null" && value.is_null();
}

bool is_of_some_type(const bj::value& value, const bj::value& types) {
  if (types.is_string()) return is_of_type(value, types.get_string());
  return std::any_of(types.as_array().begin(), types.as_array().end(),
                     [&](const bj::value& type) { return is_of_type(value, type.as_string()); });
}

Breaches of_object(const bj::object& value, const bj::object& schema, const Schemas& schemas,
                   const std::string& path) {
  Breaches found;
  const auto* properties = schema.if_contains("properties");
  const auto* others = schema.if_contains("additionalProperties");
  if (const auto* required = schema.if_contains("required")) {
    for (const auto& name : required->as_array()) {
      if (!value.contains(name.as_string()))
        found.push_back(path + '.' + std::string(name.as_string()) + " is missing");
    }
  }
  for (const auto& [name, member] : value) {
    auto below = path + '.' + std::string(name);
    const auto* known = properties ? properties->as_object().if_contains(name) : nullptr;
    if (known)
      append(found, breaches(member, *known, schemas, below));
    else if (others && others->is_object())
      append(found, breaches(member, *others, schemas, below));
    else if (others)
      found.push_back(below + " is not described");
  }
  return found;
}

}  // namespace

Breaches breaches(const bj::value& value, const bj::value& given, const Schemas& schemas,
                  const std::string& path) {
  const auto& schema = given.as_object();
  if (const auto* reference = schema.if_contains("$ref")) {
    std::string name(reference->as_string());
    return breaches(value, schemas.named.at(name.substr(name.rfind('/') + 1)), schemas, path);
  }
  if (const auto* any = schema.if_contains("anyOf")) {
    for (const auto& one : any->as_array()) {
      if (breaches(value, one, schemas, path).empty()) return {};
    }
    return {path + " is none of several"};
  }
  const auto* types = schema.if_contains("type");
  if (types && !is_of_some_type(value, *types)) return {path + " is of another type"};
  const auto* texts = schema.if_contains("enum");
  if (texts &&
      std::find(texts->as_array().begin(), texts->as_array().end(), value) == texts->as_array().end()) {
    return {path + " is an unknown text"};
  }
  if (value.is_object() && types) return of_object(value.get_object(), schema, schemas, path);
  Breaches found;
  if (const auto* items = schema.if_contains("items"); items && value.is_array()) {
    std::size_t index = 0;
    for (const auto& item : value.get_array())
      append(found, breaches(item, *items, schemas, path + '.' + std::to_string(index++)));
  }
  return found;
}

}  // namespace kith::json
