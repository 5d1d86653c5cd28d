// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/merges.hpp"

#include <algorithm>
#include <charconv>

#include "platform/sheets/xml.hpp"

namespace kith::sheets {
namespace {

// An area over whole rows would otherwise become 16,384 cells.
constexpr int kWidest = 256;
// Areas cannot overlap, so a row is crossed by few; many are an attack on our time.
constexpr std::size_t kMostActive = 4096;
constexpr std::size_t kMostAreas = 200'000;

void parse_reference(std::string_view ref, int& row, int& column) {
  auto digits = std::min(ref.find_first_of("0123456789"), ref.size());
  column = column_number(ref.substr(0, digits));
  std::from_chars(ref.data() + digits, ref.data() + ref.size(), row);
}

// Tags may be cut by the end of a chunk, so the unfinished rest is carried over.
class TagFinder {
 public:
  explicit TagFinder(std::vector<Area>& areas) : areas_(areas) {}

  void look_through(std::string_view chunk) {
    rest_ += chunk;
    std::size_t at = 0;
    for (auto tag = rest_.find(kTag); tag != rest_.npos; tag = rest_.find(kTag, at)) {
      auto end = rest_.find('>', tag);
      if (end == rest_.npos && rest_.size() - tag < kLongestTag)
        return keep_from(tag - std::min<std::size_t>(tag, 1));
      if (end == rest_.npos) break;
      take(std::string_view(rest_).substr(tag, end - tag), tag > 0 ? rest_[tag - 1] : ' ');
      at = end;
    }
    keep_from(rest_.size() - std::min(rest_.size(), kTag.size()));
  }

 private:
  static constexpr std::string_view kTag = "mergeCell ";
  static constexpr std::size_t kLongestTag = 4096;

  void take(std::string_view tag, char before) {
    auto ref = tag.find("ref=");
    if ((before != '<' && before != ':') || ref == tag.npos || ref + 5 > tag.size()) return;
    auto value = tag.substr(ref + 5);
    auto area = parse_area(value.substr(0, value.find_first_of("\"'")));
    if (area.first_column > 0 && area.first_row > 0) areas_.push_back(area);
  }
  void keep_from(std::size_t at) { rest_.erase(0, at); }

  std::vector<Area>& areas_;
  std::string rest_;
};

}  // namespace

Area parse_area(std::string_view ref) {
  Area area{};
  auto colon = ref.find(':');
  if (colon == ref.npos) return area;
  parse_reference(ref.substr(0, colon), area.first_row, area.first_column);
  parse_reference(ref.substr(colon + 1), area.last_row, area.last_column);
  area.last_column = std::min(area.last_column, std::max(area.first_column, kWidest));
  return area;
}

Result<Merges> Merges::find(Entry& sheet) {
  std::vector<Area> areas;
  TagFinder finder(areas);
  std::vector<char> buffer(64 * 1024);
  for (;;) {
    auto count = sheet.read(buffer);
    if (!count) return count.error();
    if (*count == 0) return Merges(std::move(areas));
    finder.look_through({buffer.data(), *count});
    if (areas.size() > kMostAreas) return invalid("sheets.too_large");
  }
}

Merges::Merges(std::vector<Area> areas) : areas_(std::move(areas)) {
  std::ranges::sort(areas_, std::ranges::greater{}, &Area::first_row);
}

void Merges::spread(int number, std::vector<Cell>& cells) {
  std::erase_if(active_, [&](const Active& active) { return active.area.last_row < number; });
  for (; !areas_.empty() && areas_.back().first_row <= number; areas_.pop_back()) {
    auto area = areas_.back();
    if (area.last_row < number) continue;
    auto corner = std::ranges::find(cells, area.first_column, &Cell::column);
    bool has_value = area.first_row == number && corner != cells.end();
    if (has_value) active_.push_back({area, corner->kind, std::string(corner->text)});
  }
  if (active_.empty()) return;
  if (active_.size() > kMostActive) throw StopParsing{invalid("sheets.damaged")};
  for (const auto& [area, kind, text] : active_) {
    std::erase_if(cells, [&](const Cell& cell) {
      return cell.column >= area.first_column && cell.column <= area.last_column;
    });
    for (int column = area.first_column; column <= area.last_column; ++column)
      cells.push_back({column, kind, text});
  }
  std::ranges::sort(cells, {}, &Cell::column);
}

}  // namespace kith::sheets
