// SPDX-License-Identifier: Apache-2.0
#include "norms/pack.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <set>

namespace kith::norms {
namespace {

constexpr std::size_t kLabelCharacters = 6;
constexpr std::int64_t kMostTimes = 1000;

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

  template <class E>
  std::vector<E> choices(std::string_view key) {
    std::vector<E> found;
    auto* node = optional(key);
    if (!node) return found;
    auto* list = node->as_array();
    if (!list || list->empty())
      blame(Flaw::kWrongType, key, node);
    else
      for (const auto& item : *list) found.push_back(choice(&item, key, E{}));
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

Words read_words(Keys& keys, std::string_view key) {
  auto inner = keys.table(keys.required(key), key);
  if (!inner) return {};
  Words words{inner->text("zh"), inner->text("en")};
  inner->refuse_others();
  return words;
}

std::size_t characters(std::string_view utf8) {
  return std::size_t(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

Words read_label(Keys& keys) {
  auto label = read_words(keys, "label");
  if (characters(label.zh) > kLabelCharacters) keys.blame(Flaw::kTooLong, "label.zh");
  return label;
}

// among = "all" | "guardians_away" | "teaching" | { met = "P4.4" }
void read_among(Keys& keys, Rule& rule) {
  auto* node = keys.optional("among");
  if (!node || !node->is_table()) {
    rule.among = keys.choice(node, "among", Among::kAll);
    if (rule.among == Among::kMet) keys.blame(Flaw::kMissingKey, "among.met", node);
    return;
  }
  auto inner = keys.table(node, "among");
  rule.among = Among::kMet;
  rule.among_met = inner->text("met");
  inner->refuse_others();
}

Count read_count(Keys& keys, Of of) {
  Count count;
  count.kinds = keys.choices<ledger::ContactKind>("kinds");
  count.modes = keys.choices<ledger::Mode>("modes");
  count.face_to_face = keys.flag("face_to_face");
  count.by = keys.choice(keys.optional("by"), "by", By::kAnyone);
  count.with = keys.choice(keys.optional("with"), "with", With::kAnyone);
  count.what = keys.choice(keys.optional("what"), "what", What::kContacts);
  if (of == Of::kStaff && count.by != By::kAnyone) keys.blame(Flaw::kDoesNotApply, "by");
  if (of == Of::kStaff && count.with != With::kAnyone) keys.blame(Flaw::kDoesNotApply, "with");
  if (of != Of::kStaff && count.what != What::kContacts) keys.blame(Flaw::kDoesNotApply, "what");
  if (!can_count(count)) keys.blame(Flaw::kCountsNothing, "kinds");
  keys.refuse_others();
  return count;
}

void refuse_what_does_not_apply(Keys& keys, const Rule& rule) {
  if (rule.among == Among::kGuardiansAway && rule.of != Of::kStudent)
    keys.blame(Flaw::kDoesNotApply, "among");
  if (rule.among == Among::kTeaching && rule.of != Of::kStaff) keys.blame(Flaw::kDoesNotApply, "among");
  if (rule.in_each == InEach::kClass && rule.of == Of::kStaff) keys.blame(Flaw::kDoesNotApply, "in_each");
}

Rule read_rule(Keys& keys) {
  Rule rule;
  rule.of = keys.choice(keys.required("of"), "of", Of::kStudent);
  read_among(keys, rule);
  if (auto inner = keys.table(keys.required("count"), "count")) rule.count = read_count(*inner, rule.of);
  rule.at_least = keys.whole("at_least", 1, kMostTimes);
  rule.per = keys.choice(keys.required("per"), "per", calendar::PeriodKind::kTerm, Flaw::kNoSuchPeriod);
  rule.share_permille = keys.share("share");
  rule.in_each = keys.choice(keys.optional("in_each"), "in_each", InEach::kSchool);
  refuse_what_does_not_apply(keys, rule);
  keys.refuse_others();
  return rule;
}

Clause read_clause(Keys& keys, const std::string& pack_id) {
  Clause clause;
  clause.id = keys.text("id");
  if (!clause.id.starts_with(pack_id + ".")) keys.blame(Flaw::kForeignId, "id");
  clause.kind = keys.choice(keys.required("kind"), "kind", ClauseKind::kNorm);
  clause.title = read_words(keys, "title");
  clause.label = read_label(keys);
  if (clause.kind == ClauseKind::kNorm) {
    if (auto inner = keys.table(keys.required("rule"), "rule")) clause.rule = read_rule(*inner);
  } else {
    clause.done_by = keys.text("done_by");
    if (keys.has("rule")) keys.blame(Flaw::kDoesNotApply, "rule", keys.optional("rule"));
  }
  keys.refuse_others();
  return clause;
}

void read_clauses(Keys& keys, Pack& pack, PackReading& reading) {
  auto* node = keys.required("clauses");
  auto* list = node ? node->as_array() : nullptr;
  if (node && !list) keys.blame(Flaw::kWrongType, "clauses", node);
  if (!list) return;
  std::set<std::string> ids;
  for (const auto& item : *list) {
    auto inner = keys.table(&item, "clauses");
    if (!inner) continue;
    auto& clause = pack.clauses.emplace_back(read_clause(*inner, pack.id));
    reading.clause_lines.push_back(int(item.source().begin.line));
    if (!ids.insert(clause.id).second) inner->blame(Flaw::kSameId, "id");
  }
}

Pack read_table(const toml::table& table, const std::string& file, PackReading& reading) {
  Keys keys(table, "", reading, file);
  Pack pack;
  pack.id = keys.text("id");
  pack.title = read_words(keys, "title");
  read_clauses(keys, pack, reading);
  keys.refuse_others();
  return pack;
}

std::string_view reason(Flaw flaw) {
  switch (flaw) {
    case Flaw::kNotToml:
      return "not TOML";
    case Flaw::kUnknownKey:
      return "unknown key";
    case Flaw::kMissingKey:
      return "missing key";
    case Flaw::kWrongType:
      return "wrong type or empty";
    case Flaw::kUnknownValue:
      return "unknown value";
    case Flaw::kNoSuchPeriod:
      return "no such period (week, month, term, school_year)";
    case Flaw::kOutOfRange:
      return "out of range";
    case Flaw::kTooLong:
      return "longer than six characters";
    case Flaw::kSameId:
      return "a second clause under this id";
    case Flaw::kForeignId:
      return "an id that does not begin with the pack's";
    case Flaw::kDoesNotApply:
      return "does not apply here";
    case Flaw::kCountsNothing:
      return "no contact that can be recorded would count";
    case Flaw::kNoSuchNorm:
      return "names no norm";
    case Flaw::kDifferentSubjects:
      return "names a norm of other subjects or another period";
  }
  return "";
}

}  // namespace

std::string sentence(const PackFlaw& flaw) {
  return flaw.file + ":" + std::to_string(flaw.line) + ": " + std::string(reason(flaw.flaw)) + ": " + flaw.at;
}

PackReading read_pack(const std::string& file, std::string_view text) {
  PackReading reading;
  try {
    auto pack = read_table(toml::parse(text), file, reading);
    std::stable_sort(reading.flaws.begin(), reading.flaws.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
    if (reading.flaws.empty()) reading.pack = std::move(pack);
  } catch (const toml::parse_error& broken) {
    reading.flaws.push_back(
        {file, int(broken.source().begin.line), Flaw::kNotToml, std::string(broken.description())});
  }
  return reading;
}

}  // namespace kith::norms
