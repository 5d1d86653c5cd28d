// SPDX-License-Identifier: Apache-2.0
#include "platform/files/file_kind.hpp"

#include <algorithm>
#include <array>

#include "platform/sheets/archive.hpp"
#include "platform/text/normal.hpp"

namespace kith::files {
namespace {

constexpr std::size_t kEndOfPdf = 2048;       // bytes in which its end mark stands
constexpr std::size_t kMostTypes = 1u << 20;  // bytes of a package's list of content types
constexpr std::size_t kLongestStem = 80;      // characters
constexpr std::size_t kLongestExtension = 5;
constexpr std::string_view kRefusedByFileSystems = "<>:\"|?*/\\";

bool is_pdf(std::string_view bytes) {
  if (!bytes.starts_with("%PDF-")) return false;
  return bytes.substr(bytes.size() - std::min(bytes.size(), kEndOfPdf)).find("%%EOF") != bytes.npos;
}

// What every package of Office lists: the content type of each of its parts.
std::optional<std::string> content_types_in(std::string_view bytes) {
  auto archive = sheets::Archive::open(bytes, kMostTypes);
  if (!archive) return std::nullopt;
  auto entry = archive->entry("[Content_Types].xml");
  if (!entry) return std::nullopt;
  std::string text;
  std::array<char, 4096> buffer{};
  for (;;) {
    auto count = entry->read(buffer);
    if (!count) return std::nullopt;
    if (*count == 0) return text;
    text.append(buffer.data(), *count);
  }
}

std::optional<FileKind> package_kind(std::string_view bytes) {
  const auto types = content_types_in(bytes);
  if (!types) return std::nullopt;
  auto lists = [&](const char* words) { return types->find(words) != types->npos; };
  if (lists("vbaProject") || lists("macroEnabled")) return std::nullopt;
  if (lists("wordprocessingml.document.main+xml")) return FileKind::kDocx;
  if (lists("spreadsheetml.sheet.main+xml")) return FileKind::kXlsx;
  return std::nullopt;
}

bool is_extension(std::string_view text) {
  return !text.empty() && text.size() <= kLongestExtension &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

void drop_extension(std::string& name) {
  const auto dot = name.rfind('.');
  if (dot != name.npos && is_extension(std::string_view(name).substr(dot + 1))) name.resize(dot);
}

void shorten(std::string& utf8, std::size_t characters) {
  std::size_t counted = 0;
  for (std::size_t at = 0; at < utf8.size(); ++at)
    if ((static_cast<unsigned char>(utf8[at]) & 0xC0) != 0x80 && counted++ == characters)
      return utf8.resize(at);
}

void trim(std::string& text) {
  const auto first = text.find_first_not_of(" .");
  if (first == text.npos) return text.clear();
  text = text.substr(first, text.find_last_not_of(" .") - first + 1);
}

}  // namespace

std::optional<FileKind> file_kind_of(std::string_view bytes) {
  if (is_pdf(bytes)) return FileKind::kPdf;
  if (bytes.starts_with("PK\x03\x04")) return package_kind(bytes);
  return std::nullopt;
}

const char* extension_of(FileKind kind) {
  switch (kind) {
    case FileKind::kPdf:
      return ".pdf";
    case FileKind::kDocx:
      return ".docx";
    case FileKind::kXlsx:
      break;
  }
  return ".xlsx";
}

const char* content_type_of(FileKind kind) {
  switch (kind) {
    case FileKind::kPdf:
      return "application/pdf";
    case FileKind::kDocx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case FileKind::kXlsx:
      break;
  }
  return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

std::string clean_file_name(std::string_view sent, std::string_view extension) {
  // First into one form, since full-width slashes are slashes too.
  auto name = text::normal_text(sent);
  if (const auto slash = name.find_last_of("/\\"); slash != name.npos) name.erase(0, slash + 1);
  drop_extension(name);
  for (auto& c : name)
    if (kRefusedByFileSystems.find(c) != kRefusedByFileSystems.npos) c = '_';
  shorten(name, kLongestStem);
  trim(name);
  return (name.empty() ? "file" : name) + std::string(extension);
}

}  // namespace kith::files
