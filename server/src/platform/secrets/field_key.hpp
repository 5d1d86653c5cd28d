// SPDX-License-Identifier: Apache-2.0
// Where the installation's field key comes from: given in the configuration, or kept in a file of the data
// folder that only the server's user may read. Without the key sealed fields are lost: it belongs in the
// backup, apart from the database.
#pragma once

#include <filesystem>
#include <string_view>

#include "platform/db/db.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::secrets {

// Format of a key, in the file and in the configuration: 64 hexadecimal digits, blanks around them ignored.
// Throws std::invalid_argument, which does not repeat the text.
FieldKey parse_key(std::string_view text);

// Reads the key at `path`; makes one with mode 0600 when the file does not exist. Throws std::runtime_error
// when the file cannot be read or made, or when others than its owner may read it.
FieldKey load_or_create_key(const std::filesystem::path& path, Random& random);

// The first start with a database writes the key's fingerprint into it. Throws std::runtime_error when the
// database was sealed with another key: going on would write fields that the right key cannot open.
void claim_key(db::Db& db, const Sealer& sealer);

}  // namespace kith::secrets
