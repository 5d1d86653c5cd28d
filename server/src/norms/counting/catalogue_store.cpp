// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/catalogue_store.hpp"

namespace kith::norms {
namespace {

constexpr db::Sql kMark{"norms.mark", "select value from installation_facts where name = 'norm_catalogue'"};
constexpr db::Sql kSaveMark{"norms.save_mark",
                            "insert into installation_facts (name, value) values ('norm_catalogue', :mark) "
                            "on conflict (name) do update set value = excluded.value"};
constexpr db::Sql kStage{"norms.stage_of", "select stage from schools where school_id = :school_id"};

}  // namespace

std::optional<std::string> catalogue_mark(db::Session& session) { return session.maybe<std::string>(kMark); }

void save_catalogue_mark(db::Tx& tx, const std::string& mark) { tx.exec(kSaveMark, {{"mark", mark}}); }

people::Stage stage_of(db::Session& session, std::int64_t school_id) {
  return session.one<people::Stage>(kStage, {{"school_id", school_id}});
}

}  // namespace kith::norms
