// SPDX-License-Identifier: Apache-2.0
#include "platform/access/session_json.hpp"

namespace kith::access {

std::vector<SessionIdentity> identities_json(const Standing& standing, IdentityDirectory& directory) {
  std::vector<SessionIdentity> made;
  for (std::size_t i = 0; i < standing.identities.size(); ++i) {
    const auto& identity = standing.identities[i];
    made.push_back({.identity_id = identity.id,
                    .person_kind = identity.person_kind,
                    .person_id = identity.person_id,
                    .tenant_id = identity.tenant_id,
                    .tenant_name = standing.names[i].tenant_name,
                    .person_name = standing.names[i].person_name,
                    .roles = directory.role_names(identity.roles)});
  }
  return made;
}

SessionDevices devices_json(const std::vector<SessionRow>& rows, const Caller& caller) {
  SessionDevices made;
  for (const auto& row : rows)
    made.devices.push_back({.id = row.id,
                            .device = row.device,
                            .opened_by = row.opened_by,
                            .created_at = row.created_at,
                            .seen_at = row.seen_at,
                            .is_this = row.id == caller.session_id});
  return made;
}

}  // namespace kith::access
