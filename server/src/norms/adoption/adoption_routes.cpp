// SPDX-License-Identifier: Apache-2.0
#include "norms/adoption/adoption_routes.hpp"

namespace kith::norms {

std::vector<http::Route> adoption_routes(Adopting adopting) {
  using http::Call;
  using people::kForSchoolDesk;
  using people::viewer_of;
  return {
      http::get("/api/adoptions", kForSchoolDesk,
                [adopting](const Call& call) mutable -> Result<AdoptionSheet> {
                  return adopting.sheet(viewer_of(call.caller));
                }),
      http::put("/api/adoptions/{norm_id}", kForSchoolDesk,
                [adopting](const Call& call, AdoptNorm in) mutable {
                  return adopting.adopt(viewer_of(call.caller), in);
                }),
      http::post("/api/adoptions/{norm_id}/end", kForSchoolDesk,
                 [adopting](const Call& call, EndAdoption in) mutable {
                   return adopting.end(viewer_of(call.caller), in);
                 }),
      http::put("/api/adopted_packs/{pack_id}", kForSchoolDesk,
                [adopting](const Call& call, AdoptPack in) mutable {
                  return adopting.adopt_pack(viewer_of(call.caller), in);
                }),
      http::post("/api/adopted_packs/{pack_id}/end", kForSchoolDesk,
                 [adopting](const Call& call, AdoptPack in) mutable {
                   return adopting.end_pack(viewer_of(call.caller), in);
                 }),
  };
}

}  // namespace kith::norms
