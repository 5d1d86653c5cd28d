// SPDX-License-Identifier: Apache-2.0
// A table of names and values on both engines, for the tests of the database itself.
#pragma once

#include "platform/db/db_kit.hpp"

namespace kith::db {

struct Fact {
  std::string name;
  std::string value;
};
KITH_DESCRIBE(Fact, (name, value))

class FactsOnBothEngines : public BothEngines {
 protected:
  static constexpr Sql kFacts{"test.facts", "select name, value from installation_facts order by name"};
  static constexpr Sql kCount{"test.count", "select count(*) from installation_facts"};
  static constexpr Sql kAdd{"test.add",
                            "insert into installation_facts (name, value) values (:name, :value)"};

  void add(const std::string& name, const std::string& value = "") {
    db().write([&](Tx& tx) { tx.exec(kAdd, {{"name", name}, {"value", value}}); });
  }
  template <class T>
  T ask(const Sql& sql, const Args& args = {}) {
    return db().read([&](Session& session) { return session.one<T>(sql, args); });
  }
  std::int64_t count() { return ask<std::int64_t>(kCount); }
};

}  // namespace kith::db
