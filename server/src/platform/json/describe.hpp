// SPDX-License-Identifier: Apache-2.0
// A described struct is the one place where a shape is written: JSON, SQL rows and the OpenAPI
// schema all follow from KITH_DESCRIBE(Struct, (member, member, …)).
// A struct that begins with the members of others says so: KITH_DESCRIBE_WITH(Struct, (Base), (member, …));
// to JSON and SQL they are one flat list, the bases' members first.
// Enumerators are kPascalCase in C++ and snake_case everywhere else: Mode::kAtHome is "at_home".
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#define KITH_DESCRIBE(STRUCT, MEMBERS) BOOST_DESCRIBE_STRUCT(STRUCT, (), MEMBERS)
#define KITH_DESCRIBE_WITH(STRUCT, BASES, MEMBERS) BOOST_DESCRIBE_STRUCT(STRUCT, BASES, MEMBERS)

// KITH_DESCRIBE_ENUM(Mode, kHome, kSchool) at namespace scope.
#define KITH_DESCRIBE_ENUM(ENUM, ...) BOOST_DESCRIBE_ENUM(ENUM, __VA_ARGS__)

namespace kith {

template <class T>
concept Described = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

template <class T>
using Members =
    boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

// "kAtHome" → "at_home".
std::string enumerator_text(std::string_view enumerator);

// Each with its text, in the order they are described in.
template <DescribedEnum E>
const auto& enumerator_texts() {
  using All = boost::describe::describe_enumerators<E>;
  static const auto texts = [] {
    std::array<std::pair<E, std::string>, boost::mp11::mp_size<All>::value> made;
    std::size_t next = 0;
    boost::mp11::mp_for_each<All>([&](auto d) { made[next++] = {d.value, enumerator_text(d.name)}; });
    return made;
  }();
  return texts;
}

template <DescribedEnum E>
const std::string& to_text(E value) {
  static const std::string unknown = "?";
  for (const auto& [one, text] : enumerator_texts<E>())
    if (one == value) return text;
  return unknown;
}

// All of them, in the order they are described in.
template <DescribedEnum E>
std::vector<E> enumerators() {
  std::vector<E> all;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) { all.push_back(d.value); });
  return all;
}

template <DescribedEnum E>
std::optional<E> parse_enum(std::string_view text) {
  for (const auto& [one, its_text] : enumerator_texts<E>())
    if (its_text == text) return one;
  return std::nullopt;
}

}  // namespace kith
