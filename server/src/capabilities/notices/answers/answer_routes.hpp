// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/notices/answers/answers.hpp"
#include "platform/http/route.hpp"

namespace kith::notices {

// The object must outlive the routes.
std::vector<http::Route> answer_routes(Answers& answers);

}  // namespace kith::notices
