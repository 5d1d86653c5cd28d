// SPDX-License-Identifier: Apache-2.0
#include "platform/secrets/field_key.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "platform/secrets/encoding.hpp"

namespace kith::secrets {
namespace {

constexpr db::Sql kReadFingerprint{
    "secrets.read_fingerprint", "select value from installation_facts where name = 'field_key_fingerprint'"};
constexpr db::Sql kWriteFingerprint{
    "secrets.write_fingerprint",
    "insert into installation_facts (name, value) values ('field_key_fingerprint', :fingerprint)"};

FieldKey read_key(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0)
    throw std::runtime_error("cannot read the field key " + path.string());
  if ((status.st_mode & 077) != 0)
    throw std::runtime_error("others may read the field key " + path.string() + ": chmod 600 it");
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read the field key " + path.string());
  return parse_key(std::string(std::istreambuf_iterator<char>(file), {}));
}

// Written under another name and renamed: a crash between leaves no half key.
void write_key(const std::filesystem::path& path, const FieldKey& key) {
  const auto draft = path.string() + "." + std::to_string(::getpid());
  const int file = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  const std::string text = hex(key) + "\n";
  const bool written =
      file >= 0 && ::write(file, text.data(), text.size()) == ssize_t(text.size()) && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  // link() refuses to replace a key that another process made meanwhile.
  const bool placed = written && ::link(draft.c_str(), path.c_str()) == 0;
  ::unlink(draft.c_str());
  if (!placed) throw std::runtime_error("cannot write the field key " + path.string());
}

}  // namespace

FieldKey parse_key(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const auto first = text.find_first_not_of(kBlank);
  if (first != text.npos) text = text.substr(first, text.find_last_not_of(kBlank) - first + 1);
  const auto bytes = from_hex(text);
  FieldKey key{};
  if (!bytes || bytes->size() != key.size())
    throw std::invalid_argument("a field key is 64 hexadecimal digits");
  std::copy(bytes->begin(), bytes->end(), key.begin());
  return key;
}

FieldKey load_or_create_key(const std::filesystem::path& path, Random& random) {
  if (std::filesystem::exists(path)) return read_key(path);
  FieldKey key{};
  random.fill(key);
  write_key(path, key);
  return key;
}

void claim_key(db::Db& db, const Sealer& sealer) {
  const auto claimed = db.write([&](db::Tx& tx) {
    auto found = tx.maybe<std::string>(kReadFingerprint);
    if (!found) tx.exec(kWriteFingerprint, {{"fingerprint", sealer.fingerprint()}});
    return found;
  });
  if (claimed && *claimed != sealer.fingerprint())
    throw std::runtime_error("this database was sealed with another field key: bring that key back");
}

}  // namespace kith::secrets
