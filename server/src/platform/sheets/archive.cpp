// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/archive.hpp"

#include <zip.h>

namespace kith::sheets {

void Entry::Close::operator()(zip_file* file) const { zip_fclose(file); }
void Archive::Discard::operator()(zip* archive) const { zip_discard(archive); }

Result<std::size_t> Entry::read(std::span<char> buffer) {
  auto count = zip_fread(file_.get(), buffer.data(), buffer.size());
  if (count < 0) return invalid("sheets.damaged");
  *budget_ -= count;
  if (*budget_ < 0) return invalid("sheets.too_large");
  return static_cast<std::size_t>(count);
}

Result<Archive> Archive::open(std::string_view bytes, std::int64_t unpacked_bytes) {
  zip_error_t problem;
  zip_error_init(&problem);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &problem);
  auto* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &problem) : nullptr;
  if (!archive) zip_source_free(source);
  zip_error_fini(&problem);
  if (!archive) return invalid("sheets.damaged");
  return Archive(archive, unpacked_bytes);
}

bool Archive::has(const std::string& path) const {
  return zip_name_locate(archive_.get(), path.c_str(), ZIP_FL_NOCASE) >= 0;
}

Result<Entry> Archive::entry(const std::string& path) {
  auto index = zip_name_locate(archive_.get(), path.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return invalid("sheets.not_a_workbook");
  zip_stat_t facts;
  zip_stat_init(&facts);
  if (zip_stat_index(archive_.get(), index, 0, &facts) != 0) return invalid("sheets.damaged");
  if ((facts.valid & ZIP_STAT_ENCRYPTION_METHOD) && facts.encryption_method != ZIP_EM_NONE)
    return invalid("sheets.encrypted");
  auto* file = zip_fopen_index(archive_.get(), index, 0);
  if (!file) return invalid("sheets.damaged");
  return Entry(file, *budget_);
}

}  // namespace kith::sheets
