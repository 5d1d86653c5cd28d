// SPDX-License-Identifier: Apache-2.0
// From a C++ type to its Shape. Included by json.hpp only.
#pragma once

#include <boost/core/demangle.hpp>
#include <typeinfo>

#include "platform/json/shape.hpp"

namespace kith::json {

// One specialisation per kind of type; `shape()` is made on first use.
template <class T>
struct ShapeOf;

template <class T>
const Shape& shape_of() {
  return ShapeOf<T>::shape();
}

template <>
struct ShapeOf<bool> {
  static const Shape& shape() { return bool_shape(); }
};
template <>
struct ShapeOf<double> {
  static const Shape& shape() { return real_shape(); }
};
template <>
struct ShapeOf<std::string> {
  static const Shape& shape() { return text_shape(); }
};
template <>
struct ShapeOf<Date> {
  static const Shape& shape() { return date_shape(); }
};
template <>
struct ShapeOf<Instant> {
  static const Shape& shape() { return instant_shape(); }
};
template <>
struct ShapeOf<boost::json::value> {
  static const Shape& shape() { return any_shape(); }
};
template <class Tag>
struct ShapeOf<Id<Tag>> {
  static const Shape& shape() { return id_shape(); }
};

template <class T>
requires std::is_integral_v<T>
struct ShapeOf<T> {
  static const Shape& shape() {
    static const IntegerShape made(sizeof(T), std::is_signed_v<T>, {{"type", "integer"}});
    return made;
  }
};

template <DescribedEnum E>
struct ShapeOf<E> {
  static const Shape& shape() {
    static const EnumShape made(sizeof(E), names());
    return made;
  }
  static EnumShape::Names names() {
    EnumShape::Names found;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto d) { found.emplace_back(static_cast<std::int64_t>(d.value), enumerator_text(d.name)); });
    return found;
  }
};

template <class T>
struct ShapeOf<std::optional<T>> {
  static const Shape& shape() {
    static const OptionalShape made(
        &shape_of<T>,
        {[](const void* value) -> const void* {
           const auto& optional = *static_cast<const std::optional<T>*>(value);
           return optional ? &*optional : nullptr;
         },
         [](void* value) -> void* { return &static_cast<std::optional<T>*>(value)->emplace(); }},
        std::is_same_v<T, std::string>);
    return made;
  }
};

template <class T>
struct ShapeOf<std::vector<T>> {
  static_assert(!std::is_same_v<T, bool>, "vector<bool> has no elements to point at");
  static const Shape& shape() {
    using List = std::vector<T>;
    static const ListShape made(
        &shape_of<T>, {[](const void* value) { return static_cast<const List*>(value)->size(); },
                       [](const void* value, std::size_t at) -> const void* {
                         return &(*static_cast<const List*>(value))[at];
                       },
                       [](void* value) -> void* { return &static_cast<List*>(value)->emplace_back(); }});
    return made;
  }
};

template <class T>
struct ShapeOf<std::map<std::string, T>> {
  static const Shape& shape() {
    using Map = std::map<std::string, T>;
    static const MapShape made(&shape_of<T>,
                               {[](const void* value) {
                                  std::vector<std::pair<std::string_view, const void*>> entries;
                                  for (const auto& [key, entry] : *static_cast<const Map*>(value))
                                    entries.emplace_back(key, &entry);
                                  return entries;
                                },
                                [](void* value, std::string_view key) -> void* {
                                  return &(*static_cast<Map*>(value))[std::string(key)];
                                }});
    return made;
  }
};

template <Described T>
struct ShapeOf<T> {
  static const StructShape& shape() {
    static const StructShape made(boost::core::demangle(typeid(T).name()), members());
    return made;
  }
  static std::vector<StructShape::Member> members() {
    std::vector<StructShape::Member> found;
    const T probe{};
    boost::mp11::mp_for_each<Members<T>>([&](auto d) {
      using Member = std::remove_cvref_t<decltype(probe.*d.pointer)>;
      auto offset =
          reinterpret_cast<const char*>(&(probe.*d.pointer)) - reinterpret_cast<const char*>(&probe);
      found.push_back(
          {d.name, static_cast<std::size_t>(offset), []() -> const Shape& { return shape_of<Member>(); }});
    });
    return found;
  }
};

template <class T>
boost::json::value write(const T& value) {
  return print_value(shape_of<T>(), &value);
}

template <class T>
std::string write_text(const T& value) {
  return print_text(shape_of<T>(), &value);
}

template <class T>
Result<T> read(const boost::json::value& value) {
  T found{};
  Faults faults;
  shape_of<T>().read(value, &found, faults);
  if (!faults.empty()) return std::move(faults).error();
  return found;
}

template <class T>
boost::json::value schema_of(Schemas& schemas) {
  return shape_of<T>().schema(schemas);
}

}  // namespace kith::json
