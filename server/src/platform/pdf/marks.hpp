// SPDX-License-Identifier: Apache-2.0
// What stands on the pages once everything has its place: values between the flow and the painter. Points.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "platform/pdf/picture.hpp"
#include "platform/pdf/typesetter.hpp"
#include "platform/qr/qr.hpp"

namespace kith::pdf {

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

// The lines [first, last) of a text; `role` is what they are in the structure of the file.
struct TextMark {
  Text text;
  std::size_t first = 0, last = 0;
  double x = 0, y = 0;
  const char* role = "P";
};

struct Stroke {
  Colour colour;
  double width = 0.5;
  double dash = 0;  // 0: unbroken
};
struct LineMark {
  double x1, y1, x2, y2;
  Stroke stroke;
};
struct BoxMark {
  Box box;
  std::optional<Colour> fill = {};
  std::optional<Stroke> frame = {};
};
struct CircleMark {
  double x, y, radius;
  Stroke stroke;
};
struct PictureMark {
  std::shared_ptr<const Picture> picture;  // one picture may stand on several pages
  Box box;
};
struct QrMark {
  qr::Modules modules;
  Box box;  // of the dark modules; the quiet zone is left around it
};
// Opens or closes a group of the file's structure: Table, TR.
struct GroupMark {
  const char* role;
  bool opens;
};

using Mark = std::variant<TextMark, LineMark, BoxMark, CircleMark, PictureMark, QrMark, GroupMark>;

struct Page {
  std::vector<Mark> marks;
};

struct OutlineEntry {
  std::string title;
  int page = 1;
  double y = 0;
};

struct Layout {
  double width = 0, height = 0;  // of a page
  std::vector<Page> pages;
  std::vector<OutlineEntry> outline;
};

}  // namespace kith::pdf
