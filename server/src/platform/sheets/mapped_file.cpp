// SPDX-License-Identifier: Apache-2.0
#include "platform/sheets/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace kith::sheets {
namespace {

[[noreturn]] void fail() { throw std::system_error(errno, std::generic_category(), "cannot read the file"); }

struct Descriptor {
  explicit Descriptor(const std::string& path) : number(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (number < 0) fail();
  }
  ~Descriptor() { ::close(number); }
  int number;
};

}  // namespace

MappedFile::MappedFile(const std::string& path) {
  Descriptor file(path);
  struct stat status {};
  if (::fstat(file.number, &status) != 0) fail();
  if (!S_ISREG(status.st_mode)) throw std::system_error(EISDIR, std::generic_category(), "not a file");
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ == 0) return;
  start_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file.number, 0);
  if (start_ == MAP_FAILED) fail();
}

MappedFile::~MappedFile() {
  if (size_ != 0) ::munmap(start_, size_);
}

}  // namespace kith::sheets
