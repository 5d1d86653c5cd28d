// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/xlsx.hpp"

#include "platform/sheets/package.hpp"
#include "platform/sheets/sheet_reader.hpp"

namespace kith::sheets {
namespace {

// Some programs name a part they never wrote; only what is there is read.
template <class Part>
Result<void> read_if_there(Archive& archive, const std::string& path, Part& part) {
  if (path.empty() || !archive.has(path)) return {};
  auto entry = archive.entry(path);
  if (!entry) return entry.error();
  return part.read(*entry);
}

Result<void> read_sheet(Archive& archive, const SheetPart& part, const SheetContext& context,
                        const Sink& sink) {
  auto first_look = archive.entry(part.path);
  if (!first_look) return invalid("sheets.damaged");
  auto merges = Merges::find(*first_look);
  if (!merges) return merges.error();
  auto entry = archive.entry(part.path);
  if (!entry) return entry.error();
  sink.on_sheet(part.sheet);
  SheetReader reader(context, std::move(*merges), sink);
  return parse_xml(*entry, reader);
}

}  // namespace

Result<void> read_xlsx(std::string_view bytes, const Sink& sink, const Limits& limits) {
  // Each sheet is unpacked twice (see merges.hpp).
  auto archive = Archive::open(bytes, limits.unpacked_bytes * 2);
  if (!archive) return archive.error();
  auto package = open_package(*archive);
  if (!package) return package.error();

  SharedStrings strings(limits.shared_text_bytes);
  if (auto read = read_if_there(*archive, package->strings_path, strings); !read) return read.error();
  CellFormats formats;
  if (auto read = read_if_there(*archive, package->styles_path, formats); !read) return read.error();

  SheetContext context{strings, formats, package->dates, limits};
  for (const auto& part : package->sheets)
    if (auto read = read_sheet(*archive, part, context, sink); !read) return read.error();
  return {};
}

}  // namespace kith::sheets
