// SPDX-License-Identifier: Apache-2.0
// The zip file around a workbook. All entries share one budget of unpacked bytes, counted as they are
// unpacked, because what a zip file says of its sizes need not be true.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "platform/error.hpp"

struct zip;
struct zip_file;

namespace kith::sheets {

class Entry {
 public:
  // Bytes put into `buffer`; 0 at the end. sheets.damaged or sheets.too_large.
  Result<std::size_t> read(std::span<char> buffer);

 private:
  friend class Archive;
  struct Close {
    void operator()(zip_file* file) const;
  };
  Entry(zip_file* file, std::int64_t& budget) : file_(file), budget_(&budget) {}
  std::unique_ptr<zip_file, Close> file_;
  std::int64_t* budget_;
};

class Archive {
 public:
  // `bytes` outlive the archive.
  static Result<Archive> open(std::string_view bytes, std::int64_t unpacked_bytes);

  bool has(const std::string& path) const;
  // sheets.not_a_workbook when there is no such entry, sheets.encrypted, sheets.damaged.
  Result<Entry> entry(const std::string& path);

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };
  Archive(zip* archive, std::int64_t budget)
      : archive_(archive), budget_(std::make_unique<std::int64_t>(budget)) {}
  std::unique_ptr<zip, Discard> archive_;
  std::unique_ptr<std::int64_t> budget_;
};

}  // namespace kith::sheets
