// SPDX-License-Identifier: Apache-2.0
// SQL of a school's adoptions.
#pragma once

#include "norms/adoption/adoptions.hpp"
#include "platform/db/db.hpp"

namespace kith::norms {

void add_adoptions(db::Tx& tx, const std::vector<Adoption>& adoptions);
std::vector<Adoption> load_adoptions(db::Session& session, std::int64_t school_id);

// As people read them: with the name of who set it.
struct NamedAdoption : Adoption {
  std::optional<std::string> set_by_name;
};
KITH_DESCRIBE_WITH(NamedAdoption, (Adoption), (set_by_name))

// By norm, the newest first.
std::vector<NamedAdoption> load_named_adoptions(db::Session& session, std::int64_t school_id);

}  // namespace kith::norms
