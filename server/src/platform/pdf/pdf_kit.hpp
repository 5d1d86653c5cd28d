// SPDX-License-Identifier: Apache-2.0
// Reads a PDF back with poppler, as a reader's program would.
#pragma once

#include <string>
#include <vector>

#include "platform/temporary_folder.hpp"

namespace kith::pdf::kit {

struct Word {
  int page = 0;                                     // from 1
  double left = 0, top = 0, right = 0, bottom = 0;  // points from the upper left corner
  std::string text;
};

// Grey pixels, 0 black … 255 white.
struct Picture {
  int width = 0, height = 0;
  std::string pixels;
  int at(int x, int y) const {
    return static_cast<unsigned char>(pixels[static_cast<std::size_t>(y * width + x)]);
  }
};

class Printed {
 public:
  explicit Printed(const std::string& bytes);

  int pages() const;
  // Lines in the order of reading; of one page, or of all when 0.
  std::string text(int page = 0) const;
  std::vector<Word> words() const;
  std::string described() const;  // pdfinfo
  std::string structure() const;  // pdfinfo -struct
  std::string fonts() const;      // pdffonts
  Picture picture(int page, int dots_per_inch) const;
  // Page 1 as a file: "jpeg" or "png".
  std::string picture_file(const std::string& kind) const;

 private:
  std::string run(const std::string& command) const;
  TemporaryFolder folder_;
};

}  // namespace kith::pdf::kit
