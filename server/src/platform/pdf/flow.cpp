// SPDX-License-Identifier: Apache-2.0
#include "platform/pdf/flow.hpp"

#include <fmt/format.h>

#include <utility>

namespace kith::pdf {
namespace {

constexpr double kShortSide = 210 * kMillimetre, kLongSide = 297 * kMillimetre;
constexpr double kSide = 22 * kMillimetre, kTop = 27 * kMillimetre, kBottom = 22 * kMillimetre;
constexpr double kHeadLine = 21 * kMillimetre;  // from the upper edge
constexpr double kFootText = 14 * kMillimetre;  // from the lower edge

constexpr Style kMargin{.size = 8.5, .colour = kSoftInk, .most_lines = 1};
constexpr Wording kPageOf{"第 {} 页 · 共 {} 页", "Page {} of {}"};

Style aligned(Style style, Align align) {
  style.align = align;
  return style;
}

}  // namespace

Flow::Flow(const Paper& paper, double spare) : paper_(paper), spare_(spare) {
  const bool is_upright = paper.orientation == Orientation::kPortrait;
  layout_.width = is_upright ? kShortSide : kLongSide;
  layout_.height = is_upright ? kLongSide : kShortSide;
  layout_.pages.emplace_back();
  y_ = kTop;
}

double Flow::left() const { return kSide; }
double Flow::width() const { return layout_.width - 2 * kSide; }
double Flow::room() const { return layout_.height - kBottom - spare_ - y_; }
double Flow::page_room() const { return layout_.height - kBottom - spare_ - kTop; }

void Flow::skip(double height) {
  if (!is_at_top_) y_ += height;
}

void Flow::take(double height) {
  y_ += height;
  is_at_top_ = false;
}

void Flow::break_page() {
  if (layout_.pages.size() >= kMostPages) return refuse(invalid("pdf.too_long"));
  layout_.pages.emplace_back();
  y_ = kTop;
  is_at_top_ = true;
}

void Flow::need(double height) {
  if (height > page_room()) return refuse(invalid("pdf.too_long"));
  if (height > room()) break_page();
}

void Flow::put(Mark mark) { layout_.pages.back().marks.push_back(std::move(mark)); }

void Flow::put_line(std::size_t first, std::size_t last, const Text& text, double x, const char* role) {
  put(TextMark{text, first, last, x, y_, role});
}

void Flow::run(const Text& text, double x, const char* role) {
  for (std::size_t first = 0; first < text.size() && !is_refused();) {
    std::size_t count = text.lines_within(room(), first);
    if (count == 0) {
      need(text.height(first, first + 1));
      if (is_at_top_) continue;
      return refuse(invalid("pdf.too_long"));
    }
    put_line(first, first + count, text, x, role);
    take(text.height(first, first + count));
    first += count;
  }
}

void Flow::enter_outline(std::string_view title) {
  layout_.outline.push_back({std::string(title), static_cast<int>(layout_.pages.size()), y_});
}

void Flow::refuse(Error fault) {
  if (!fault_) fault_ = std::move(fault);
}

Layout Flow::finish() && {
  const int count = static_cast<int>(layout_.pages.size());
  for (int number = 1; number <= count; ++number) {
    Page& page = layout_.pages[static_cast<std::size_t>(number - 1)];
    put_head(page, number);
    put_foot(page, number, count);
  }
  return std::move(layout_);
}

void Flow::put_head(Page& page, int number) {
  const double half = width() / 2;
  const auto institution = type_.set(paper_.institution, kMargin, half);
  const double top = kHeadLine - 1.5 * kMillimetre - institution.height();
  page.marks.push_back(TextMark{institution, 0, institution.size(), left(), top, nullptr});
  // The first page has the title in full.
  if (number > 1) {
    const auto title = type_.set(paper_.title, aligned(kMargin, Align::kEnd), half);
    page.marks.push_back(TextMark{title, 0, title.size(), left() + half, top, nullptr});
  }
  page.marks.push_back(LineMark{left(), kHeadLine, left() + width(), kHeadLine, {kHairline, 0.6}});
}

void Flow::put_foot(Page& page, int number, int count) {
  std::string known = paper_.number;
  if (paper_.dated_on) {
    if (!known.empty()) known += " · ";
    known += day_words(*paper_.dated_on, paper_.language);
  }
  const double half = width() / 2;
  const auto left_text = type_.set(known, kMargin, half);
  const auto pages = type_.set(fmt::format(fmt::runtime(kPageOf.in(paper_.language)), number, count),
                               aligned(kMargin, Align::kEnd), half);
  const double top = layout_.height - kFootText;
  page.marks.push_back(TextMark{left_text, 0, left_text.size(), left(), top, nullptr});
  page.marks.push_back(TextMark{pages, 0, pages.size(), left() + half, top, nullptr});
}

}  // namespace kith::pdf
