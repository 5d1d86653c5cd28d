// SPDX-License-Identifier: Apache-2.0
// The source files of the project, for tests about the codebase.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace kith::architecture {

struct CodeFile {
  std::filesystem::path path;  // from the project's root
  std::string text;
};

// Files below `folder` (from the project's root) with one of the endings, in name order.
std::vector<CodeFile> code_files(const std::string& folder, const std::set<std::string>& endings);

// The names of the folders directly below `folder`; empty when it does not exist.
std::set<std::string> rooms_in(const std::string& folder);

}  // namespace kith::architecture
