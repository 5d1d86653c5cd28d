// SPDX-License-Identifier: Apache-2.0
#include "platform/pdf/painter.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <stdexcept>

namespace kith::pdf {
namespace {

struct CloseCairo {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

void check(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(status));
}

cairo_status_t append(void* bytes, const unsigned char* more, unsigned count) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(more), count);
  return CAIRO_STATUS_SUCCESS;
}

// 2026-11-20T01:00:00Z
std::string moment(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(instant - day)};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", int(date.year()), unsigned(date.month()),
                     unsigned(date.day()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

class Pen {
 public:
  explicit Pen(cairo_t* cairo) : cairo_(cairo) {}

  void operator()(const TextMark& mark) const {
    if (mark.last == mark.first) return;
    colour(mark.text.colour());
    const auto& lines = mark.text.lines();
    if (mark.role) cairo_tag_begin(cairo_, mark.role, nullptr);
    for (std::size_t i = mark.first; i < mark.last; ++i) {
      cairo_move_to(cairo_, mark.x + lines[i].left, mark.y + lines[i].baseline - lines[mark.first].top);
      pango_cairo_show_layout_line(cairo_, pango_layout_get_line_readonly(mark.text.layout(), int(i)));
    }
    if (mark.role) cairo_tag_end(cairo_, mark.role);
  }
  void operator()(const LineMark& mark) const {
    cairo_move_to(cairo_, mark.x1, mark.y1);
    cairo_line_to(cairo_, mark.x2, mark.y2);
    stroke(mark.stroke);
  }
  void operator()(const BoxMark& mark) const {
    rectangle(mark.box);
    if (mark.fill) {
      colour(*mark.fill);
      mark.frame ? cairo_fill_preserve(cairo_) : cairo_fill(cairo_);
    }
    if (mark.frame) stroke(*mark.frame);
    cairo_new_path(cairo_);
  }
  void operator()(const CircleMark& mark) const {
    // Else a line is drawn to it from where the last text ended.
    cairo_new_path(cairo_);
    cairo_arc(cairo_, mark.x, mark.y, mark.radius, 0, 2 * kPi);
    stroke(mark.stroke);
  }
  void operator()(const PictureMark& mark) const {
    cairo_save(cairo_);
    cairo_translate(cairo_, mark.box.x, mark.box.y);
    cairo_scale(cairo_, mark.box.width / mark.picture->width, mark.box.height / mark.picture->height);
    cairo_set_source_surface(cairo_, mark.picture->surface.get(), 0, 0);
    // Painting on a page that is still empty would make Cairo forget the tags opened before.
    cairo_rectangle(cairo_, 0, 0, mark.picture->width, mark.picture->height);
    cairo_tag_begin(cairo_, "Figure", nullptr);
    cairo_fill(cairo_);
    cairo_tag_end(cairo_, "Figure");
    cairo_restore(cairo_);
  }
  // One path, so that no viewer shows seams between the bars.
  void operator()(const QrMark& mark) const {
    const double module = mark.box.width / mark.modules.side;
    for (const auto& bar : qr::bars_of(mark.modules))
      rectangle({mark.box.x + bar.x * module, mark.box.y + bar.y * module, bar.length * module, module});
    colour({0, 0, 0});
    cairo_tag_begin(cairo_, "Figure", nullptr);
    cairo_fill(cairo_);
    cairo_tag_end(cairo_, "Figure");
  }
  void operator()(const GroupMark& mark) const {
    mark.opens ? cairo_tag_begin(cairo_, mark.role, nullptr) : cairo_tag_end(cairo_, mark.role);
  }

 private:
  static constexpr double kPi = 3.14159265358979323846;

  void colour(Colour colour) const { cairo_set_source_rgb(cairo_, colour.red, colour.green, colour.blue); }
  void rectangle(const Box& box) const { cairo_rectangle(cairo_, box.x, box.y, box.width, box.height); }
  void stroke(const Stroke& stroke) const {
    colour(stroke.colour);
    cairo_set_line_width(cairo_, stroke.width);
    cairo_set_dash(cairo_, &stroke.dash, stroke.dash > 0 ? 1 : 0, 0);
    cairo_stroke(cairo_);
  }

  cairo_t* cairo_;
};

void describe(cairo_surface_t* surface, const Paper& paper) {
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, paper.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, paper.institution.c_str());
  // Otherwise Cairo asks the system's clock.
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, moment(paper.made_at).c_str());
}

void enter_outline(cairo_surface_t* surface, const Layout& layout) {
  for (const auto& entry : layout.outline)
    cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, entry.title.c_str(),
                                  fmt::format("page={} pos=[0 {:.2f}]", entry.page, entry.y).c_str(),
                                  CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

}  // namespace

std::string paint(const Layout& layout, const Paper& paper) {
  std::string bytes;
  const Surface surface(cairo_pdf_surface_create_for_stream(&append, &bytes, layout.width, layout.height));
  describe(surface.get(), paper);
  {
    const std::unique_ptr<cairo_t, CloseCairo> cairo(cairo_create(surface.get()));
    // Cairo calls a file tagged only when its first tag is one of the top.
    cairo_tag_begin(cairo.get(), "Document", nullptr);
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
      for (const auto& mark : layout.pages[i].marks) std::visit(Pen(cairo.get()), mark);
      if (i + 1 == layout.pages.size()) cairo_tag_end(cairo.get(), "Document");
      cairo_show_page(cairo.get());
    }
    check(cairo_status(cairo.get()));
  }
  enter_outline(surface.get(), layout);
  cairo_surface_finish(surface.get());
  check(cairo_surface_status(surface.get()));
  return bytes;
}

}  // namespace kith::pdf
