// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "platform/pdf/blocks.hpp"
#include "platform/pdf/printable.hpp"

namespace kith::pdf {
namespace {

constexpr Style kName{.size = 9.5, .colour = kInk, .most_lines = 2};
constexpr Style kFigure{.size = 9.5, .colour = kInk, .align = Align::kEnd, .most_lines = 1};
constexpr Style kCaption{.size = 9, .colour = kSoftInk, .align = Align::kCentre, .most_lines = 3};
constexpr Style kLegend{.size = 8.5, .colour = kSoftInk, .most_lines = 1};

constexpr double kBar = 2.6 * kMillimetre;
constexpr double kNamePart = 0.30, kFigurePart = 0.22;

bool is_share(double share) { return std::isfinite(share) && share >= 0 && share <= 1; }

void put_bar(Flow& flow, const Share& share, const Box& track) {
  flow.put(BoxMark{.box = track, .fill = kTint, .frame = Stroke{kHairline, 0.4}});
  if (share.share > 0)
    flow.put(BoxMark{.box = {track.x, track.y, track.width * share.share, track.height}, .fill = kTeal});
  if (!share.target) return;
  const double x = track.x + track.width * *share.target, over = 1 * kMillimetre;
  flow.put(LineMark{x, track.y - over, x, track.y + track.height + over, {kInk, 1.1}});
}

void put_share(Flow& flow, const Share& share) {
  const double gap = 3 * kMillimetre, names = flow.width() * kNamePart, figures = flow.width() * kFigurePart;
  const auto name = flow.type().set(share.name, kName, names);
  const auto figure = flow.type().set(share.figure, kFigure, figures);
  const double height = std::max(name.height(), figure.height()) + 1.6 * kMillimetre;
  flow.need(height);
  const double middle = flow.y() + height / 2;
  flow.put(TextMark{name, 0, name.size(), flow.left(), middle - name.height() / 2, "P"});
  put_bar(flow, share,
          {flow.left() + names + gap, middle - kBar / 2, flow.width() - names - figures - 2 * gap, kBar});
  flow.put(TextMark{figure, 0, figure.size(), flow.left() + flow.width() - figures,
                    middle - figure.height() / 2, "P"});
  flow.take(height);
}

// Version 40 with error correction M holds 2,331 bytes.
constexpr std::size_t kLongestQr = 2000;
// Four of at least 21 modules.
constexpr double kQuietPart = 0.19;
constexpr double kSquareLeast = 13 * kMillimetre;
constexpr std::size_t kPicturesBeside = 3;

Style name_in_square(const Square& square, double side) {
  const bool is_long = square.text.size() > 3 * 3;  // more than three Chinese characters
  return {.face = square.state == SquareState::kFramed ? Face::kHei : Face::kSong,
          .size = side * (is_long                  ? 0.22
                          : square.text.size() > 6 ? 0.27
                                                   : 0.32),
          .colour = square.state == SquareState::kEmpty ? kSoftInk : kInk,
          .align = Align::kCentre,
          .most_lines = is_long ? 2 : 1};
}

// The cross lines of practice paper, interrupted by the name as by ink.
void put_cross(Flow& flow, const Box& box) {
  const double x = box.x + box.width / 2, y = box.y + box.height / 2;
  const Stroke stroke{kHairline, 0.4, 1.6};
  flow.put(LineMark{box.x, y, box.x + box.width, y, stroke});
  flow.put(LineMark{x, box.y, x, box.y + box.height, stroke});
}

void put_square(Flow& flow, const Square& square, const Box& box) {
  if (square.state == SquareState::kFilled) flow.put(BoxMark{.box = box, .fill = kTealTint});
  put_cross(flow, box);
  flow.put(BoxMark{.box = box, .frame = Stroke{kHairline, 0.6}});
  if (square.state == SquareState::kFramed) {
    const double in = 0.9;
    flow.put(BoxMark{.box = {box.x + in, box.y + in, box.width - 2 * in, box.height - 2 * in},
                     .frame = Stroke{kCoral, 1.6}});
  }
  const double inner = box.width - 2;
  const auto text = flow.type().set(square.text, name_in_square(square, box.width), inner);
  const double top = box.y + (box.height - text.height()) / 2;
  const double written = std::min(inner, text.width() + 2);
  flow.put(BoxMark{
      .box = {box.x + (box.width - written) / 2, box.y + box.height * 0.28, written, box.height * 0.44},
      .fill = square.state == SquareState::kFilled ? kTealTint : kWhite});
  flow.put(TextMark{text, 0, text.size(), box.x + 1, top, "P"});
}

void put_legend(Flow& flow, const Squares& squares) {
  const double side = 3 * kMillimetre;
  double x = flow.left();
  flow.take(2 * kMillimetre);
  flow.need(5 * kMillimetre);
  for (const auto& [word, state] : {std::pair{&squares.filled, SquareState::kFilled},
                                    {&squares.empty, SquareState::kEmpty},
                                    {&squares.framed, SquareState::kFramed}}) {
    if (word->empty()) continue;
    const Box box{x, flow.y() + 0.6 * kMillimetre, side, side};
    if (state == SquareState::kFilled) flow.put(BoxMark{.box = box, .fill = kTealTint});
    if (state == SquareState::kEmpty) put_cross(flow, box);
    flow.put(BoxMark{.box = box,
                     .frame = state == SquareState::kFramed ? Stroke{kCoral, 1.2} : Stroke{kHairline, 0.6}});
    const auto text = flow.type().set(*word, kLegend, 45 * kMillimetre);
    flow.put(TextMark{text, 0, text.size(), x + side + 1.5 * kMillimetre, flow.y(), "P"});
    x += side + text.width() + 6 * kMillimetre;
  }
  flow.take(5 * kMillimetre);
}

Text caption_of(Flow& flow, const std::string& caption) {
  return flow.type().set(caption, kCaption, flow.width());
}

void put_caption(Flow& flow, const std::string& caption, const Text& text) {
  if (caption.empty()) return;
  flow.take(1 * kMillimetre);
  flow.run(text, flow.left(), "P");
}

}  // namespace

void place(Flow& flow, const Shares& shares) {
  for (const auto& share : shares.shares) {
    if (!is_share(share.share) || (share.target && !is_share(*share.target)))
      return flow.refuse(invalid("pdf.bad_figure"));
    if (flow.is_refused()) return;
    put_share(flow, share);
  }
  flow.take(3 * kMillimetre);
}

void place(Flow& flow, const Squares& squares) {
  const auto across = static_cast<std::size_t>(flow.width() / kSquareLeast);
  const double side = flow.width() / double(across);
  for (std::size_t i = 0; i < squares.squares.size() && !flow.is_refused(); ++i) {
    const auto column = i % across;
    if (column == 0) flow.need(side);
    put_square(flow, squares.squares[i], {flow.left() + double(column) * side, flow.y(), side, side});
    if (column + 1 == across || i + 1 == squares.squares.size()) flow.take(side);
  }
  put_legend(flow, squares);
  flow.take(2 * kMillimetre);
}

void place(Flow& flow, const Image& image) {
  auto picture = read_picture(image.bytes);
  if (!picture) return flow.refuse(picture.error());
  if (!std::isfinite(image.height_mm) || image.height_mm <= 0) return flow.refuse(invalid("pdf.bad_figure"));
  const auto caption = caption_of(flow, image.caption);
  const double most =
      std::min(image.height_mm * kMillimetre, flow.page_room() - caption.height() - 3 * kMillimetre);
  const double scale = std::min(flow.width() / picture->width, most / picture->height);
  const double width = picture->width * scale, height = picture->height * scale;
  flow.skip(2 * kMillimetre);
  flow.need(height + caption.height() + kMillimetre);
  flow.put(PictureMark{std::make_shared<const Picture>(std::move(*picture)),
                       {flow.left() + (flow.width() - width) / 2, flow.y(), width, height}});
  flow.take(height);
  put_caption(flow, image.caption, caption);
  flow.take(3 * kMillimetre);
}

void place(Flow& flow, const Pictures& pictures) {
  if (!std::isfinite(pictures.height_mm) || pictures.height_mm <= 0)
    return flow.refuse(invalid("pdf.bad_figure"));
  const double gap = 3 * kMillimetre, width = (flow.width() - (kPicturesBeside - 1) * gap) / kPicturesBeside;
  const double most = std::min(pictures.height_mm * kMillimetre, flow.page_room());
  for (std::size_t first = 0; first < pictures.pictures.size(); first += kPicturesBeside) {
    std::vector<PictureMark> row;
    double height = 0;
    for (auto i = first; i < std::min(first + kPicturesBeside, pictures.pictures.size()); ++i) {
      auto picture = read_picture(pictures.pictures[i]);
      if (!picture) return flow.refuse(picture.error());
      const double scale = std::min(width / picture->width, most / picture->height);
      const Box box{flow.left() + double(row.size()) * (width + gap), 0, picture->width * scale,
                    picture->height * scale};
      height = std::max(height, box.height);
      row.push_back({std::make_shared<const Picture>(std::move(*picture)), box});
    }
    flow.need(height);
    for (auto& mark : row) {
      mark.box.y = flow.y();
      flow.put(std::move(mark));
    }
    flow.take(height + gap);
  }
}

void place(Flow& flow, const QrCode& code) {
  if (!std::isfinite(code.side_mm) || code.side_mm <= 0) return flow.refuse(invalid("pdf.bad_figure"));
  const auto caption = caption_of(flow, code.caption);
  const double side = std::min(code.side_mm * kMillimetre, flow.width());
  flow.skip(side * kQuietPart);
  flow.need(side * (1 + kQuietPart) + caption.height() + kMillimetre);
  put_qr(flow, code.text, {flow.left() + (flow.width() - side) / 2, flow.y(), side, side});
  flow.take(side * (1 + kQuietPart / 2));
  put_caption(flow, code.caption, caption);
  flow.take(3 * kMillimetre);
}

void put_qr(Flow& flow, const std::string& text, const Box& box) {
  const auto clean = printable(text);
  if (!clean) return flow.refuse(clean.error());
  if (clean->empty() || clean->size() > kLongestQr) return flow.refuse(invalid("pdf.too_long"));
  flow.put(QrMark{qr::modules_of(*clean), box});
}

}  // namespace kith::pdf
