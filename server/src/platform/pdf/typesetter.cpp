// SPDX-License-Identifier: Apache-2.0
#include "platform/pdf/typesetter.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "platform/pdf/printable.hpp"

namespace kith::pdf {
namespace {

// Printers set 〓 where a character is not in their cases.
constexpr std::string_view kMissing = "〓";

struct FaceName {
  const char* family;
  PangoWeight weight;
};
FaceName name_of(Face face) {
  switch (face) {
    case Face::kSong:
      return {"Noto Serif CJK SC", PANGO_WEIGHT_NORMAL};
    case Face::kSongBold:
      return {"Noto Serif CJK SC", PANGO_WEIGHT_BOLD};
    case Face::kHei:
      return {"Noto Sans CJK SC", PANGO_WEIGHT_BOLD};
  }
  throw std::logic_error("no such face");
}

using Description = std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)>;
Description description_of(Face face, double size) {
  Description description(pango_font_description_new(), &pango_font_description_free);
  const auto name = name_of(face);
  pango_font_description_set_family_static(description.get(), name.family);
  pango_font_description_set_weight(description.get(), name.weight);
  pango_font_description_set_absolute_size(description.get(), size * PANGO_SCALE);
  return description;
}

void require_font(PangoContext* context, Face face) {
  const auto wanted = description_of(face, 10);
  const std::unique_ptr<PangoFont, decltype(&g_object_unref)> font(
      pango_context_load_font(context, wanted.get()), &g_object_unref);
  if (!font) throw std::runtime_error("no font at all is installed; fonts-noto-cjk is needed");
  const Description found(pango_font_describe(font.get()), &pango_font_description_free);
  if (std::string_view(pango_font_description_get_family(found.get())) != name_of(face).family)
    throw std::runtime_error(std::string("the font ") + name_of(face).family +
                             " is not installed (fonts-noto-cjk)");
}

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

// Where characters stand that no font has, as bytes of the text, in order.
std::vector<int> places_without_glyph(PangoLayout* layout) {
  std::vector<int> places;
  for (GSList* line = pango_layout_get_lines_readonly(layout); line; line = line->next) {
    for (GSList* run = static_cast<PangoLayoutLine*>(line->data)->runs; run; run = run->next) {
      const auto* item = static_cast<PangoGlyphItem*>(run->data);
      for (int i = 0; i < item->glyphs->num_glyphs; ++i)
        if (item->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
          places.push_back(item->item->offset + item->glyphs->log_clusters[i]);
    }
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

std::string with_missing_marked(const std::string& text, const std::vector<int>& places) {
  std::string marked;
  std::size_t done = 0;
  for (const int place : places) {
    const auto begin = static_cast<std::size_t>(place);
    marked.append(text, done, begin - done).append(kMissing);
    done = static_cast<std::size_t>(g_utf8_next_char(text.c_str() + begin) - text.c_str());
  }
  return marked.append(text, done);
}

}  // namespace

void Unref::operator()(void* object) const { g_object_unref(object); }

Text::Text(PangoLayout* owned, Colour colour) : layout_(owned), colour_(colour) {
  PangoRectangle all;
  pango_layout_get_extents(owned, nullptr, &all);
  width_ = points(all.width);
  const std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> at(pango_layout_get_iter(owned),
                                                                               &pango_layout_iter_free);
  do {
    int top = 0, bottom = 0;
    PangoRectangle line;
    pango_layout_iter_get_line_yrange(at.get(), &top, &bottom);
    pango_layout_iter_get_line_extents(at.get(), nullptr, &line);
    lines_.push_back(
        {points(top), points(bottom), points(pango_layout_iter_get_baseline(at.get())), points(line.x)});
  } while (pango_layout_iter_next_line(at.get()));
}

Text::Text(const Text& other)
    : layout_(other.layout_ ? static_cast<PangoLayout*>(g_object_ref(other.layout_.get())) : nullptr),
      colour_(other.colour_),
      width_(other.width_),
      lines_(other.lines_) {}

Text& Text::operator=(const Text& other) { return *this = Text(other); }

double Text::height(std::size_t first, std::size_t last) const {
  return first < last ? lines_[last - 1].bottom - lines_[first].top : 0;
}

std::size_t Text::lines_within(double room, std::size_t first) const {
  std::size_t last = first;
  while (last < lines_.size() && lines_[last].bottom - lines_[first].top <= room) ++last;
  return last - first;
}

Typesetter::Typesetter()
    : fonts_(pango_cairo_font_map_new()), context_(pango_font_map_create_context(fonts_.get())) {
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts_.get()), 72);
  // Paper has no pixels to round to.
  const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(
      cairo_font_options_create(), &cairo_font_options_destroy);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options(context_.get(), options.get());
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
  // Chinese glyph forms and line breaking in both languages: names are Chinese in either.
  pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
  for (const Face face : {Face::kSong, Face::kSongBold, Face::kHei}) require_font(context_.get(), face);
}

PangoLayout* Typesetter::begin(const Style& style, double width) const {
  PangoLayout* layout = pango_layout_new(context_.get());
  pango_layout_set_font_description(layout, description_of(style.face, style.size).get());
  pango_layout_set_width(layout, static_cast<int>(std::lround(width * PANGO_SCALE)));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  // A document has one direction: a name in Arabic letters stays at the start of its cell.
  pango_layout_set_auto_dir(layout, FALSE);
  pango_layout_set_alignment(layout, style.align == Align::kStart    ? PANGO_ALIGN_LEFT
                                     : style.align == Align::kCentre ? PANGO_ALIGN_CENTER
                                                                     : PANGO_ALIGN_RIGHT);
  if (style.leading != 1) pango_layout_set_line_spacing(layout, static_cast<float>(style.leading));
  if (style.indent != 0)
    pango_layout_set_indent(layout, static_cast<int>(std::lround(style.indent * PANGO_SCALE)));
  if (style.most_lines > 0) {
    pango_layout_set_height(layout, -style.most_lines);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  }
  const std::unique_ptr<PangoAttrList, decltype(&pango_attr_list_unref)> attributes(pango_attr_list_new(),
                                                                                    &pango_attr_list_unref);
  pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("tnum=1"));
  if (style.spacing != 0)
    pango_attr_list_insert(attributes.get(), pango_attr_letter_spacing_new(
                                                 static_cast<int>(std::lround(style.spacing * PANGO_SCALE))));
  pango_layout_set_attributes(layout, attributes.get());
  return layout;
}

Text Typesetter::set(std::string_view text, const Style& style, double width) {
  auto clean = printable(text);
  if (!clean) {
    if (!fault_) fault_ = clean.error();
    clean = std::string();
  }
  if (style.most_lines > 0) std::replace(clean->begin(), clean->end(), '\n', ' ');
  PangoLayout* layout = begin(style, width);
  pango_layout_set_text(layout, clean->data(), static_cast<int>(clean->size()));
  if (pango_layout_get_unknown_glyphs_count(layout) > 0) {
    const auto marked = with_missing_marked(*clean, places_without_glyph(layout));
    pango_layout_set_text(layout, marked.data(), static_cast<int>(marked.size()));
  }
  return Text(layout, style.colour);
}

}  // namespace kith::pdf
