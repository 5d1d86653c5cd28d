// SPDX-License-Identifier: Apache-2.0
// Routes of cases and of the showcase.
#pragma once

#include "capabilities/practice/cases.hpp"
#include "capabilities/practice/showcase.hpp"
#include "platform/http/route.hpp"

namespace kith::practice {

// `cases` and `showcase` must outlive the routes.
std::vector<http::Route> case_routes(Cases& cases, Showcase& showcase);

}  // namespace kith::practice
