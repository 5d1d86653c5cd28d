// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption_store.hpp"

namespace kith::norms {
namespace {

constexpr db::Sql kNamedAdoptions{
    "norms.named_adoptions",
    "select a.school_id, a.norm_id, a.since_on, a.until_on, a.target, a.raised_target, a.share_permille, a.reason, "
    "a.set_by, a.set_at, f.name as set_by_name from adoptions a "
    "left join staff f on f.school_id = a.school_id and f.id = a.set_by "
    "where a.school_id = :school_id order by a.norm_id, a.since_on desc"};

}  // namespace

std::vector<NamedAdoption> load_named_adoptions(db::Session& session, std::int64_t school_id) {
  return session.all<NamedAdoption>(kNamedAdoptions, {{"school_id", school_id}});
}

}  // namespace kith::norms
