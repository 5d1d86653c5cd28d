// SPDX-License-Identifier: Apache-2.0
#include "platform/http/openapi.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <set>
#include <stdexcept>

#include "platform/http/router.hpp"

namespace kith::http {
namespace {

namespace bj = boost::json;

constexpr std::string_view kApi = "/api/";
constexpr std::string_view kSchemaPrefix = "#/components/schemas/";

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  }
  return text;
}

bool is_among(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool reads_body(const Route& route) { return detail::has_body(route.verb) && !route.takes_file; }

bj::value problem_schema() {
  bj::value text{{"type", "string"}};
  bj::value inner{{"type", "object"},
                  {"properties",
                   {{"code", text},
                    {"fields", {{"type", "object"}, {"additionalProperties", text}}},
                    {"request_id", text}}},
                  {"required", {"code", "fields", "request_id"}}};
  return {
      {"type", "object"}, {"properties", {{"error", std::move(inner)}}}, {"required", bj::array{"error"}}};
}

bj::value json_content(bj::value schema) { return {{"application/json", {{"schema", std::move(schema)}}}}; }

bj::value file_content() {
  return {{"application/octet-stream", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}};
}

// The body of the input's schema; its own name is taken back out of `schemas` when nothing else uses it,
// because parameters are written out one by one.
bj::object input_body(const Route& route, json::Schemas& schemas) {
  auto before = schemas;
  auto reference = route.in(schemas);
  std::string name(std::string_view(reference.at("$ref").as_string()).substr(kSchemaPrefix.size()));
  auto body = schemas.named.at(name).as_object();
  if (!before.named.contains(name)) {
    schemas.named.erase(name);
    schemas.origins.erase(name);
  }
  return body;
}

bool is_required(const bj::object& body, std::string_view name) {
  const auto* required = body.if_contains("required");
  return required && std::find(required->get_array().begin(), required->get_array().end(), bj::value(name)) !=
                         required->get_array().end();
}

bj::value parameter(std::string_view name, const bj::object& body, bool is_in_path) {
  const auto& schema = body.at("properties").at(name);
  const auto* type = schema.as_object().if_contains("type");
  bool is_list = type && *type == "array";
  bj::object made{{"name", name}, {"in", is_in_path ? "path" : "query"}, {"schema", schema}};
  made["required"] = is_in_path || (is_required(body, name) && !is_list);
  if (is_list) {
    made["style"] = "form";
    made["explode"] = false;
  }
  return made;
}

bj::value without(bj::object body, const std::vector<std::string>& names) {
  auto& properties = body["properties"].as_object();
  bj::array required;
  for (const auto& name : names) properties.stable_erase(properties.find(name));
  for (const auto& [name, schema] : properties) {
    if (is_required(body, name)) required.emplace_back(name);
  }
  body.erase("required");
  if (!required.empty()) body["required"] = std::move(required);
  return body;
}

void describe_input(const Route& route, json::Schemas& schemas, bj::object& operation) {
  auto in_path = path_names(route);
  bool is_whole_body = reads_body(route) && in_path.empty();
  if (is_whole_body) {
    operation["requestBody"] = {{"required", true}, {"content", json_content(route.in(schemas))}};
    return;
  }
  auto body = input_body(route, schemas);
  bj::array parameters;
  for (const auto& member : route.in_members) {
    bool is_in_path = is_among(in_path, member);
    if (is_in_path || !reads_body(route)) parameters.push_back(parameter(member, body, is_in_path));
  }
  if (!parameters.empty()) operation["parameters"] = std::move(parameters);
  if (reads_body(route) && route.in_members.size() > in_path.size()) {
    operation["requestBody"] = {{"required", true},
                                {"content", json_content(without(std::move(body), in_path))}};
  }
}

bj::value describe_output(const Route& route, json::Schemas& schemas) {
  bj::value refused{{"description", "Refused."},
                    {"content", json_content({{"$ref", std::string(kSchemaPrefix) + "Problem"}})}};
  bj::object responses{{"default", std::move(refused)}};
  if (route.out)
    responses["200"] = {{"description", "Done."}, {"content", json_content(route.out(schemas))}};
  else if (route.gives_file)
    responses["200"] = {{"description", "A file."}, {"content", file_content()}};
  else
    responses["204"] = {{"description", "Done."}};
  return responses;
}

bj::value describe(const Route& route, json::Schemas& schemas) {
  bj::object operation{{"operationId", operation_id(route)}, {"x-access", route.access.name}};
  if (route.in) describe_input(route, schemas, operation);
  if (route.takes_file) operation["requestBody"] = {{"required", true}, {"content", file_content()}};
  operation["responses"] = describe_output(route, schemas);
  return operation;
}

}  // namespace

std::vector<std::string> path_names(const Route& route) {
  std::vector<std::string> names;
  for (const auto& member : route.in_members) {
    if (route.path.find('{' + member + '}') != std::string::npos) names.push_back(member);
  }
  return names;
}

std::string operation_id(const Route& route) {
  std::string id = lower(verb_text(route.verb)) + '_';
  for (char c : route.path.substr(route.path.starts_with(kApi) ? kApi.size() : 1)) {
    if (c == '/' || c == '-' || c == '.')
      id += '_';
    else if (c != '{' && c != '}')
      id += c;
  }
  return id;
}

boost::json::value openapi_document(const std::vector<Route>& routes, const std::string& version) {
  json::Schemas schemas;
  schemas.named["Problem"] = problem_schema();
  schemas.origins["Problem"] = nullptr;
  bj::object paths;
  std::set<std::string> ids;
  for (const auto& route : routes) {
    if (!route.path.starts_with(kApi)) continue;
    if (!ids.insert(operation_id(route)).second)
      throw std::logic_error("two routes are called " + operation_id(route));
    auto& path = paths[route.path];
    if (path.is_null()) path = bj::object{};
    path.as_object()[lower(verb_text(route.verb))] = describe(route, schemas);
  }
  bj::object named;
  for (auto& [name, schema] : schemas.named) named[name] = std::move(schema);
  return {{"openapi", "3.1.0"},
          {"info", {{"title", "Kith"}, {"version", version}}},
          {"paths", std::move(paths)},
          {"components", {{"schemas", std::move(named)}}}};
}

}  // namespace kith::http
