// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "platform/access/invitations.hpp"
#include "platform/access/sessions.hpp"
#include "platform/access/telephone_codes.hpp"
#include "platform/http/route.hpp"

namespace kith::access {

// The use cases of sign-in, made of one set of needs.
struct SignInCases {
  explicit SignInCases(const Needs& needs)
      : needs(needs), sessions(needs), invitations(needs), codes(needs) {}

  Needs needs;
  Sessions sessions;
  Invitations invitations;
  TelephoneCodes codes;
};

// `cases` outlives the routes.
std::vector<http::Route> session_routes(SignInCases& cases);

}  // namespace kith::access
