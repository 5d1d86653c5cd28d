// SPDX-License-Identifier: Apache-2.0
// From a text and a style to lines of glyphs. Lengths are points (1/72 inch); y grows downward. One thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/error.hpp"
#include "platform/pdf/document.hpp"

typedef struct _PangoContext PangoContext;
typedef struct _PangoFontMap PangoFontMap;
typedef struct _PangoLayout PangoLayout;

namespace kith::pdf {

struct Colour {
  double red = 0, green = 0, blue = 0;
};

// kSong for running text and cells, kSongBold for titles, kHei for headings: what schools set documents in.
enum class Face { kSong, kSongBold, kHei };

struct Style {
  Face face = Face::kSong;
  double size = 10.5;
  Colour colour = {};
  Align align = Align::kStart;
  double leading = 1;  // times the font's own
  double indent = 0;   // of first lines
  double spacing = 0;  // between letters
  int most_lines = 0;  // then one paragraph, the rest giving way to an ellipsis; 0: no limit
};

struct Unref {
  void operator()(void* object) const;
};

struct Line {
  double top = 0, bottom = 0, baseline = 0, left = 0;
};

// A set text. Copies share the glyphs.
class Text {
 public:
  Text() = default;
  Text(PangoLayout* owned, Colour colour);
  Text(const Text& other);
  Text& operator=(const Text& other);
  Text(Text&&) noexcept = default;
  Text& operator=(Text&&) noexcept = default;

  const std::vector<Line>& lines() const { return lines_; }
  std::size_t size() const { return lines_.size(); }
  double height() const { return lines_.empty() ? 0 : lines_.back().bottom; }
  // Of the lines [first, last).
  double height(std::size_t first, std::size_t last) const;
  // How many lines from `first` on fit in `room`.
  std::size_t lines_within(double room, std::size_t first) const;
  double width() const { return width_; }  // of the widest line
  Colour colour() const { return colour_; }
  PangoLayout* layout() const { return layout_.get(); }

 private:
  std::unique_ptr<PangoLayout, Unref> layout_;
  Colour colour_;
  double width_ = 0;
  std::vector<Line> lines_;
};

class Typesetter {
 public:
  // Throws std::runtime_error when Noto CJK is not installed.
  Typesetter();

  // Wrapped within `width`, between characters where it must be. What may not be printed is left out, and the
  // first such fault is kept.
  Text set(std::string_view text, const Style& style, double width);
  const std::optional<Error>& fault() const { return fault_; }

 private:
  PangoLayout* begin(const Style& style, double width) const;

  std::unique_ptr<PangoFontMap, Unref> fonts_;
  std::unique_ptr<PangoContext, Unref> context_;
  std::optional<Error> fault_;
};

}  // namespace kith::pdf
