// SPDX-License-Identifier: Apache-2.0
// The OpenAPI 3.1 description of a route table. The web app's types are generated from it, so that a field
// changed here fails the type check there.
#pragma once

#include "platform/http/route.hpp"

namespace kith::http {

// Routes under /api/ only. Throws std::logic_error when two different structs share a name or two routes an
// operationId.
boost::json::value openapi_document(const std::vector<Route>& routes, const std::string& version);

// "GET /api/visits/{id}/confirmation" → "get_visits_id_confirmation".
std::string operation_id(const Route& route);

// The members of a route's input that stand in its path.
std::vector<std::string> path_names(const Route& route);

}  // namespace kith::http
