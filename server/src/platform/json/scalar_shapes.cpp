// SPDX-License-Identifier: Apache-2.0
#include "platform/json/shape.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>

#include "platform/clock.hpp"
#include "platform/json/json.hpp"

namespace kith::json {
namespace {

namespace bj = boost::json;

constexpr std::int64_t kLargestExactInJavaScript = (std::int64_t{1} << 53) - 1;

template <class Number>
void print_number(Number number, std::string& out) {
  char digits[32];
  auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::int64_t load(const void* value, std::size_t bytes, bool is_signed) {
  switch (bytes) {
    case 1:
      return is_signed ? *static_cast<const std::int8_t*>(value) : *static_cast<const std::uint8_t*>(value);
    case 2:
      return is_signed ? *static_cast<const std::int16_t*>(value) : *static_cast<const std::uint16_t*>(value);
    case 4: {
      std::int32_t number;
      std::memcpy(&number, value, sizeof number);
      return is_signed ? number : std::int64_t{static_cast<std::uint32_t>(number)};
    }
    default: {
      std::int64_t number;
      std::memcpy(&number, value, sizeof number);
      return number;
    }
  }
}

// Little-endian machines only, as is the rest of the program's world.
void store_bytes(std::int64_t number, std::size_t bytes, void* into) { std::memcpy(into, &number, bytes); }

class BoolShape final : public Shape {
 public:
  void print(const void* value, std::string& out) const override {
    out += *static_cast<const bool*>(value) ? "true" : "false";
  }
  void read(const bj::value& from, void* into, Faults& faults) const override {
    if (!from.is_bool()) return faults.add("request.wrong_type");
    *static_cast<bool*>(into) = from.get_bool();
  }
  void read_text(std::string_view text, void* into, Faults& faults) const override {
    if (text != "true" && text != "false") return faults.add("request.wrong_type");
    *static_cast<bool*>(into) = text == "true";
  }
  bj::value schema(Schemas&) const override { return {{"type", "boolean"}}; }
};

class RealShape final : public Shape {
 public:
  void print(const void* value, std::string& out) const override {
    double number = *static_cast<const double*>(value);
    if (!std::isfinite(number)) throw std::logic_error("a number that is not finite cannot be sent");
    print_number(number, out);
  }
  void read(const bj::value& from, void* into, Faults& faults) const override {
    if (!from.is_number()) return faults.add("request.wrong_type");
    *static_cast<double*>(into) = from.to_number<double>();
  }
  void read_text(std::string_view text, void* into, Faults& faults) const override {
    auto number = parse_number<double>(text);
    if (!number || !std::isfinite(*number)) return faults.add("request.wrong_type");
    *static_cast<double*>(into) = *number;
  }
  bj::value schema(Schemas&) const override { return {{"type", "number"}}; }
};

class TextShape final : public Shape {
 public:
  void print(const void* value, std::string& out) const override {
    print_quoted(*static_cast<const std::string*>(value), out);
  }
  void read(const bj::value& from, void* into, Faults& faults) const override {
    if (!from.is_string()) return faults.add("request.wrong_type");
    read_text(from.get_string(), into, faults);
  }
  void read_text(std::string_view text, void* into, Faults& faults) const override {
    if (!is_plain_text(text)) return faults.add("request.bad_text");
    static_cast<std::string*>(into)->assign(text);
  }
  bj::value schema(Schemas&) const override { return {{"type", "string"}}; }
};

class DateShape final : public Shape {
 public:
  void print(const void* value, std::string& out) const override {
    out += '"' + to_text(*static_cast<const Date*>(value)) + '"';
  }
  void read(const bj::value& from, void* into, Faults& faults) const override {
    if (!from.is_string()) return faults.add("request.wrong_type");
    read_text(from.get_string(), into, faults);
  }
  void read_text(std::string_view text, void* into, Faults& faults) const override {
    auto date = parse_date(text);
    if (!date) return faults.add("request.bad_date");
    *static_cast<Date*>(into) = *date;
  }
  bj::value schema(Schemas&) const override { return {{"type", "string"}, {"format", "date"}}; }
};

class AnyShape final : public Shape {
 public:
  void print(const void* value, std::string& out) const override {
    out += bj::serialize(*static_cast<const bj::value*>(value));
  }
  void read(const bj::value& from, void* into, Faults&) const override {
    *static_cast<bj::value*>(into) = from;
  }
  bj::value schema(Schemas&) const override { return bj::object{}; }
};

}  // namespace

IntegerShape::IntegerShape(std::size_t bytes, bool is_signed, bj::value schema)
    : bytes_(bytes), is_signed_(is_signed), schema_(std::move(schema)) {}

void IntegerShape::print(const void* value, std::string& out) const {
  print_number(load(value, bytes_, is_signed_), out);
}

void IntegerShape::read(const bj::value& from, void* into, Faults& faults) const {
  if (from.is_uint64()) return faults.add("request.out_of_range");
  if (!from.is_int64()) return faults.add("request.wrong_type");
  store(from.get_int64(), into, faults);
}

void IntegerShape::read_text(std::string_view text, void* into, Faults& faults) const {
  auto number = parse_number<std::int64_t>(text);
  if (!number) return faults.add("request.wrong_type");
  store(*number, into, faults);
}

void IntegerShape::store(std::int64_t number, void* into, Faults& faults) const {
  std::int64_t largest = kLargestExactInJavaScript, least = -largest;
  if (bytes_ < 8) {
    largest = (std::int64_t{1} << (bytes_ * 8 - (is_signed_ ? 1 : 0))) - 1;
    least = -largest - 1;
  }
  if (!is_signed_) least = 0;
  if (number < least || number > largest) return faults.add("request.out_of_range");
  store_bytes(number, bytes_, into);
}

void EnumShape::print(const void* value, std::string& out) const {
  auto number = load(value, bytes_, true);
  for (const auto& [known, text] : names_) {
    if (load(&known, bytes_, true) == number) return print_quoted(text, out);
  }
  throw std::logic_error("an enumerator without a name cannot be sent");
}

void EnumShape::read(const bj::value& from, void* into, Faults& faults) const {
  if (!from.is_string()) return faults.add("request.wrong_type");
  read_text(from.get_string(), into, faults);
}

void EnumShape::read_text(std::string_view text, void* into, Faults& faults) const {
  for (const auto& [number, name] : names_) {
    if (name == text) return store_bytes(number, bytes_, into);
  }
  faults.add("request.unknown_value");
}

bj::value EnumShape::schema(Schemas&) const {
  bj::array texts;
  for (const auto& [number, name] : names_) texts.emplace_back(name);
  return {{"type", "string"}, {"enum", std::move(texts)}};
}

const Shape& bool_shape() {
  static const BoolShape made;
  return made;
}
const Shape& real_shape() {
  static const RealShape made;
  return made;
}
const Shape& text_shape() {
  static const TextShape made;
  return made;
}
const Shape& date_shape() {
  static const DateShape made;
  return made;
}
const Shape& instant_shape() {
  static_assert(sizeof(Instant) == sizeof(std::int64_t));
  static const IntegerShape made(sizeof(Instant), true,
                                 {{"type", "integer"}, {"description", "Milliseconds since 1970, UTC."}});
  return made;
}
const Shape& id_shape() {
  static const IntegerShape made(sizeof(std::int64_t), true, {{"type", "integer"}});
  return made;
}
const Shape& any_shape() {
  static const AnyShape made;
  return made;
}

void print_quoted(std::string_view text, std::string& out) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += kHex[c >> 4];
      out += kHex[c & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

bool is_plain_text(std::string_view text) {
  auto at = text.begin();
  auto continues = [&](unsigned char low, unsigned char high) {
    if (at == text.end()) return false;
    auto byte = static_cast<unsigned char>(*at++);
    return byte >= low && byte <= high;
  };
  while (at != text.end()) {
    auto lead = static_cast<unsigned char>(*at++);
    if (lead == 0) return false;
    if (lead < 0x80) continue;
    if (lead < 0xC2 || lead > 0xF4) return false;
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (!continues(low, high)) return false;
    if (lead >= 0xE0 && !continues(0x80, 0xBF)) return false;
    if (lead >= 0xF0 && !continues(0x80, 0xBF)) return false;
  }
  return true;
}

}  // namespace kith::json
