// SPDX-License-Identifier: Apache-2.0
// The files of the web app. The folder is listed once, at construction, and only listed files are ever
// served, so no path can lead out of it; a new build needs a restart. Beside each file may lie compressed
// twins, `name.br` and `name.gz`. Small files stay in memory. answer() may be called from any thread.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "platform/http/message.hpp"

namespace kith::http {

class StaticFiles {
 public:
  // Files up to this many bytes are kept in memory.
  static constexpr std::uintmax_t kLargestKept = 256 * 1024;

  // A missing folder holds no files.
  explicit StaticFiles(const std::filesystem::path& folder);

  // nullopt when the path is not a file's, or the file has gone since. A page of the app ("/visits/7", asked
  // for as text/html) is index.html, outside /api/ only.
  std::optional<Response> answer(const Request& request) const;

  // Whether the answer is read from disk: then it belongs on a worker.
  bool reads_disk(const Request& request) const;

  bool empty() const { return files_.empty(); }

 private:
  struct Variant {
    std::filesystem::path path;
    std::shared_ptr<const std::string> bytes;  // null: too large to keep
  };
  struct File {
    std::string content_type;
    std::string version;
    std::optional<Variant> identity, brotli, gzip;
  };
  struct Choice {
    const File* file = nullptr;
    const Variant* variant = nullptr;
    const char* encoding = nullptr;
  };
  void add(const std::filesystem::path& path, const std::string& name);
  const File* find(const Request& request) const;
  Choice choose(const Request& request) const;

  std::map<std::string, File, std::less<>> files_;  // by URL path: "/assets/index-1a2b.js"
};

// Whether an Accept-Encoding header admits `encoding`.
bool accepts_encoding(std::string_view header, std::string_view encoding);

}  // namespace kith::http
