// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "people/absences.hpp"
#include "people/invitation_slips.hpp"
#include "people/staff_accounts.hpp"
#include "platform/http/route.hpp"

namespace kith::people {

// Slips for guardians, first passwords for staff. The arguments outlive the routes.
std::vector<http::Route> account_routes(InvitationSlips& slips, StaffAccounts& accounts);

// Leave of staff, entered by the school's desk. `absences` outlives the routes.
std::vector<http::Route> absence_routes(Absences& absences);

}  // namespace kith::people
