// SPDX-License-Identifier: Apache-2.0
#include "platform/pdf/printable.hpp"

#include <unicode/utf8.h>

#include "platform/pdf/document.hpp"

namespace kith::pdf {
namespace {

// Embeddings, overrides and isolates could make a name read as another.
bool turns_direction(UChar32 c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }
bool ends_line(UChar32 c) {
  return c == '\n' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}
bool is_control(UChar32 c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

}  // namespace

Result<std::string> printable(std::string_view text) {
  if (text.size() > kLongestText) return invalid("pdf.too_long");
  std::string clean;
  clean.reserve(text.size());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, size, c);
    if (c <= 0) return invalid("pdf.bad_text");
    if (c == '\r' && at < size && text[static_cast<std::size_t>(at)] == '\n') continue;
    if (turns_direction(c) || c == 0xFEFF) continue;
    if (ends_line(c) || c == '\r')
      clean += '\n';
    else if (is_control(c))
      clean += ' ';
    else
      clean.append(text, begin, at - begin);
  }
  return clean;
}

}  // namespace kith::pdf
