// SPDX-License-Identifier: Apache-2.0
// Who is asking, in words that know nothing of schools: an account may hold several identities
// (a guardian at two schools, a teacher who is also a parent); the active one travels in the request
// header `Kith-Identity`, so that two tabs may differ. What the role bits mean is said one floor up
// (people/viewer.hpp).
#pragma once

#include <cstdint>
#include <string>

namespace kith::access {

// The cookie that carries the session's token (HttpOnly, SameSite=Lax), and the header that names the active
// identity.
inline constexpr const char* kSessionCookie = "kith_session";
inline constexpr const char* kIdentityHeader = "Kith-Identity";

struct Caller {
  std::int64_t account_id = 0;  // 0: nobody is signed in
  std::int64_t session_id = 0;
  std::int64_t identity_id = 0;  // 0: signed in, but no identity chosen or any left
  std::int64_t tenant_id = 0;    // 0: the district itself
  std::int64_t person_id = 0;    // in the tenant; guardian or staff by the roles
  std::uint32_t roles = 0;
  bool must_change_password = false;

  bool is_signed_in() const { return account_id != 0; }
};

// Which callers a route admits. The object-level question (whose child?) belongs to the use case.
struct Access {
  const char* name;          // appears in /openapi.json and in the list of public routes
  std::uint32_t any_of = 0;  // role bits; 0: any signed-in caller
  bool is_public = false;
  bool is_demo_only = false;            // refused, as if it did not exist, unless the server runs the demo
  bool before_password_change = false;  // admitted while a first password still has to be changed
};

inline constexpr Access kPublic{.name = "public", .is_public = true};
inline constexpr Access kSignedIn{.name = "signed_in", .before_password_change = true};
// Signed in, and past the forced change of a first password.
inline constexpr Access kSettled{.name = "settled"};
inline constexpr Access kDemo{.name = "demo", .is_public = true, .is_demo_only = true};

inline bool admits(const Access& access, const Caller& caller) {
  if (access.is_public) return true;
  if (!caller.is_signed_in()) return false;
  if (caller.must_change_password && !access.before_password_change) return false;
  return access.any_of == 0 || (access.any_of & caller.roles) != 0;
}

}  // namespace kith::access
