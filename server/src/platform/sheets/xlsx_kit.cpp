// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/xlsx_kit.hpp"

#include <zip.h>

#include <stdexcept>

namespace kith::sheets::kit {
namespace {

constexpr const char* kRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relationships(const std::map<std::string, std::string>& targets) {
  std::string text = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (const auto& [kind, target] : targets)
    text += "<Relationship Id=\"" + kind + "\" Type=\"" + kRelationships + "/" + kind + "\" Target=\"" +
            target + "\"/>";
  return text + "</Relationships>";
}

}  // namespace

std::string zip_of(const std::map<std::string, std::string>& parts) {
  zip_error_t problem;
  auto* buffer = zip_source_buffer_create(nullptr, 0, 0, &problem);
  zip_source_keep(buffer);
  auto* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &problem);
  for (const auto& [path, text] : parts)
    zip_file_add(archive, path.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  if (zip_close(archive) != 0) throw std::runtime_error("cannot make a zip file");
  zip_source_open(buffer);
  zip_source_seek(buffer, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(buffer)), '\0');
  zip_source_seek(buffer, 0, SEEK_SET);
  zip_source_read(buffer, bytes.data(), bytes.size());
  zip_source_close(buffer);
  zip_source_free(buffer);
  return bytes;
}

std::map<std::string, std::string> parts_of(const Made& made) {
  std::map<std::string, std::string> targets{{"worksheet", "worksheets/sheet1.xml"}};
  std::map<std::string, std::string> parts;
  if (!made.strings.empty()) {
    targets["sharedStrings"] = "sharedStrings.xml";
    parts["xl/sharedStrings.xml"] = "<sst>" + made.strings + "</sst>";
  }
  if (!made.styles.empty()) {
    targets["styles"] = "/xl/styles.xml";
    parts["xl/styles.xml"] = "<styleSheet>" + made.styles + "</styleSheet>";
  }
  parts["_rels/.rels"] = relationships({{"officeDocument", "xl/workbook.xml"}});
  parts["xl/_rels/workbook.xml.rels"] = relationships(targets);
  parts["xl/workbook.xml"] = std::string("<workbook xmlns:r=\"") + kRelationships + "\">" + made.workbook +
                             "<sheets><sheet name=\"学生\" sheetId=\"1\" state=\"" + made.sheet_state +
                             "\" r:id=\"worksheet\"/></sheets></workbook>";
  parts["xl/worksheets/sheet1.xml"] =
      "<worksheet><sheetData>" + made.rows + "</sheetData>" + made.after_rows + "</worksheet>";
  return parts;
}

std::vector<std::string> lines_of(std::string_view bytes, const Limits& limits) {
  std::vector<std::string> lines;
  Sink sink;
  sink.on_sheet = [&](const Sheet& sheet) { lines.push_back("[" + sheet.name + "]"); };
  sink.on_row = [&](const Row& row) {
    auto& line = lines.emplace_back(std::to_string(row.number) + ":");
    for (const auto& cell : row.cells)
      line += " " + column_letters(cell.column) + "=" + std::string(cell.text);
  };
  if (auto read = read_workbook(bytes, sink, limits); !read) lines.push_back("!" + read.error().code);
  return lines;
}

std::string error_of(std::string_view bytes, const Limits& limits) {
  auto read = read_workbook(bytes, {[](const Sheet&) {}, [](const Row&) {}}, limits);
  return read ? "" : read.error().code;
}

}  // namespace kith::sheets::kit
