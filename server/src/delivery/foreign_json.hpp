// SPDX-License-Identifier: Apache-2.0
// JSON of other people's servers, read for the few members we know: what is missing or of another kind is
// empty, what is unknown is passed over. Pure.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::delivery {

// nullopt when it is no object.
std::optional<boost::json::object> read_object(std::string_view text);
// Objects of an array; nullopt when it is none.
std::optional<std::vector<boost::json::object>> read_objects(std::string_view text);

std::string text_at(const boost::json::object& object, std::string_view name);
std::optional<std::int64_t> number_at(const boost::json::object& object, std::string_view name);
bool is_true_at(const boost::json::object& object, std::string_view name);
boost::json::object object_at(const boost::json::object& object, std::string_view name);
std::vector<boost::json::object> objects_at(const boost::json::object& object, std::string_view name);
std::vector<std::string> texts_at(const boost::json::object& object, std::string_view name);

}  // namespace kith::delivery
