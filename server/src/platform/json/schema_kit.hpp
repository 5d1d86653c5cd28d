// SPDX-License-Identifier: Apache-2.0
// Holds JSON against the schemas this program writes: the keywords of schema_of, and no others.
#pragma once

#include <string>
#include <vector>

#include "platform/json/json.hpp"

namespace kith::json {

// What in `value` breaks `schema`, each with its path; empty when nothing does.
std::vector<std::string> breaches(const boost::json::value& value, const boost::json::value& schema,
                                  const Schemas& schemas, const std::string& path = "");

}  // namespace kith::json
