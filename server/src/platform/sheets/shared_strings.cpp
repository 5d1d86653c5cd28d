// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/shared_strings.hpp"

#include <cctype>
#include <cstring>

#include "platform/sheets/xml.hpp"

namespace kith::sheets {
namespace {

constexpr std::size_t kBlock = 256 * 1024;

// <si> holds <t>, or runs <r><t>; <rPh> is a reading aid and not part of the text.
class Handler : public XmlHandler {
 public:
  explicit Handler(SharedStrings& strings) : strings_(strings) {}

  void open(std::string_view name, const Attributes&) override {
    if (name == "si") item_.clear();
    if (name == "rPh") ++reading_aids_;
    in_text_ = name == "t" && reading_aids_ == 0;
  }
  void close(std::string_view name) override {
    in_text_ = false;
    if (name == "rPh") --reading_aids_;
    if (name != "si") return;
    replace_escapes(item_);
    strings_.add(item_);
  }
  void text(std::string_view text) override {
    if (in_text_) item_ += text;
  }

 private:
  SharedStrings& strings_;
  std::string item_;
  int reading_aids_ = 0;
  bool in_text_ = false;
};

}  // namespace

Result<void> SharedStrings::read(Entry& entry) {
  Handler handler(*this);
  return parse_xml(entry, handler);
}

void SharedStrings::add(std::string_view text) {
  budget_ -= static_cast<std::int64_t>(text.size() + sizeof(Place));
  if (budget_ < 0) throw StopParsing{invalid("sheets.too_large")};
  if (text.size() > block_left_) {
    block_left_ = std::max(kBlock, text.size());
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_left_));
    next_ = blocks_.back().get();
  }
  if (!text.empty()) std::memcpy(next_, text.data(), text.size());
  places_.push_back({next_, static_cast<std::uint32_t>(text.size())});
  next_ += text.size();
  block_left_ -= text.size();
}

std::optional<std::string_view> SharedStrings::get(std::size_t index) const {
  if (index >= places_.size()) return std::nullopt;
  return std::string_view(places_[index].start, places_[index].size);
}

void replace_escapes(std::string& text) {
  for (auto at = text.find("_x"); at != text.npos; at = text.find("_x", at + 1)) {
    if (at + 6 >= text.size() || text[at + 6] != '_') continue;
    bool is_control = text[at + 2] == '0' && text[at + 3] == '0' &&
                      (text[at + 4] == '0' || text[at + 4] == '1') &&
                      std::isxdigit(static_cast<unsigned char>(text[at + 5]));
    if (is_control) text.replace(at, 7, " ");
  }
}

}  // namespace kith::sheets
