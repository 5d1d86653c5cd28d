// SPDX-License-Identifier: Apache-2.0
#include "app/demo/drawings.hpp"

#include "platform/images/painting.hpp"

namespace kith::demo {
namespace {

using images::Paint;
using Canvas = images::Painting;

constexpr int kWidth = 800, kHeight = 600;

constexpr Paint kWalls[] = {{0.93, 0.90, 0.84}, {0.86, 0.90, 0.88}, {0.95, 0.92, 0.80}, {0.74, 0.86, 0.94}};
constexpr Paint kWood{0.62, 0.44, 0.28}, kDark{0.30, 0.26, 0.24}, kGlass{0.80, 0.90, 0.97},
    kPaper{0.99, 0.98, 0.95}, kRed{0.75, 0.28, 0.22}, kTeal{0.10, 0.45, 0.43}, kGold{0.85, 0.68, 0.25},
    kLeaf{0.32, 0.55, 0.30};

void draw_desk(Canvas& canvas) {
  canvas.box(90, 70, 260, 230, kPaper);
  canvas.box(105, 85, 110, 200, kGlass);
  canvas.box(225, 85, 110, 200, kGlass);
  canvas.box(60, 400, 680, 40, kWood);
  canvas.box(90, 440, 30, 160, kWood);
  canvas.box(680, 440, 30, 160, kWood);
  canvas.box(420, 370, 150, 30, kTeal);
  canvas.box(430, 345, 130, 25, kRed);
  canvas.ball(640, 330, 45, kGold);
  canvas.box(634, 330, 12, 70, kDark);
}

void draw_shelf(Canvas& canvas) {
  for (int row = 0; row < 3; ++row) {
    const double floor = 200 + row * 170;
    canvas.box(120, floor, 560, 18, kWood);
    for (int book = 0; book < 11; ++book)
      canvas.box(140 + book * 46, floor - 90 - (book * 37 + row * 11) % 40, 34,
                 90 + (book * 37 + row * 11) % 40,
                 book % 3 == 0   ? kTeal
                 : book % 3 == 1 ? kRed
                                 : kGold);
  }
}

void draw_certificates(Canvas& canvas) {
  for (int row = 0; row < 2; ++row)
    for (int column = 0; column < 3; ++column) {
      const double x = 110 + column * 210, y = 90 + row * 190;
      canvas.box(x, y, 170, 130, kGold);
      canvas.box(x + 8, y + 8, 154, 114, kPaper);
      canvas.box(x + 45, y + 30, 80, 10, kRed);
      canvas.box(x + 30, y + 60, 110, 6, kDark);
      canvas.box(x + 30, y + 78, 110, 6, kDark);
    }
  canvas.box(0, 500, kWidth, 100, kWood);
}

void draw_courtyard(Canvas& canvas) {
  canvas.box(0, 420, kWidth, 180, {0.80, 0.74, 0.62});
  canvas.box(330, 190, 380, 230, kPaper);
  canvas.box(300, 150, 440, 45, kDark);
  canvas.box(470, 280, 90, 140, kWood);
  canvas.box(370, 250, 70, 70, kGlass);
  canvas.box(600, 250, 70, 70, kGlass);
  canvas.box(150, 280, 30, 150, kWood);
  canvas.ball(165, 230, 95, kLeaf);
}

}  // namespace

std::string drawn_photograph(int which) {
  constexpr void (*kDraw[kDrawings])(Canvas&) = {draw_desk, draw_shelf, draw_certificates, draw_courtyard};
  Canvas canvas(kWidth, kHeight, kWalls[which]);
  kDraw[which](canvas);
  return canvas.jpeg();
}

}  // namespace kith::demo
