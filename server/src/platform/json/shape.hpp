// SPDX-License-Identifier: Apache-2.0
// What is known at run time of a C++ type that travels as JSON: how it is printed, read and described.
// Templates (shape_of.hpp) only fill these tables; the work is done here once, because compile time is
// the bottleneck of a program with hundreds of described structs. Shapes are immutable and thread-safe.
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/error.hpp"

namespace kith::json {

struct Schemas;

// Faults of one reading, each under the path of its field: "students.3.name". At most kMostFaults are kept.
class Faults {
 public:
  static constexpr std::size_t kMostFaults = 100;

  void add(const char* code);
  bool empty() const { return fields_.empty(); }
  Error error() && { return invalid("request.invalid", std::move(fields_)); }

 private:
  friend class Step;
  std::string path_;
  std::map<std::string, std::string> fields_;
};

// While it lives, faults are reported one level deeper.
class Step {
 public:
  Step(Faults& faults, std::string_view name);
  Step(Faults& faults, std::size_t index) : Step(faults, std::to_string(index)) {}
  ~Step() { faults_.path_.resize(length_before_); }
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;

 private:
  Faults& faults_;
  std::size_t length_before_;
};

class Shape {
 public:
  virtual ~Shape() = default;
  virtual void print(const void* value, std::string& out) const = 0;
  // `into` is a default-constructed value; it is meaningless once a fault was added.
  virtual void read(const boost::json::value& from, void* into, Faults& faults) const = 0;
  // From the text of a path or query; lists are separated by commas.
  virtual void read_text(std::string_view text, void* into, Faults& faults) const;
  virtual boost::json::value schema(Schemas& schemas) const = 0;
  virtual bool may_be_missing() const { return false; }
  virtual bool may_be_missing_in_text() const { return may_be_missing(); }
};

using ShapeFn = const Shape& (*)();

// Integers of any width, and what is laid out as one: bool aside, Id and Instant.
class IntegerShape final : public Shape {
 public:
  IntegerShape(std::size_t bytes, bool is_signed, boost::json::value schema);
  void print(const void* value, std::string& out) const override;
  void read(const boost::json::value& from, void* into, Faults& faults) const override;
  void read_text(std::string_view text, void* into, Faults& faults) const override;
  boost::json::value schema(Schemas&) const override { return schema_; }

 private:
  void store(std::int64_t number, void* into, Faults& faults) const;
  std::size_t bytes_;
  bool is_signed_;
  boost::json::value schema_;
};

// Value of an enumerator by its text.
class EnumShape final : public Shape {
 public:
  using Names = std::vector<std::pair<std::int64_t, std::string>>;
  EnumShape(std::size_t bytes, Names names) : bytes_(bytes), names_(std::move(names)) {}
  void print(const void* value, std::string& out) const override;
  void read(const boost::json::value& from, void* into, Faults& faults) const override;
  void read_text(std::string_view text, void* into, Faults& faults) const override;
  boost::json::value schema(Schemas&) const override;

 private:
  std::size_t bytes_;
  Names names_;
};

class OptionalShape final : public Shape {
 public:
  struct Ops {
    const void* (*get)(const void*);  // null when absent
    void* (*emplace)(void*);
  };
  OptionalShape(ShapeFn inner, Ops ops, bool is_text) : inner_(inner), ops_(ops), is_text_(is_text) {}
  void print(const void* value, std::string& out) const override;
  void read(const boost::json::value& from, void* into, Faults& faults) const override;
  void read_text(std::string_view text, void* into, Faults& faults) const override;
  boost::json::value schema(Schemas&) const override;
  bool may_be_missing() const override { return true; }

 private:
  ShapeFn inner_;
  Ops ops_;
  bool is_text_;
};

class ListShape final : public Shape {
 public:
  struct Ops {
    std::size_t (*size)(const void*);
    const void* (*at)(const void*, std::size_t);
    void* (*append)(void*);
  };
  ListShape(ShapeFn inner, Ops ops) : inner_(inner), ops_(ops) {}
  void print(const void* value, std::string& out) const override;
  void read(const boost::json::value& from, void* into, Faults& faults) const override;
  void read_text(std::string_view text, void* into, Faults& faults) const override;
  boost::json::value schema(Schemas&) const override;
  bool may_be_missing_in_text() const override { return true; }

 private:
  ShapeFn inner_;
  Ops ops_;
};

// map<string, T>.
class MapShape final : public Shape {
 public:
  struct Ops {
    std::vector<std::pair<std::string_view, const void*>> (*entries)(const void*);
    void* (*emplace)(void*, std::string_view);
  };
  MapShape(ShapeFn inner, Ops ops) : inner_(inner), ops_(ops) {}
  void print(const void* value, std::string& out) const override;
  void read(const boost::json::value& from, void* into, Faults& faults) const override;
  boost::json::value schema(Schemas&) const override;

 private:
  ShapeFn inner_;
  Ops ops_;
};

class StructShape final : public Shape {
 public:
  struct Member {
    std::string_view name;
    std::size_t offset;
    ShapeFn shape;
  };
  // `type_name` is the demangled C++ name.
  StructShape(const std::string& type_name, std::vector<Member> members);
  void print(const void* value, std::string& out) const override;
  void read(const boost::json::value& from, void* into, Faults& faults) const override;
  boost::json::value schema(Schemas&) const override;

  const std::string& name() const { return name_; }
  const std::vector<Member>& members() const { return members_; }

  // All members but those `elsewhere`, whose names are refused here.
  void read_object(const boost::json::object& from, const std::set<std::string_view>& elsewhere, void* into,
                   Faults& faults) const;
  // The named members from text. Missing ones are faults when `is_whole`.
  void read_texts(const std::map<std::string, std::string>& texts, bool is_whole, void* into,
                  Faults& faults) const;

 private:
  const Member* find(std::string_view name) const;
  boost::json::value body_schema(Schemas& schemas) const;
  std::string name_;
  std::vector<Member> members_;
};

const Shape& bool_shape();
const Shape& real_shape();  // double
const Shape& text_shape();  // std::string; valid UTF-8 without NUL, which PostgreSQL refuses
const Shape& date_shape();
const Shape& instant_shape();
const Shape& id_shape();   // anything laid out as one std::int64_t below 2⁵³
const Shape& any_shape();  // boost::json::value, passed through

// The text of a value, as it is sent.
std::string print_text(const Shape& shape, const void* value);
boost::json::value print_value(const Shape& shape, const void* value);
void print_quoted(std::string_view text, std::string& out);

// Whether `text` is valid UTF-8 and free of NUL.
bool is_plain_text(std::string_view text);

}  // namespace kith::json
