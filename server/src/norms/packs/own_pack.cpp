// SPDX-License-Identifier: Apache-2.0
#include "norms/packs/own_pack.hpp"

#include "norms/adoption/adoption_store.hpp"
#include "norms/packs/pack_text.hpp"
#include "people/directory_store.hpp"
#include "people/viewer.hpp"

namespace kith::norms {

std::string own_pack_text(db::Session& session, const Catalogue& catalogue, std::int64_t school_id,
                          Date today) {
  auto school = people::find_school(session, school_id);
  auto in_force = norms_in_force(catalogue, load_adoptions(session, school_id), today);
  if (!school || in_force.empty()) return {};
  return pack_text(own_pack(catalogue, in_force, school->name));
}

std::vector<http::Route> own_pack_routes(db::Db& db, const Clock& clock, const Catalogue& catalogue) {
  return {http::get("/api/policies/own", people::kForSchoolDesk,
                    [&](const http::Call& call) -> Result<http::Download> {
                      auto text = db.read([&](db::Session& session) {
                        return own_pack_text(session, catalogue, call.caller.tenant_id, clock.today());
                      });
                      if (text.empty()) return not_found("norms.nothing_adopted");
                      return http::Download{"own.toml", "application/toml", std::move(text)};
                    })};
}

}  // namespace kith::norms
