// SPDX-License-Identifier: Apache-2.0
// Where the next thing goes: down the page, then on the next one. One thread.
#pragma once

#include <string>
#include <string_view>

#include "platform/pdf/marks.hpp"

namespace kith::pdf {

inline constexpr double kMillimetre = 72 / 25.4;

// Print has few colours, and every one survives a black-and-white printer.
inline constexpr Colour kInk{0.137, 0.149, 0.165}, kSoftInk{0.38, 0.40, 0.43}, kHairline{0.72, 0.70, 0.66},
    kTint{0.957, 0.945, 0.918}, kTeal{0.043, 0.431, 0.416}, kTealTint{0.84, 0.925, 0.902},
    kCoral{0.737, 0.251, 0.086}, kWhite{1, 1, 1};

class Flow {
 public:
  // `spare` stays free at the foot of each page, in points.
  explicit Flow(const Paper& paper, double spare = 0);

  Typesetter& type() { return type_; }
  Language language() const { return paper_.language; }
  double left() const;
  double width() const;
  double y() const { return y_; }
  double room() const;       // down to the end of this page
  double page_room() const;  // of an empty page
  bool is_at_top() const { return is_at_top_; }

  void skip(double height);  // nothing at the top of a page
  void take(double height);  // what was drawn here
  void break_page();
  // Goes to the next page unless `height` fits on this one. What fits on no page is refused.
  void need(double height);
  void put(Mark mark);
  void put_line(std::size_t first, std::size_t last, const Text& text, double x, const char* role);
  // All lines of a text, over several pages when it must.
  void run(const Text& text, double x, const char* role);
  void enter_outline(std::string_view title);

  // The first fault ends the document.
  void refuse(Error fault);
  bool is_refused() const { return fault().has_value(); }
  const std::optional<Error>& fault() const { return fault_ ? fault_ : type_.fault(); }

  // Who signs must not stand on a page of their own: that could be put behind another document.
  void note_signatures() { signed_alone_ = is_at_top_ && layout_.pages.size() > 1; }
  bool is_signed_alone() const { return signed_alone_; }

  // Heads and feet, once the number of pages is known.
  Layout finish() &&;

 private:
  void put_head(Page& page, int number);
  void put_foot(Page& page, int number, int count);

  Paper paper_;
  double spare_;
  Typesetter type_;
  Layout layout_;
  double y_ = 0;
  bool is_at_top_ = true, signed_alone_ = false;
  std::optional<Error> fault_;
};

}  // namespace kith::pdf
