// SPDX-License-Identifier: Apache-2.0
#include "norms/packs/pack_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kith::norms {
namespace {

std::string in_quotes(std::string_view text) {
  std::string made = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\')
      made += {'\\', c};
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      made += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
    else
      made += c;
  }
  return made + '"';
}

std::string value_text(bool flag) { return flag ? "true" : "false"; }
std::string value_text(int number) { return std::to_string(number); }
std::string value_text(const std::string& text) { return in_quotes(text); }
template <class E>
requires std::is_enum_v<E> std::string value_text(E word) { return in_quotes(to_text(word)); }
template <class T>
std::string value_text(const std::vector<T>& list) {
  std::string made;
  for (const auto& each : list) made += (made.empty() ? "[" : ", ") + value_text(each);
  return made + "]";
}

// key = value, in the order of the grammar; what says nothing is left out.
class Pairs {
 public:
  template <class T>
  void add(const char* key, const T& value) {
    pairs_.push_back(fmt::format("{} = {}", key, value_text(value)));
  }
  void add_raw(const char* key, const std::string& text) {
    pairs_.push_back(fmt::format("{} = {}", key, text));
  }
  void add_flag(const char* key, bool flag) {
    if (flag) add(key, true);
  }
  template <class T>
  void add_list(const char* key, const std::vector<T>& list) {
    if (!list.empty()) add(key, list);
  }
  template <class E>
  void add_unless(const char* key, E value, E usual) {
    if (value != usual) add(key, value);
  }

  bool are_none() const { return pairs_.empty(); }
  std::string lines() const {
    std::string made;
    for (const auto& pair : pairs_) made += pair + '\n';
    return made;
  }
  std::string table() const {
    std::string made;
    for (const auto& pair : pairs_) made += (made.empty() ? " " : ", ") + pair;
    return "{" + made + " }";
  }

 private:
  std::vector<std::string> pairs_;
};

std::string words_text(const Words& words) {
  Pairs pairs;
  pairs.add("zh", words.zh);
  pairs.add("en", words.en);
  return pairs.table();
}

void add_care(Pairs& pairs, const Care& care) {
  if (care.any)
    pairs.add("care", true);
  else
    pairs.add("care", care.groups);
}

Pairs among_pairs(const Among& among) {
  Pairs pairs;
  if (among.care) add_care(pairs, *among.care);
  pairs.add_flag("guardians_away", among.guardians_away);
  pairs.add_flag("graduating", among.graduating);
  pairs.add_flag("committee", among.committee);
  pairs.add_list("posts", among.posts);
  if (among.teaching) pairs.add("teaching", *among.teaching);
  pairs.add_list("subjects", among.subjects);
  if (among.duty) pairs.add("duty", *among.duty);
  if (among.met) pairs.add("met", *among.met);
  return pairs;
}

Pairs count_pairs(const Count& count) {
  Pairs pairs;
  pairs.add_list("kinds", count.kinds);
  pairs.add_list("modes", count.modes);
  pairs.add_flag("face_to_face", count.face_to_face);
  pairs.add_unless("by", count.by, By::kAnyone);
  pairs.add_unless("with", count.with, With::kAnyone);
  if (count.begun_by) pairs.add("begun_by", *count.begun_by);
  pairs.add_list("levels", count.levels);
  pairs.add_flag("planned", count.planned);
  pairs.add_unless("what", count.what, What::kContacts);
  return pairs;
}

std::string more_text(const More& more) {
  Pairs pairs;
  add_care(pairs, more.care);
  pairs.add("at_least", more.at_least);
  return pairs.table();
}

// Percent with at most one decimal.
std::string share_text(int permille) {
  return permille % 10 == 0 ? std::to_string(permille / 10)
                            : fmt::format("{}.{}", permille / 10, permille % 10);
}

