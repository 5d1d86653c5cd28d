// SPDX-License-Identifier: Apache-2.0
#include "platform/json/shape.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include "platform/json/json.hpp"

namespace kith::json {
namespace {

namespace bj = boost::json;

// "kith::Page<kith::visits::Visit>" → "PageOfVisit".
std::string schema_name(std::string type_name) {
  static constexpr std::string_view kAnonymous = "(anonymous namespace)";
  for (auto at = type_name.find(kAnonymous); at != type_name.npos; at = type_name.find(kAnonymous)) {
    type_name.erase(at, kAnonymous.size());
  }
  std::string name, word;
  for (char c : type_name + ' ') {
    if (c == ':') {
      word.clear();
    } else if (std::isalnum(static_cast<unsigned char>(c)) || c == '_') {
      word += c;
    } else {
      name += std::exchange(word, {});
      if (c == '<') name += "Of";
    }
  }
  return name;
}

}  // namespace

void Faults::add(const char* code) {
  if (fields_.size() < kMostFaults) fields_.emplace(path_, code);
}

Step::Step(Faults& faults, std::string_view name) : faults_(faults), length_before_(faults.path_.size()) {
  if (!faults_.path_.empty()) faults_.path_ += '.';
  faults_.path_ += name;
}

void Shape::read_text(std::string_view, void*, Faults& faults) const { faults.add("request.wrong_type"); }

void OptionalShape::print(const void* value, std::string& out) const {
  const void* inner = ops_.get(value);
  if (inner)
    inner_().print(inner, out);
  else
    out += "null";
}

void OptionalShape::read(const bj::value& from, void* into, Faults& faults) const {
  if (!from.is_null()) inner_().read(from, ops_.emplace(into), faults);
}

void OptionalShape::read_text(std::string_view text, void* into, Faults& faults) const {
  if (!text.empty() || is_text_) inner_().read_text(text, ops_.emplace(into), faults);
}

bj::value OptionalShape::schema(Schemas& schemas) const {
  bj::value inner = inner_().schema(schemas);
  auto* type = inner.as_object().if_contains("type");
  if (!type || !type->is_string()) return {{"anyOf", bj::array{std::move(inner), {{"type", "null"}}}}};
  *type = bj::array{*type, "null"};
  if (auto* texts = inner.as_object().if_contains("enum")) texts->as_array().emplace_back(nullptr);
  return inner;
}

void ListShape::print(const void* value, std::string& out) const {
  const Shape& inner = inner_();
  out += '[';
  for (std::size_t at = 0, size = ops_.size(value); at < size; ++at) {
    if (at) out += ',';
    inner.print(ops_.at(value, at), out);
  }
  out += ']';
}

void ListShape::read(const bj::value& from, void* into, Faults& faults) const {
  if (!from.is_array()) return faults.add("request.wrong_type");
  std::size_t index = 0;
  for (const auto& element : from.get_array()) {
    Step step(faults, index++);
    inner_().read(element, ops_.append(into), faults);
  }
}

void ListShape::read_text(std::string_view text, void* into, Faults& faults) const {
  for (std::size_t index = 0; !text.empty(); ++index) {
    auto comma = text.find(',');
    Step step(faults, index);
    inner_().read_text(text.substr(0, comma), ops_.append(into), faults);
    text = comma == text.npos ? std::string_view{} : text.substr(comma + 1);
  }
}

bj::value ListShape::schema(Schemas& schemas) const {
  return {{"type", "array"}, {"items", inner_().schema(schemas)}};
}

void MapShape::print(const void* value, std::string& out) const {
  char before = '{';
  for (const auto& [key, entry] : ops_.entries(value)) {
    out += std::exchange(before, ',');
    print_quoted(key, out);
    out += ':';
    inner_().print(entry, out);
  }
  if (before == '{') out += '{';
  out += '}';
}

void MapShape::read(const bj::value& from, void* into, Faults& faults) const {
  if (!from.is_object()) return faults.add("request.wrong_type");
  for (const auto& [key, entry] : from.get_object()) {
    Step step(faults, key);
    if (!is_plain_text(key))
      faults.add("request.bad_text");
    else
      inner_().read(entry, ops_.emplace(into, key), faults);
  }
}

bj::value MapShape::schema(Schemas& schemas) const {
  return {{"type", "object"}, {"additionalProperties", inner_().schema(schemas)}};
}

StructShape::StructShape(const std::string& type_name, std::vector<Member> members)
    : name_(schema_name(type_name)), members_(std::move(members)) {}

void StructShape::print(const void* value, std::string& out) const {
  char before = '{';
  for (const auto& member : members_) {
    out += std::exchange(before, ',');
    out += '"';
    out += member.name;
    out += "\":";
    member.shape().print(static_cast<const char*>(value) + member.offset, out);
  }
  if (before == '{') out += '{';
  out += '}';
}

void StructShape::read(const bj::value& from, void* into, Faults& faults) const {
  if (!from.is_object()) return faults.add("request.wrong_type");
  read_object(from.get_object(), {}, into, faults);
}

const StructShape::Member* StructShape::find(std::string_view name) const {
  for (const auto& member : members_) {
    if (member.name == name) return &member;
  }
  return nullptr;
}

void StructShape::read_object(const bj::object& from, const std::set<std::string_view>& elsewhere, void* into,
                              Faults& faults) const {
  for (const auto& member : members_) {
    if (elsewhere.contains(member.name)) continue;
    Step step(faults, member.name);
    const auto* found = from.if_contains(member.name);
    if (found)
      member.shape().read(*found, static_cast<char*>(into) + member.offset, faults);
    else if (!member.shape().may_be_missing())
      faults.add("request.missing");
  }
  for (const auto& [key, value] : from) {
    if (find(key) && !elsewhere.contains(key)) continue;
    Step step(faults, key);
    faults.add("request.unknown_key");
  }
}

void StructShape::read_texts(const std::map<std::string, std::string>& texts, bool is_whole, void* into,
                             Faults& faults) const {
  for (const auto& [name, text] : texts) {
    Step step(faults, name);
    const auto* member = find(name);
    if (member)
      member->shape().read_text(text, static_cast<char*>(into) + member->offset, faults);
    else
      faults.add("request.unknown_key");
  }
  for (const auto& member : members_) {
    if (!is_whole || texts.contains(std::string(member.name)) || member.shape().may_be_missing_in_text())
      continue;
    Step step(faults, member.name);
    faults.add("request.missing");
  }
}

bj::value StructShape::body_schema(Schemas& schemas) const {
  bj::object properties;
  bj::array required;
  for (const auto& member : members_) {
    properties[member.name] = member.shape().schema(schemas);
    if (!member.shape().may_be_missing()) required.emplace_back(member.name);
  }
  bj::object body{{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) body["required"] = std::move(required);
  body["additionalProperties"] = false;
  return body;
}

bj::value StructShape::schema(Schemas& schemas) const {
  auto [origin, is_new] = schemas.origins.emplace(name_, this);
  if (is_new) {
    schemas.named[name_] = body_schema(schemas);
  } else if (origin->second != this && body_schema(schemas) != schemas.named[name_]) {
    throw std::logic_error("two different structs are called " + name_);
  }
  return {{"$ref", "#/components/schemas/" + name_}};
}

std::string print_text(const Shape& shape, const void* value) {
  std::string out;
  shape.print(value, out);
  return out;
}

bj::value print_value(const Shape& shape, const void* value) { return bj::parse(print_text(shape, value)); }

}  // namespace kith::json
