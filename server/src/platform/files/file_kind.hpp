// SPDX-License-Identifier: Apache-2.0
// Which document a file is, by its content; a name is never asked. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith::files {

enum class FileKind { kPdf, kDocx, kXlsx };

// nullopt for everything else: another format, a document of Word or Excel that carries macros, is encrypted
// or damaged.
std::optional<FileKind> file_kind_of(std::string_view bytes);

const char* extension_of(FileKind kind);  // ".pdf"
const char* content_type_of(FileKind kind);

// The name a file may be saved under: what stands after the last slash of what was sent, without invisible
// and control characters and those that file systems refuse, at most 80 characters, and with the extension of
// what it is. Nothing left: "file".
std::string clean_file_name(std::string_view sent, std::string_view extension);

}  // namespace kith::files
