// SPDX-License-Identifier: Apache-2.0
#include "delivery/directory/routes.hpp"

namespace kith::delivery {

struct DirectoryChoice {
  AddressKind kind = AddressKind::kWecom;
};
KITH_DESCRIBE(DirectoryChoice, (kind))

std::vector<http::Route> directory_routes(const Directories& directories) {
  using http::Call;
  using people::viewer_of;
  return {
      http::get("/api/delivery/directories", people::kForSchoolDesk,
                [&directories](const Call& call) -> Result<DirectoryList> {
                  return directories.find(viewer_of(call.caller));
                }),
      http::post("/api/delivery/directories/{kind}/runs", people::kForSchoolDesk,
                 [&directories](const Call& call, DirectoryChoice in) -> Result<http::NoContent> {
                   auto begun = directories.begin(viewer_of(call.caller), in.kind);
                   if (!begun) return begun.error();
                   return http::NoContent{};
                 }),
  };
}

}  // namespace kith::delivery
