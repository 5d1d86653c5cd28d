// SPDX-License-Identifier: Apache-2.0
// A picture made of plain shapes, for invented data. One thread.
#pragma once

#include <memory>
#include <string>

namespace kith::images {

struct Paint {
  double red, green, blue;  // 0 … 1
};

class Painting {
 public:
  Painting(int width, int height, Paint ground);
  ~Painting();
  Painting(const Painting&) = delete;

  // In pixels from the upper left corner.
  void box(double x, double y, double width, double height, Paint paint);
  void ball(double x, double y, double radius, Paint paint);

  std::string jpeg();

 private:
  struct Sheet;
  std::unique_ptr<Sheet> sheet_;
};

}  // namespace kith::images
