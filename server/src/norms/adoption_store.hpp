// SPDX-License-Identifier: Apache-2.0
// SQL of a school's adoptions as people read them: with the names of who set them. Writing is in
// tally_store.hpp.
#pragma once

#include "norms/adoptions.hpp"
#include "platform/db/db.hpp"

namespace kith::norms {

struct NamedAdoption : Adoption {
  std::optional<std::string> set_by_name;
};
KITH_DESCRIBE_WITH(NamedAdoption, (Adoption), (set_by_name))

// By norm, the newest first.
std::vector<NamedAdoption> load_named_adoptions(db::Session& session, std::int64_t school_id);

}  // namespace kith::norms
