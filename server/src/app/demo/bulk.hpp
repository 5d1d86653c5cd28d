// SPDX-License-Identifier: Apache-2.0
// Rows of one table on their way into the database, a thousand per call, so that a large school never stands
// in memory twice. The destructor writes the rest: keep a Bulk inside the function of the transaction.
#pragma once

#include <exception>
#include <string>
#include <vector>

#include "platform/db/db.hpp"

namespace kith::demo {

template <class Row>
class Bulk {
 public:
  Bulk(db::Tx& tx, std::string table)
      : tx_(tx), table_(std::move(table)), exceptions_(std::uncaught_exceptions()) {
    rows_.reserve(kAtOnce);
  }
  ~Bulk() noexcept(false) {
    if (std::uncaught_exceptions() == exceptions_) flush();
  }
  Bulk(const Bulk&) = delete;
  Bulk& operator=(const Bulk&) = delete;

  void add(Row row) {
    rows_.push_back(std::move(row));
    if (rows_.size() == kAtOnce) flush();
  }
  void flush() {
    if (!rows_.empty()) tx_.insert_all(table_, rows_);
    rows_.clear();
  }

 private:
  static constexpr std::size_t kAtOnce = 1000;
  db::Tx& tx_;
  std::string table_;
  int exceptions_;
  std::vector<Row> rows_;
};

}  // namespace kith::demo
