// SPDX-License-Identifier: Apache-2.0
// Refuses a read or write inside a read or write of the same Db: it would wait for a connection its own
// caller holds, and a read inside a write would not see what was written.
#pragma once

#include <stdexcept>

#include "platform/db/db.hpp"

namespace kith::db {

class Nesting {
 public:
  enum class Depth { kNone, kAction, kFunction };

  // While it lives the thread runs a function, or an after-commit action, of `db`.
  Nesting(const Db& db, Depth depth) : outer_(current()) { current() = {&db, depth}; }
  ~Nesting() { current() = outer_; }
  Nesting(const Nesting&) = delete;

  static void allow_read(const Db& db) { refuse(db, Depth::kFunction); }
  static void allow_write(const Db& db) { refuse(db, Depth::kAction); }

 private:
  struct Running {
    const Db* db = nullptr;
    Depth depth = Depth::kNone;
  };
  static Running& current() {
    static thread_local Running running;
    return running;
  }
  static void refuse(const Db& db, Depth from) {
    if (current().db == &db && current().depth >= from)
      throw std::logic_error("db: reads and writes do not nest");
  }

  Running outer_;
};

}  // namespace kith::db
