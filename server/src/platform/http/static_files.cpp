// SPDX-License-Identifier: Apache-2.0
#include "platform/http/static_files.hpp"

#include <fmt/format.h>

#include <fstream>

namespace kith::http {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::string>& content_types() {
  static const std::map<std::string, std::string> types = {
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".woff", "font/woff"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".wasm", "application/wasm"},
  };
  return types;
}

std::string content_type_of(const fs::path& path) {
  auto found = content_types().find(path.extension().string());
  return found == content_types().end() ? "application/octet-stream" : found->second;
}

std::optional<std::string> read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(in.tellg()), '\0');
  in.seekg(0).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

// FNV-1a, 64 bits: tells two builds apart, protects nothing.
std::string hash_of(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037u;
  for (unsigned char byte : bytes) hash = (hash ^ byte) * 1099511628211u;
  return fmt::format("{:016x}", hash);
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

bool accepts_encoding(std::string_view header, std::string_view encoding) {
  while (!header.empty()) {
    auto end = header.find(',');
    auto item = header.substr(0, end);
    header = end == header.npos ? std::string_view{} : header.substr(end + 1);
    auto semicolon = item.find(';');
    if (trimmed(item.substr(0, semicolon)) != encoding) continue;
    auto weight = semicolon == item.npos ? std::string_view{} : trimmed(item.substr(semicolon + 1));
    return weight != "q=0" && weight != "q=0.0" && weight != "q=0.00" && weight != "q=0.000";
  }
  return false;
}

StaticFiles::StaticFiles(const fs::path& folder) {
  if (!fs::is_directory(folder)) return;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) add(entry.path(), '/' + fs::relative(entry.path(), folder).generic_string());
  }
  std::erase_if(files_, [](const auto& named) { return !named.second.identity; });
}

void StaticFiles::add(const fs::path& path, const std::string& name) {
  auto extension = path.extension();
  bool is_twin = extension == ".br" || extension == ".gz";
  auto bytes = read_bytes(path);
  if (!bytes) return;
  auto& file = files_[is_twin ? name.substr(0, name.size() - 3) : name];
  Variant variant{path, nullptr};
  if (!is_twin) {
    file.version = hash_of(*bytes);
    file.content_type = content_type_of(path);
  }
  if (bytes->size() <= kLargestKept) variant.bytes = std::make_shared<const std::string>(*std::move(bytes));
  (extension == ".br" ? file.brotli : extension == ".gz" ? file.gzip : file.identity) = std::move(variant);
}

const StaticFiles::File* StaticFiles::find(const Request& request) const {
  auto path = percent_decoded(path_of(request.target), false);
  if (!path) return nullptr;
  if (auto found = files_.find(*path); found != files_.end()) return &found->second;
  bool is_page = *path == "/" || request.accept.find("text/html") != std::string::npos;
  if (!is_page || path->starts_with("/api/")) return nullptr;
  auto index = files_.find("/index.html");
  return index == files_.end() ? nullptr : &index->second;
}

StaticFiles::Choice StaticFiles::choose(const Request& request) const {
  const File* file = find(request);
  if (!file) return {};
  if (file->brotli && accepts_encoding(request.accept_encoding, "br")) return {file, &*file->brotli, "br"};
  if (file->gzip && accepts_encoding(request.accept_encoding, "gzip")) return {file, &*file->gzip, "gzip"};
  return {file, &*file->identity, nullptr};
}

bool StaticFiles::reads_disk(const Request& request) const {
  auto choice = choose(request);
  return choice.variant && !choice.variant->bytes;
}

std::optional<Response> StaticFiles::answer(const Request& request) const {
  auto choice = choose(request);
  if (!choice.file) return std::nullopt;
  bool is_hashed = path_of(request.target).starts_with("/assets/");
  auto version = choice.file->version + (choice.encoding ? std::string("-") + choice.encoding : "");
  Response response{
      .headers = {{"Content-Type", choice.file->content_type},
                  {"ETag", '"' + version + '"'},
                  {"Vary", "Accept-Encoding"},
                  {"Cache-Control", is_hashed ? "public, max-age=31536000, immutable" : "no-cache"}}};
  if (choice.encoding) response.headers.emplace_back("Content-Encoding", choice.encoding);
  if (has_version(request.if_none_match, version)) {
    response.status = 304;
  } else if (choice.variant->bytes) {
    response.shared_body = choice.variant->bytes;
  } else {
    auto bytes = read_bytes(choice.variant->path);
    if (!bytes) return std::nullopt;
    response.body = *std::move(bytes);
  }
  return response;
}

}  // namespace kith::http
