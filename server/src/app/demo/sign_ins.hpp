// SPDX-License-Identifier: Apache-2.0
// Accounts of a demo: one for everybody of the cast, with a password anybody may know. Demo only; a real
// school's accounts come from people/staff_accounts and from invitations.
#pragma once

#include <string>
#include <vector>

#include "app/demo/cast.hpp"
#include "people/identities.hpp"
#include "platform/db/db.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::demo {

// Invented families only: no secret.
inline constexpr std::string_view kDemoPassword = "kith-demo-2026";

struct Issuing {
  people::Identities& identities;
  const secrets::Sealer& sealer;
  const std::string& password_hash;
  Instant now{};
};

// The whole cast, in the order in which a role picker shows it; `officer_id` is of the district.
void issue_to_cast(db::Tx& tx, const SchoolPeople& school, const Cast& cast, std::int64_t officer_id,
                   const std::string& officer_name, const Issuing& issuing);
// Of further schools the principal alone.
void issue_to_principal(db::Tx& tx, const SchoolPeople& school, const Issuing& issuing);

// What may be typed at the sign-in page of a demo: staff by name.
struct DemoSignIn {
  std::string place;  // school or district
  std::string login;
  std::uint32_t roles = 0;
};
KITH_DESCRIBE(DemoSignIn, (place, login, roles))

// Read back from the database, so that it can be shown whenever the server starts. Empty without a demo.
std::vector<DemoSignIn> demo_sign_ins(db::Db& db, people::Identities& identities);

}  // namespace kith::demo
