// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption/adoption_store.hpp"

namespace kith::norms {
namespace {

constexpr db::Sql kNamedAdoptions{"norms.named_adoptions",
                                  "select a.school_id, a.norm_id, a.since_on, a.until_on, a.target, "
                                  "a.raised_target, a.share_permille, a.reason, "
                                  "a.set_by, a.set_at, f.name as set_by_name from adoptions a "
                                  "left join staff f on f.school_id = a.school_id and f.id = a.set_by "
                                  "where a.school_id = :school_id order by a.norm_id, a.since_on desc"};

constexpr db::Sql kAdoptions{
    "norms.adoptions",
    "select school_id, norm_id, since_on, until_on, target, raised_target, share_permille, reason, set_by, "
    "set_at from adoptions where school_id = :school_id order by norm_id, since_on"};

}  // namespace

std::vector<NamedAdoption> load_named_adoptions(db::Session& session, std::int64_t school_id) {
  return session.all<NamedAdoption>(kNamedAdoptions, {{"school_id", school_id}});
}

void add_adoptions(db::Tx& tx, const std::vector<Adoption>& adoptions) {
  tx.insert_all(
      "adoptions", adoptions,
      "on conflict (school_id, norm_id, since_on) do update set until_on = excluded.until_on, "
      "target = excluded.target, raised_target = excluded.raised_target, "
      "share_permille = excluded.share_permille, reason = excluded.reason, set_by = excluded.set_by, "
      "set_at = excluded.set_at");
}

std::vector<Adoption> load_adoptions(db::Session& session, std::int64_t school_id) {
  return session.all<Adoption>(kAdoptions, {{"school_id", school_id}});
}

}  // namespace kith::norms
