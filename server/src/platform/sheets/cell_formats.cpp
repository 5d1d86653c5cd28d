// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/cell_formats.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>

#include "platform/clock.hpp"
#include "platform/sheets/xml.hpp"

namespace kith::sheets {
namespace {

int to_int(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Leaves only the letters that mean something: no quoted words, no [Red], no escaped characters, and only
// the first of the sections divided by semicolons.
std::string bare_code(std::string_view code) {
  std::string bare;
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    char c = code[at];
    if (c == '\\' || c == '_' || c == '*')
      ++at;
    else if (c == '"')
      at = std::min(code.find('"', at + 1), code.size());
    else if (c == '[')
      at = std::min(code.find(']', at + 1), code.size());
    else
      bare += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return bare;
}

// "-1.50000000000000e-03" → "-0.0015".
std::string expanded(std::string scientific) {
  bool is_negative = scientific.starts_with('-');
  auto mark = scientific.find('e');
  int exponent = std::atoi(scientific.c_str() + mark + 1);
  std::string digits = scientific.substr(is_negative, mark - is_negative);
  digits.erase(1, 1);
  digits.erase(digits.find_last_not_of('0') + 1);
  int whole = exponent + 1;  // digits before the point
  if (whole <= 0) digits.insert(0, static_cast<std::size_t>(1 - whole), '0'), whole = 1;
  auto places = static_cast<std::size_t>(whole);
  if (digits.size() <= places)
    digits.append(places - digits.size(), '0');
  else
    digits.insert(places, 1, '.');
  return (is_negative ? "-" : "") + digits;
}

class Handler : public XmlHandler {
 public:
  explicit Handler(std::vector<CellFormat>& formats) : formats_(formats) {}

  void open(std::string_view name, const Attributes& attributes) override {
    if (name == "cellXfs") in_cell_formats_ = true;
    if (name == "numFmt")
      custom_[to_int(attributes.get("numFmtId"))] = format_of_code(attributes.get("formatCode"));
    if (name != "xf" || !in_cell_formats_) return;
    int id = to_int(attributes.get("numFmtId"));
    auto custom = custom_.find(id);
    formats_.push_back(custom == custom_.end() ? built_in_format(id) : custom->second);
  }
  void close(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats_ = false;
  }

 private:
  std::vector<CellFormat>& formats_;
  std::map<int, CellFormat> custom_;
  bool in_cell_formats_ = false;
};

}  // namespace

CellFormat built_in_format(int id) {
  auto within = [id](int first, int last) { return id >= first && id <= last; };
  if (within(18, 21) || within(32, 35) || within(45, 47) || within(55, 56)) return {CellKind::kTime};
  if (within(14, 17) || id == 22 || within(27, 31) || id == 36 || within(50, 54) || within(57, 58))
    return {CellKind::kDate};
  return {};
}

CellFormat format_of_code(std::string_view code) {
  auto bare = bare_code(code);
  if (bare.find("general") != bare.npos) return {};
  bool has_clock = bare.find_first_of("hs") != bare.npos;
  if (bare.find_first_of("yd") != bare.npos) return {CellKind::kDate};
  if (has_clock) return {CellKind::kTime};
  if (bare.find('m') != bare.npos) return {CellKind::kDate};
  bool is_zeros = bare.size() > 1 && bare.find_first_not_of('0') == bare.npos;
  return {CellKind::kNumber, is_zeros ? static_cast<int>(bare.size()) : 0};
}

Result<void> CellFormats::read(Entry& entry) {
  Handler handler(formats_);
  return parse_xml(entry, handler);
}

std::string plain_number(std::string_view raw) {
  auto digits = raw.starts_with('-') ? raw.substr(1) : raw;
  if (!digits.empty() && digits.find_first_not_of("0123456789") == digits.npos) return std::string(raw);
  double value = 0;
  auto [end, problem] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  if (problem != std::errc{} || end != raw.data() + raw.size() || !std::isfinite(value))
    return std::string(raw);
  if (std::abs(value) < 1e15 && value == std::trunc(value))
    return std::to_string(static_cast<long long>(value));
  return expanded(fmt::format("{:.14e}", value));
}

std::optional<std::string> date_text(double serial, DateSystem system) {
  constexpr double kLast1900 = 2958465, kLast1904 = 2957003;  // 9999-12-31
  if (!(serial >= 0) || serial >= (system == DateSystem::k1900 ? kLast1900 : kLast1904) + 1)
    return std::nullopt;
  auto days = std::chrono::days{static_cast<int>(serial)};
  if (system == DateSystem::k1904) return to_text(make_date(1904, 1, 1) + days);
  if (days.count() == 0) return std::nullopt;
  // Excel counts a 29 February 1900, so that later days are one too high.
  return to_text(make_date(1899, 12, days.count() < 60 ? 31 : 30) + days);
}

std::string time_text(double serial) {
  int minutes = static_cast<int>(std::lround((serial - std::floor(serial)) * 24 * 60)) % (24 * 60);
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

}  // namespace kith::sheets