void add_shares(Pairs& pairs, const Rule& rule) {
  if (rule.per.size() == 1)
    pairs.add("per", rule.per.front());
  else
    pairs.add("per", rule.per);
  pairs.add_unless("on", rule.on, On::kEveryDay);
  pairs.add_raw("share", share_text(rule.share_permille));
  pairs.add_unless("in_each", rule.in_each, InEach::kSchool);
  pairs.add_flag("regular", rule.regular);
  pairs.add_flag("excusable", rule.excusable);
}

std::string rule_text(const Rule& rule) {
  Pairs pairs;
  if (rule.due) {
    if (const auto& duties = rule.due->duties; duties.size() == 1)
      pairs.add("duty", duties.front());
    else
      pairs.add_list("duty", duties);
    pairs.add_raw("within",
                  fmt::format("{{ {} = {} }}", to_text(rule.due->within.unit), rule.due->within.amount));
    add_shares(pairs, rule);
    return pairs.lines();
  }
  pairs.add("of", rule.of);
  if (auto among = among_pairs(rule.among); !among.are_none()) pairs.add_raw("among", among.table());
  pairs.add_raw("count", count_pairs(rule.count).table());
  if (rule.each_school_day)
    pairs.add_raw("at_least", in_quotes("each_school_day"));
  else
    pairs.add("at_least", rule.at_least);
  if (rule.more) pairs.add_raw("more", more_text(*rule.more));
  add_shares(pairs, rule);
  return pairs.lines();
}

std::string clause_text(const Clause& clause) {
  Pairs pairs;
  pairs.add("id", clause.id);
  pairs.add("kind", clause.kind);
  pairs.add_raw("title", words_text(clause.title));
  pairs.add_raw("label", words_text(clause.label));
  if (clause.done_by) pairs.add("done_by", *clause.done_by);
  auto text = "\n[[clauses]]\n" + pairs.lines();
  return clause.rule ? text + "\n[clauses.rule]\n" + rule_text(*clause.rule) : text;
}

constexpr const char* kOwn = "own";

std::string own_id(const std::string& clause) { return std::string(kOwn) + "." + clause; }

const Clause* find_clause(const Catalogue& catalogue, const std::string& id) {
  for (const auto& pack : catalogue.packs())
    for (const auto& clause : pack.clauses)
      if (clause.id == id) return &clause;
  return nullptr;
}

Rule own_rule(Rule rule, const InForce& in_force) {
  rule.share_permille = in_force.share_permille;
  if (rule.due) return rule;
  if (!rule.each_school_day) rule.at_least = in_force.target;
  if (rule.more) rule.more->at_least = in_force.raised_target;
  if (rule.more && rule.more->at_least <= rule.at_least) rule.more.reset();
  if (rule.among.met) rule.among.met = own_id(*rule.among.met);
  return rule;
}

}  // namespace

std::string pack_text(const Pack& pack) {
  Pairs pairs;
  pairs.add("id", pack.id);
  pairs.add_raw("title", words_text(pack.title));
  pairs.add_list("stages", pack.stages);
  auto text = pairs.lines();
  for (const auto& clause : pack.clauses) text += clause_text(clause);
  return text;
}

Pack own_pack(const Catalogue& catalogue, const std::vector<InForce>& in_force,
              const std::string& school_name) {
  Pack pack{.id = kOwn, .title = {school_name, school_name}, .stages = {}, .clauses = {}};
  auto holds = [&](const std::string& id) {
    return std::any_of(in_force.begin(), in_force.end(),
                       [&](const InForce& each) { return each.norm_id == id; });
  };
  for (const auto& each : in_force) {
    auto clause = *find_clause(catalogue, each.norm_id);
    if (clause.rule->among.met && !holds(*clause.rule->among.met)) continue;
    clause.id = own_id(clause.id);
    clause.rule = own_rule(*clause.rule, each);
    pack.clauses.push_back(std::move(clause));
  }
  return pack;
}

}  // namespace kith::norms
