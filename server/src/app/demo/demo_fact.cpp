// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demo_fact.hpp"

namespace kith::demo {
namespace {

constexpr db::Sql kMarkDemo{
    "demo.mark", "insert into installation_facts (name, value) values ('demo', '1') on conflict do nothing"};
constexpr db::Sql kHoldsDemo{"demo.holds_demo",
                             "select count(*) from installation_facts where name = 'demo' and value = '1'"};

}  // namespace

void mark_demo(db::Tx& tx) { tx.exec(kMarkDemo); }

bool holds_demo(db::Session& session) { return session.one<std::int64_t>(kHoldsDemo) > 0; }

}  // namespace kith::demo
