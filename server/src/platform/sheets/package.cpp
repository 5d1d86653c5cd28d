// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/package.hpp"

#include <map>

#include "platform/sheets/xml.hpp"

namespace kith::sheets {
namespace {

constexpr std::size_t kMostSheets = 1000;

struct Relation {
  std::string kind;  // the last word of its type
  std::string path;
};
using Relations = std::map<std::string, Relation, std::less<>>;

std::string folder_of(const std::string& path) {
  auto slash = path.rfind('/');
  return slash == path.npos ? "" : path.substr(0, slash + 1);
}

// "../x" and "/xl/x" both occur in the wild.
std::string resolve(std::string folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder = folder_of(folder.substr(0, folder.size() - 1));
  }
  if (target.starts_with("./")) target.remove_prefix(2);
  return folder.append(target);
}

class RelationsHandler : public XmlHandler {
 public:
  RelationsHandler(std::string folder, Relations& relations)
      : folder_(std::move(folder)), relations_(relations) {}
  void open(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship") return;
    auto type = attributes.get("Type");
    auto kind = type.substr(type.rfind('/') + 1);
    relations_[std::string(attributes.get("Id"))] = {std::string(kind),
                                                     resolve(folder_, attributes.get("Target"))};
  }
  void close(std::string_view) override {}

 private:
  std::string folder_;
  Relations& relations_;
};

class WorkbookHandler : public XmlHandler {
 public:
  WorkbookHandler(const Relations& relations, Package& package) : relations_(relations), package_(package) {}
  void open(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr") {
      auto is_1904 = attributes.get("date1904");
      if (is_1904 == "1" || is_1904 == "true") package_.dates = DateSystem::k1904;
    }
    if (name != "sheet") return;
    auto relation = relations_.find(attributes.get_prefixed("id"));
    if (relation == relations_.end() || relation->second.kind != "worksheet") return;
    if (package_.sheets.size() == kMostSheets) throw StopParsing{invalid("sheets.too_large")};
    auto state = attributes.get("state");
    Sheet sheet{std::string(attributes.get("name")), state == "hidden" || state == "veryHidden"};
    package_.sheets.push_back({std::move(sheet), relation->second.path});
  }
  void close(std::string_view) override {}

 private:
  const Relations& relations_;
  Package& package_;
};

Result<void> parse_part(Archive& archive, const std::string& path, XmlHandler& handler) {
  auto entry = archive.entry(path);
  if (!entry) return entry.error();
  return parse_xml(*entry, handler);
}

Result<Relations> relations_of(Archive& archive, const std::string& part) {
  auto folder = folder_of(part);
  Relations relations;
  RelationsHandler handler(folder, relations);
  auto parsed = parse_part(archive, folder + "_rels/" + part.substr(folder.size()) + ".rels", handler);
  if (!parsed) return parsed.error();
  return relations;
}

std::string path_of_kind(const Relations& relations, std::string_view kind) {
  for (const auto& [id, relation] : relations)
    if (relation.kind == kind) return relation.path;
  return "";
}

}  // namespace

Result<Package> open_package(Archive& archive) {
  auto root = relations_of(archive, "");
  if (!root) return root.error();
  auto workbook_path = path_of_kind(*root, "officeDocument");
  if (workbook_path.empty()) return invalid("sheets.not_a_workbook");
  auto relations = relations_of(archive, workbook_path);
  if (!relations) return relations.error();

  Package package;
  WorkbookHandler handler(*relations, package);
  if (auto parsed = parse_part(archive, workbook_path, handler); !parsed) return parsed.error();
  if (package.sheets.empty()) return invalid("sheets.empty");
  package.styles_path = path_of_kind(*relations, "styles");
  package.strings_path = path_of_kind(*relations, "sharedStrings");
  return package;
}

}  // namespace kith::sheets
