// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/code_files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "tests/source_root.hpp"

namespace kith::architecture {

namespace fs = std::filesystem;

std::vector<CodeFile> code_files(const std::string& folder, const std::set<std::string>& endings) {
  std::vector<CodeFile> files;
  if (!fs::is_directory(source_root() / folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(source_root() / folder)) {
    if (!entry.is_regular_file() || !endings.contains(entry.path().extension().string())) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({fs::relative(entry.path(), source_root()), {std::istreambuf_iterator<char>(in), {}}});
  }
  std::sort(files.begin(), files.end(), [](const CodeFile& a, const CodeFile& b) { return a.path < b.path; });
  return files;
}

std::set<std::string> rooms_in(const std::string& folder) {
  std::set<std::string> names;
  if (!fs::is_directory(source_root() / folder)) return names;
  for (const auto& entry : fs::directory_iterator(source_root() / folder))
    if (entry.is_directory()) names.insert(entry.path().filename().string());
  return names;
}

}  // namespace kith::architecture
