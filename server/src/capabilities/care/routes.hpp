// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/care/student_plans.hpp"
#include "platform/http/route.hpp"

namespace kith::care {

// What `plans` refers to outlives the routes.
std::vector<http::Route> care_routes(StudentPlans plans);

}  // namespace kith::care
