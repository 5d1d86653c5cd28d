// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/text_decoder.hpp"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <memory>
#include <stdexcept>
#include <vector>

namespace kith::sheets {
namespace {

constexpr std::size_t kChunk = 64 * 1024;
constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

bool is_utf8(std::string_view bytes) {
  for (std::int64_t at = 0, size = static_cast<std::int64_t>(bytes.size()); at < size;) {
    UChar32 c;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(bytes.data()), at, size, c);
    if (c < 0) return false;
  }
  return true;
}

Result<void> pass_on(std::string_view bytes, const std::function<bool(std::string_view)>& on_text) {
  while (!bytes.empty()) {
    auto size = std::min(kChunk, bytes.size());
    while (size < bytes.size() && U8_IS_TRAIL(static_cast<std::uint8_t>(bytes[size]))) --size;
    if (!on_text(bytes.substr(0, size))) return {};
    bytes.remove_prefix(size);
  }
  return {};
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status), &ucnv_close);
  if (U_FAILURE(status)) throw std::runtime_error("ICU lacks a converter");
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

Result<void> convert(const char* name, std::string_view bytes,
                     const std::function<bool(std::string_view)>& on_text) {
  auto source = open_converter(name);
  auto target = open_converter("UTF-8");
  std::vector<char> out(kChunk);
  UChar pivot[2048];
  UChar *pivot_read = pivot, *pivot_write = pivot;
  const char* from = bytes.data();
  const char* end = from + bytes.size();
  for (bool is_first = true;; is_first = false) {
    UErrorCode status = U_ZERO_ERROR;
    char* to = out.data();
    ucnv_convertEx(target.get(), source.get(), &to, to + out.size(), &from, end, pivot, &pivot_read,
                   &pivot_write, pivot + std::size(pivot), is_first, true, &status);
    bool has_more = status == U_BUFFER_OVERFLOW_ERROR;
    if (U_FAILURE(status) && !has_more) return invalid("sheets.unknown_encoding");
    if (!on_text({out.data(), static_cast<std::size_t>(to - out.data())}) || !has_more) return {};
  }
}

}  // namespace

Result<void> decode_text(std::string_view bytes, const std::function<bool(std::string_view)>& on_text) {
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
    return convert("UTF-16", bytes, on_text);
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  if (is_utf8(bytes)) return pass_on(bytes, on_text);
  return convert("gb18030", bytes, on_text);
}

}  // namespace kith::sheets
