// SPDX-License-Identifier: Apache-2.0
#include "norms/packs/pack.hpp"

#include <algorithm>

#include "norms/packs/keys.hpp"

namespace kith::norms {
namespace {

constexpr std::size_t kLabelCharacters = 6;
constexpr std::int64_t kMostTimes = 1000;

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

// care = true, or a list of groups.
std::optional<Care> read_care(Keys& keys) {
  if (!keys.has("care")) return std::nullopt;
  Care care;
  const auto* node = keys.optional("care");
  care.any = node->is_boolean() && node->value_or(false);
  if (!care.any) care.groups = keys.choices<people::CareGroup>("care");
  return care;
}

void read_among(Keys& keys, Rule& rule) {
  auto inner = keys.table(keys.optional("among"), "among");
  if (!inner) return;
  auto& among = rule.among;
  among.care = read_care(*inner);
  among.guardians_away = inner->flag("guardians_away");
  among.graduating = inner->flag("graduating");
  among.committee = inner->flag("committee");
  among.posts = inner->choices<people::Post>("posts");
  if (inner->has("teaching"))
    among.teaching = inner->choice(inner->optional("teaching"), "teaching", Teaching::kAny);
  among.subjects = inner->texts("subjects");
  if (inner->has("duty")) among.duty = inner->text("duty");
  if (inner->has("met")) among.met = inner->text("met");
  bool is_staff = rule.of == Of::kStaff;
  bool is_children = rule.of == Of::kStudent || rule.of == Of::kFamily;
  bool is_result = among.met.has_value();
  auto refuse = [&](std::string_view key, bool applies) {
    if (inner->has(key) && !applies) inner->blame(Flaw::kDoesNotApply, key);
  };
  for (auto key : {"posts", "teaching", "subjects"}) refuse(key, is_staff && !is_result);
  for (auto key : {"care", "guardians_away"}) refuse(key, is_children && !is_result);
  refuse("graduating", (is_children || rule.of == Of::kClass) && !is_result);
  refuse("committee", rule.of == Of::kFamily && !is_result);
  refuse("duty", rule.of == Of::kStudent && !is_result);
  inner->refuse_others();
}

Count read_count(Keys& keys, Of of) {
  Count count;
  count.kinds = keys.choices<ledger::ContactKind>("kinds");
  count.modes = keys.choices<ledger::Mode>("modes");
  count.face_to_face = keys.flag("face_to_face");
  count.by = keys.choice(keys.optional("by"), "by", By::kAnyone);
  count.with = keys.choice(keys.optional("with"), "with", With::kAnyone);
  if (keys.has("begun_by"))
    count.begun_by = keys.choice(keys.optional("begun_by"), "begun_by", ledger::BegunBy::kSchool);
  count.levels = keys.choices<ledger::Level>("levels");
  count.planned = keys.flag("planned");
  count.what = keys.choice(keys.optional("what"), "what", What::kContacts);
  bool is_children = of == Of::kStudent || of == Of::kFamily;
  bool is_group = !is_children && of != Of::kStaff;
  auto refuse = [&](std::string_view key, bool applies) {
    if (keys.has(key) && !applies) keys.blame(Flaw::kDoesNotApply, key);
  };
  for (auto key : {"by", "with", "begun_by"}) refuse(key, is_children);
  for (auto key : {"levels", "planned"}) refuse(key, is_group);
  if (count.what == What::kFamilies) refuse("what", of == Of::kStaff);
  if (count.what == What::kSharedDays) refuse("what", is_children);
  keys.refuse_others();
  return count;
}

void read_at_least(Keys& keys, Rule& rule) {
  auto* node = keys.optional("at_least");
  rule.each_school_day = node && node->value_exact<std::string>() == "each_school_day";
  if (!rule.each_school_day) rule.at_least = keys.whole("at_least", 1, kMostTimes);
  auto inner = keys.table(keys.optional("more"), "more");
  if (!inner) return;
  More more;
  if (auto care = read_care(*inner))
    more.care = *care;
  else
    inner->blame(Flaw::kMissingKey, "care");
  more.at_least = inner->whole("at_least", 1, kMostTimes);
  if (more.at_least <= rule.at_least) inner->blame(Flaw::kOutOfRange, "at_least");
  if (rule.each_school_day || (rule.of != Of::kStudent && rule.of != Of::kFamily))
    keys.blame(Flaw::kDoesNotApply, "more");
  inner->refuse_others();
  rule.more = more;
}

void read_per(Keys& keys, Rule& rule) {
  using calendar::PeriodKind;
  auto* node = keys.required("per");
  if (node && node->is_array())
    rule.per = keys.choices<PeriodKind>("per", Flaw::kNoSuchPeriod);
  else
    rule.per = {keys.choice(node, "per", PeriodKind::kTerm, Flaw::kNoSuchPeriod)};
  std::set<PeriodKind> kinds(rule.per.begin(), rule.per.end());
  if (kinds.size() < rule.per.size()) keys.blame(Flaw::kUnknownValue, "per", node);
  if (!keys.has("on")) return;
  rule.on = keys.choice(keys.optional("on"), "on", On::kEveryDay);
  if (kinds != std::set{PeriodKind::kFortnight}) keys.blame(Flaw::kDoesNotApply, "on");
}

// within = { working_days = 5 }
ledger::Deadline read_within(Keys& keys) {
  ledger::Deadline deadline;
  auto inner = keys.table(keys.required("within"), "within");
  if (!inner) return deadline;
  int units = 0;
  for (auto unit : enumerators<ledger::DeadlineUnit>()) {
    auto key = to_text(unit);
    if (!inner->has(key)) continue;
    deadline = {inner->whole(key, 1, kMostTimes), unit};
    ++units;
  }
  inner->refuse_others();
  if (units != 1) keys.blame(units == 0 ? Flaw::kMissingKey : Flaw::kDoesNotApply, "within");
  return deadline;
}

void read_shares(Keys& keys, Rule& rule) {
  rule.share_permille = keys.share("share");
  rule.regular = keys.flag("regular");
  keys.refuse_others();
}

// Every day lies in a period of this kind, so that whatever falls due is judged in one.
bool is_gapless(calendar::PeriodKind kind) {
  using enum calendar::PeriodKind;
  return kind == kWeek || kind == kMonth || kind == kTerm || kind == kSchoolYear;
}

// duty = "mailbox.answer", or several in a list
std::vector<std::string> read_duties(Keys& keys) {
  auto* node = keys.optional("duty");
  if (node && node->is_array()) return keys.texts("duty");
  return {keys.text("duty")};
}

Rule read_due(Keys& keys) {
  Rule rule;
  rule.due = Due{read_duties(keys), read_within(keys)};
  read_per(keys, rule);
  for (auto kind : rule.per)
    if (!is_gapless(kind)) keys.blame(Flaw::kDoesNotApply, "per");
  read_shares(keys, rule);
  return rule;
}

Rule read_rule(Keys& keys) {
  if (keys.has("duty")) return read_due(keys);
  Rule rule;
  rule.of = keys.choice(keys.required("of"), "of", Of::kStudent);
  read_among(keys, rule);
  if (auto inner = keys.table(keys.required("count"), "count")) {
    rule.count = read_count(*inner, rule.of);
    if (!can_count(rule)) inner->blame(Flaw::kCountsNothing, "kinds");
  }
  read_at_least(keys, rule);
  read_per(keys, rule);
  rule.in_each = keys.choice(keys.optional("in_each"), "in_each", InEach::kSchool);
  if (rule.in_each == InEach::kClass && rule.of != Of::kStudent && rule.of != Of::kFamily)
    keys.blame(Flaw::kDoesNotApply, "in_each");
  rule.excusable = keys.flag("excusable");
  read_shares(keys, rule);
  if (rule.excusable && (rule.among.met || rule.of == Of::kGrade || rule.of == Of::kSchool))
    keys.blame(Flaw::kDoesNotApply, "excusable");
  return rule;
}

Clause read_clause(Keys& keys, const std::string& pack_id) {
  Clause clause;
  clause.id = keys.text("id");
  if (!clause.id.starts_with(pack_id + ".")) keys.blame(Flaw::kForeignId, "id");
  clause.kind = keys.choice(keys.required("kind"), "kind", ClauseKind::kNorm);
  clause.title = read_words(keys, "title");
  clause.label = read_label(keys);
  if (clause.kind == ClauseKind::kNorm || clause.kind == ClauseKind::kDuty) {
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
  pack.stages = keys.choices<people::Stage>("stages");
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
      return "no such period (docs/norm-rules.md lists them)";
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

bool Pack::is_for(people::Stage stage) const {
  return stages.empty() || std::find(stages.begin(), stages.end(), stage) != stages.end();
}

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
