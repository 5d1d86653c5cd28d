// SPDX-License-Identifier: Apache-2.0
// Request and reply shapes of sign-in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/access/sessions.hpp"
#include "platform/json/describe.hpp"

namespace kith::access {

struct SessionIdentity {
  std::int64_t identity_id = 0;
  std::string person_kind;
  std::int64_t person_id = 0;
  std::int64_t tenant_id = 0;
  std::string tenant_name;
  std::string person_name;
  std::vector<std::string> roles;
};
KITH_DESCRIBE(SessionIdentity,
              (identity_id, person_kind, person_id, tenant_id, tenant_name, person_name, roles))

// account_id is null while nobody is signed in.
struct SessionState {
  std::optional<std::int64_t> account_id;
  std::vector<SessionIdentity> identities;
  std::optional<std::int64_t> active_identity_id;
  bool must_change_password = false;
  bool is_demo = false;
  std::string district_name;
};
KITH_DESCRIBE(SessionState,
              (account_id, identities, active_identity_id, must_change_password, is_demo, district_name))

struct SignIn {
  std::string login;
  std::string password;
};
KITH_DESCRIBE(SignIn, (login, password))

struct PasswordChange {
  std::string old_password;
  std::string new_password;
};
KITH_DESCRIBE(PasswordChange, (old_password, new_password))

struct InvitationCode {
  std::string code;
};
KITH_DESCRIBE(InvitationCode, (code))

struct TelephoneToProve {
  std::string telephone;
};
KITH_DESCRIBE(TelephoneToProve, (telephone))

struct TelephoneProof {
  std::string telephone;
  std::string code;
};
KITH_DESCRIBE(TelephoneProof, (telephone, code))

// device: see device.hpp.
struct SessionDevice {
  std::int64_t id = 0;
  std::string device;
  OpenedBy opened_by{};
  Instant created_at, seen_at;
  bool is_this = false;
};
KITH_DESCRIBE(SessionDevice, (id, device, opened_by, created_at, seen_at, is_this))

struct SessionDevices {
  std::vector<SessionDevice> devices;
};
KITH_DESCRIBE(SessionDevices, (devices))

struct DeviceId {
  std::int64_t id = 0;
};
KITH_DESCRIBE(DeviceId, (id))

struct DemoRoles {
  std::vector<SessionIdentity> roles;
};
KITH_DESCRIBE(DemoRoles, (roles))

struct DemoChoice {
  std::int64_t identity_id = 0;
};
KITH_DESCRIBE(DemoChoice, (identity_id))

std::vector<SessionIdentity> identities_json(const Standing& standing, IdentityDirectory& directory);
SessionDevices devices_json(const std::vector<SessionRow>& rows, const Caller& caller);

}  // namespace kith::access
