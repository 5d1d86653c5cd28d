// SPDX-License-Identifier: Apache-2.0
// The families of a school as another platform's directory has them (家校通讯录). Implementations may block,
// are asked by one thread at a time, keep nothing about people and log none of them.
#pragma once

#include <string>
#include <vector>

#include "delivery/channel.hpp"
#include "people/words.hpp"
#include "platform/error.hpp"

namespace kith::delivery {

struct DirectoryContact {
  std::string address;
  people::Relation relation = people::Relation::kOther;
  std::string telephone = {};  // as written there; often empty
  bool follows = true;         // gets what is sent
};

struct DirectoryStudent {
  std::string student_no = {};  // what may be our enrolment number; often empty
  std::string name;
  std::vector<DirectoryContact> contacts = {};
};

struct DirectoryClass {
  std::string id;
  std::string name;                      // with its grade: "三年级2班"
  std::vector<std::string> within = {};  // names of what it is part of: campus, school
};

class Directory {
 public:
  virtual ~Directory() = default;
  virtual AddressKind kind() const = 0;
  // directory_silent() or directory_refused().
  virtual Result<std::vector<DirectoryClass>> classes() = 0;
  virtual Result<std::vector<DirectoryStudent>> students(const DirectoryClass& of) = 0;
};

// No answer, or a busy one: worth another try.
inline Error directory_silent() { return conflict("delivery.directory_silent"); }
// For the operator to put right; logs the other end's code.
Error directory_refused(AddressKind kind, std::int64_t errcode);

}  // namespace kith::delivery
