// SPDX-License-Identifier: Apache-2.0
// What was read from the database, good for as long as nothing at all is written: a request that repeats
// itself need not ask again. Never out of date, also when another process writes. Remembers nothing on an
// engine that cannot tell cheaply whether it changed (version.hpp). Thread-safe.
//
//   auto look = remembered.look(key);
//   if (look.value) return *look.value;
//   auto value = db.read(…);
//   remembered.keep(look, key, value);
#pragma once

#include <mutex>
#include <unordered_map>

#include "platform/db/version.hpp"

namespace kith::db {

template <class Key, class Value, class Hash = std::hash<Key>>
class Remembered {
 public:
  // Keeps at most `limit` values, then begins anew.
  Remembered(Db& db, std::size_t limit) : db_(db), limit_(limit) {}

  struct Look {
    std::optional<Value> value;
    std::optional<std::int64_t> version;  // of the database, before anything is read
  };
  Look look(const Key& key) {
    Look look{.value = {}, .version = version_of(db_)};
    if (!look.version) return look;
    std::lock_guard lock(mutex_);
    if (look.version != version_) return look;
    if (auto found = values_.find(key); found != values_.end()) look.value = found->second;
    return look;
  }

  // Requires: `value` was read after `look`.
  void keep(const Look& look, const Key& key, const Value& value) {
    if (!look.version) return;
    std::lock_guard lock(mutex_);
    if (look.version != version_ || values_.size() >= limit_) values_.clear();
    version_ = look.version;
    values_.insert_or_assign(key, value);
  }

 private:
  Db& db_;
  const std::size_t limit_;
  std::mutex mutex_;
  std::optional<std::int64_t> version_;
  std::unordered_map<Key, Value, Hash> values_;
};

}  // namespace kith::db
