// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <toml++/toml.h>

#include <algorithm>
#include <set>

#include "norms/packs/pack.hpp"

namespace kith::norms {

// Takes keys out of one TOML table, notes what is wrong with them, and knows which keys nobody asked for.
class Keys {
 public:
  Keys(const toml::table& table, std::string path, PackReading& reading, const std::string& file)
      : table_(table), path_(std::move(path)), reading_(reading), file_(file) {}

  void blame(Flaw flaw, std::string_view key, const toml::node* node = nullptr) {
    auto line = (node ? node->source() : table_.source()).begin.line;
    reading_.flaws.push_back({file_, int(line), flaw, path_ + std::string(key)});
  }

  bool has(std::string_view key) const { return table_.contains(key); }

  const toml::node* optional(std::string_view key) {
    known_.emplace(key);
    return table_.get(key);
  }

  const toml::node* required(std::string_view key) {
    auto* node = optional(key);
    if (!node) blame(Flaw::kMissingKey, key);
    return node;
  }

  std::string text(std::string_view key) {
    auto* node = required(key);
    if (!node) return {};
    auto found = node->value_exact<std::string>();
    if (!found || found->empty()) blame(Flaw::kWrongType, key, node);
    return found.value_or("");
  }

  int whole(std::string_view key, std::int64_t least, std::int64_t most) {
    auto* node = required(key);
    if (!node) return 0;
    auto found = node->value_exact<std::int64_t>();
    if (!found)
      blame(Flaw::kWrongType, key, node);
    else if (*found < least || *found > most)
      blame(Flaw::kOutOfRange, key, node);
    return int(std::clamp(found.value_or(least), least, most));
  }

  // Percent, with at most one decimal, as permille.
  int share(std::string_view key) {
    auto* node = required(key);
    if (!node) return 0;
    auto percent = node->value<double>();
    if (!percent)
      blame(Flaw::kWrongType, key, node);
    else if (!(*percent >= 0.1 && *percent <= 100))
      blame(Flaw::kOutOfRange, key, node);
    else
      return int(*percent * 10 + 0.5);
    return 0;
  }

  bool flag(std::string_view key) {
    auto* node = optional(key);
    if (node && !node->is_boolean()) blame(Flaw::kWrongType, key, node);
    return node && node->value_or(false);
  }

  template <class E>
  E choice(const toml::node* node, std::string_view key, E otherwise, Flaw flaw = Flaw::kUnknownValue) {
    if (!node) return otherwise;
    auto word = node->value_exact<std::string>();
    auto found = word ? parse_enum<E>(*word) : std::nullopt;
    if (!found) blame(word ? flaw : Flaw::kWrongType, key, node);
    return found.value_or(otherwise);
  }

  std::vector<std::string> texts(std::string_view key) {
    std::vector<std::string> found;
    auto* node = optional(key);
    if (!node) return found;
    auto* list = node->as_array();
    if (list)
      for (const auto& item : *list)
        if (auto text = item.value_exact<std::string>(); text && !text->empty()) found.push_back(*text);
    if (!list || list->empty() || found.size() < list->size()) blame(Flaw::kWrongType, key, node);
    return found;
  }

  template <class E>
  std::vector<E> choices(std::string_view key, Flaw flaw = Flaw::kUnknownValue) {
    std::vector<E> found;
    auto* node = optional(key);
    if (!node) return found;
    auto* list = node->as_array();
    if (!list || list->empty())
      blame(Flaw::kWrongType, key, node);
    else
      for (const auto& item : *list) found.push_back(choice(&item, key, E{}, flaw));
    return found;
  }

  std::optional<Keys> table(const toml::node* node, std::string_view key) {
    if (!node) return std::nullopt;
    if (auto* inner = node->as_table()) return Keys(*inner, path_ + std::string(key) + ".", reading_, file_);
    blame(Flaw::kWrongType, key, node);
    return std::nullopt;
  }

  void refuse_others() {
    for (const auto& [key, node] : table_)
      if (!known_.contains(key.str())) blame(Flaw::kUnknownKey, key.str(), &node);
  }

 private:
  const toml::table& table_;
  std::string path_;
  PackReading& reading_;
  const std::string& file_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace kith::norms
