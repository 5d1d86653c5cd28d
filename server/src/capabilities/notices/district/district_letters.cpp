// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/district/district_letters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "calendar/calendar.hpp"
#include "capabilities/notices/attachments/attachment_store.hpp"
#include "capabilities/notices/district/letter_sheet.hpp"
#include "people/family_counts.hpp"
#include "people/few.hpp"
#include "people/identity_store.hpp"
#include "people/topics.hpp"
#include "platform/db/page.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {
namespace {

using people::Viewer;

constexpr int kPage = 50;
// Of a list only the newest are counted anew; the others when somebody opens them.
constexpr std::size_t kCountedInAList = 5;
// What could not be published is tried again for so long.
constexpr std::chrono::days kTriedFor{120};

DistrictLetterLine line_of(const ListedLetter& listed, const LetterSums& sums, Instant now) {
  const auto& letter = listed.letter;
  return {.letter_id = letter.letter_id,
          .title = letter.title,
          .needs = letter.needs,
          .kind = letter.kind,
          .author_name = listed.author_name,
          .created_at = letter.created_at,
          .planned_at = letter.planned_at,
          .due_at = letter.due_at,
          .starts_at = letter.starts_at,
          .corrected_at = letter.corrected_at,
          .reminded_at = letter.reminded_at,
          .withdrawn_at = letter.withdrawn_at,
          .is_out = letter.out_at() <= now,
          .schools = sums.schools,
          .published = sums.published,
          .no_desk = sums.no_desk,
          .figures = sums.figures(),
          .counted_at = letter.counted_at};
}

// What needs a look first: schools that could not be given it, then those in which most families have not
// done it, by share.
bool needs_a_look_before(const DistrictLetterSchool& a, const DistrictLetterSchool& b) {
  auto place = [](const DistrictLetterSchool& school) {
    switch (school.state) {
      case SchoolState::kNoDesk:
        return 0;
      case SchoolState::kLapsed:
        return 1;
      case SchoolState::kWaiting:
      case SchoolState::kPublished:
        return 2;
      case SchoolState::kNobody:
      case SchoolState::kWithdrawn:
        return 3;
    }
    return 3;
  };
  if (place(a) != place(b)) return place(a) < place(b);
  const auto proven_a = a.figures.done + a.figures.told, proven_b = b.figures.done + b.figures.told;
  const auto left = proven_a * std::max<std::int64_t>(1, b.figures.families);
  const auto right = proven_b * std::max<std::int64_t>(1, a.figures.families);
  return left != right ? left < right : a.school_id < b.school_id;
}

Result<std::vector<SchoolName>> schools_of(db::Session& session,
                                           const std::optional<std::vector<std::int64_t>>& school_ids) {
  if (school_ids && school_ids->empty())
    return invalid("notices.schools_missing", {{"school_ids", "notices.schools_missing"}});
  auto schools = schools_written_to(session, school_ids);
  if (school_ids && schools.size() != std::set(school_ids->begin(), school_ids->end()).size())
    return invalid("notices.no_such_school", {{"school_ids", "notices.no_such_school"}});
  if (schools.empty()) return invalid("notices.schools_missing", {{"school_ids", "notices.schools_missing"}});
  return schools;
}

std::int64_t sum_of(const std::vector<std::int64_t>& children) {
  return std::accumulate(children.begin(), children.end(), std::int64_t{0});
}

// Adds the schools up, then takes out what would tell of a few children.
void sum_up_answers(DistrictLetterDetail& detail) {
  detail.answers.resize(detail.choices.size());
  std::vector<std::int64_t> children_of_schools;
  for (const auto& school : detail.schools) {
    for (std::size_t i = 0; i < school.answers.size(); ++i) detail.answers.at(i) += school.answers[i];
    children_of_schools.push_back(sum_of(school.answers));
  }
  const auto hidden = people::hidden_beside_all(children_of_schools);
  for (std::size_t i = 0; i < hidden.size(); ++i)
    if ((detail.schools[i].has_few_answers = hidden[i])) detail.schools[i].answers.clear();
  detail.has_few_answers = people::is_few(sum_of(detail.answers));
  if (detail.has_few_answers) detail.answers.clear();
}

}  // namespace

Result<DistrictPreview> DistrictLetters::preview(const DistrictPreviewOf& asked) {
  const auto grades = asked.grades.value_or(std::vector<int>{});
  if (auto refused = audience_refusal({.whole_school = grades.empty(), .grades = grades})) return *refused;
  DistrictPreview preview;
  return db_.read([&](db::Session& session) -> Result<DistrictPreview> {
    auto schools = schools_of(session, asked.school_ids);
    if (!schools) return schools.error();
    const auto with_desk = schools_with_desk(session, clock_.today());
    for (auto& school : *schools)
      preview.schools.push_back({.school_id = school.school_id,
                                 .name = std::move(school.name),
                                 .has_desk = std::ranges::binary_search(with_desk, school.school_id)});
    for (const auto& count : people::count_families(session, asked.school_ids, grades,
                                                    calendar::school_year_of(clock_.today()))) {
      const auto at =
          std::ranges::lower_bound(preview.schools, count.school_id, {}, &PreviewSchool::school_id);
      at->families = count.families;
      at->unreachable = count.unreachable;
      preview.families += count.families;
      preview.unreachable += count.unreachable;
    }
    return preview;
  });
}

Result<WrittenDistrictLetter> DistrictLetters::write(const Viewer& officer, const NewDistrictLetter& given) {
  if (auto refused = refusal(given, clock_)) return *refused;
  const auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<WrittenDistrictLetter> {
    auto known = [&]() -> Result<WrittenDistrictLetter> {
      const auto found = find_district_letter_by_key(tx, given.client_key);
      if (found->author_id != officer.person_id) return conflict("ledger.client_key_taken");
      const auto before = line(tx, found->letter_id);
      return WrittenDistrictLetter{before->letter_id, before->schools, before->planned_at};
    };
    if (find_district_letter_by_key(tx, given.client_key)) return known();
    auto schools = schools_of(tx, given.school_ids);
    if (!schools) return schools.error();
    std::vector<std::int64_t> school_ids;
    for (const auto& school : *schools) school_ids.push_back(school.school_id);
    const DistrictLetter letter{.letter_id = tx.take_ids(officer.school_id),
                                .author_id = officer.person_id,
                                .title = given.title,
                                .body = given.body,
                                .needs = given.needs,
                                .reach = given.reach.value_or(Reach::kEverybody),
                                .kind = given.kind.value_or(NoticeKind::kLetter),
                                .grades = given.grades.value_or(std::vector<int>{}),
                                .created_at = now,
                                .planned_at = given.publish_at,
                                .due_at = given.due_at,
                                .starts_at = given.starts_at,
                                .late_reason = given.late_reason,
                                .fee_basis = given.fee_basis,
                                .asks_opinion = given.asks_opinion.value_or(false),
                                .choices = given.choices.value_or(std::vector<std::string>{}),
                                .receipt_rule = given.receipt_rule.value_or(ledger::ReceiptRule::kAny)};
    if (!save_district_letter(tx, letter, given.client_key, school_ids)) return known();
    if (auto put = enclose(tx, {.notice_id = letter.letter_id,
                                .author_id = officer.person_id,
                                .addresses = given.attachments.value_or(std::vector<std::string>{})});
        !put)
      return put.error();
    ask_schools(tx, letter.letter_id, "publish", letter.out_at());
    tell(tx, letter.letter_id);
    return WrittenDistrictLetter{letter.letter_id, std::int64_t(school_ids.size()), letter.planned_at};
  });
}

DistrictLetterList DistrictLetters::list(std::optional<std::int64_t> before) {
  auto list = db_.read([&](db::Session& session) {
    auto letters = district_letters(session, before, kPage + 1);
    DistrictLetterList found{
        .letters = {},
        .before_id = db::cut_to_page(letters, kPage, [](const auto& each) { return each.letter.letter_id; })};
    std::vector<std::int64_t> ids;
    for (const auto& each : letters) ids.push_back(each.letter.letter_id);
    std::map<std::int64_t, LetterSums> sums;
    for (const auto& each : sums_of(session, ids)) sums[each.letter_id] = each;
    for (const auto& each : letters)
      found.letters.push_back(line_of(each, sums[each.letter.letter_id], clock_.now()));
    return found;
  });
  for (std::size_t i = 0; i < std::min(list.letters.size(), kCountedInAList); ++i)
    ask_for_figures(list.letters[i]);
  return list;
}

std::optional<DistrictLetterLine> DistrictLetters::line(db::Session& session, std::int64_t letter_id) const {
  const auto listed = listed_letter(session, letter_id);
  if (!listed) return std::nullopt;
  const auto sums = sums_of(session, {letter_id});
  return line_of(*listed, sums.empty() ? LetterSums{} : sums.front(), clock_.now());
}

Result<DistrictLetterDetail> DistrictLetters::detail(std::int64_t letter_id) {
  auto detail = db_.read([&](db::Session& session) -> Result<DistrictLetterDetail> {
    auto found = listed_letter(session, letter_id);
    if (!found) return not_found("notices.no_such_notice");
    auto& letter = found->letter;
    DistrictLetterDetail made{.letter = line(session, letter_id).value(),
                              .body = std::move(letter.body),
                              .grades = std::move(letter.grades),
                              .reach = letter.reach,
                              .late_reason = std::move(letter.late_reason),
                              .fee_basis = std::move(letter.fee_basis),
                              .asks_opinion = letter.asks_opinion,
                              .schools = {},
                              .choices = std::move(letter.choices),
                              .answers = {},
                              .receipt_rule = letter.receipt_rule,
                              .attachments = enclosed_in(session, letter_id, letter.version)};
    std::map<std::int64_t, std::string> names;
    for (auto& school : schools_written_to(session, std::nullopt))
      names[school.school_id] = std::move(school.name);
    std::map<std::int64_t, std::vector<std::int64_t>> answers;
    for (const auto& row : answers_by_school(session, letter_id))
      answers[row.school_id].push_back(row.children);
    for (const auto& row : school_rows(session, letter_id))
      made.schools.push_back({row.school_id, names[row.school_id], row.state, row.published_at, row.figures(),
                              std::move(answers[row.school_id])});
    sum_up_answers(made);
    std::ranges::sort(made.schools, needs_a_look_before);
    return made;
  });
  if (!detail) return detail;
  detail->is_counting = wants_figures(detail->letter);
  ask_for_figures(detail->letter);
  return detail;
}

Result<std::string> DistrictLetters::workbook(std::int64_t letter_id, Language language) {
  auto found = detail(letter_id);
  if (!found) return found.error();
  const auto district = db_.read([](db::Session& session) { return people::district_name(session); });
  return letter_sheet(*found, district, clock_, language);
}

bool DistrictLetters::wants_figures(const DistrictLetterLine& line) const {
  if (line.published == 0 || line.withdrawn_at) return false;
  return !line.counted_at || clock_.now() - *line.counted_at >= figures_stay_new(line.figures.families);
}

// One job for each age of the figures, and another when the hour is over, should that one have failed.
void DistrictLetters::ask_for_figures(const DistrictLetterLine& line) {
  if (!wants_figures(line)) return;
  const auto hour = std::chrono::floor<std::chrono::hours>(clock_.now()).time_since_epoch().count();
  const auto counted = line.counted_at.value_or(Instant{}).time_since_epoch().count();
  db_.write([&](db::Tx& tx) {
    jobs_.enqueue(tx, {.kind = kDistrictCountJob,
                       .key = fmt::format("count {} {} {}", line.letter_id, counted, hour),
                       .detail = json::write_text(OfLetter{line.letter_id})});
  });
}

Result<DistrictLetterLine> DistrictLetters::remind(std::int64_t letter_id) {
  const auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<DistrictLetterLine> {
    auto found = line(tx, letter_id);
    if (!found) return not_found("notices.no_such_notice");
    if (found->withdrawn_at) return conflict("notices.withdrawn");
    if (found->published == 0) return conflict("notices.not_out_yet");
    if (!set_district_reminded(tx, letter_id, now, now - kBetweenReminders))
      return Error{Fault::kTooMany, "notices.reminded_lately", {}};
    ask_schools(tx, letter_id, fmt::format("remind {}", now.time_since_epoch().count()), now);
    found->reminded_at = now;
    return *std::move(found);
  });
}

Result<DistrictLetterLine> DistrictLetters::correct(const Viewer& officer,
                                                    const DistrictCorrection& correction) {
  const auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<DistrictLetterLine> {
    const auto letter = find_district_letter(tx, correction.letter_id);
    if (!letter) return not_found("notices.no_such_notice");
    if (letter->withdrawn_at) return conflict("notices.withdrawn");
    const auto enclosed = addresses_in(tx, letter->letter_id, letter->version);
    const auto attachments = correction.attachments.value_or(enclosed);
    if (letter->title == correction.title && letter->body == correction.body && attachments == enclosed)
      return invalid("notices.nothing_changed", {{"body", "notices.nothing_changed"}});
    if (auto refused = wording_refusal({.title = correction.title,
                                        .body = correction.body,
                                        .has_fee_basis = letter->fee_basis.has_value()},
                                       correction.accepted.value_or(std::vector<WordConcern>{})))
      return *refused;
    if (!correct_district_letter(tx, *letter, correction.title, correction.body, now))
      return conflict("notices.text_changed");
    if (auto put = enclose(tx, {.notice_id = letter->letter_id,
                                .version = letter->version + 1,
                                .author_id = officer.person_id,
                                .addresses = attachments});
        !put)
      return put.error();
    ask_schools(tx, letter->letter_id, fmt::format("correct {}", letter->version + 1),
                std::max(now, letter->out_at()));
    tell(tx, letter->letter_id);
    return line(tx, letter->letter_id).value();
  });
}

Result<DistrictLetterLine> DistrictLetters::withdraw(std::int64_t letter_id) {
  const auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<DistrictLetterLine> {
    if (!line(tx, letter_id)) return not_found("notices.no_such_notice");
    if (withdraw_district_letter(tx, letter_id, now)) {
      ask_schools(tx, letter_id, "withdraw", now);
      tell(tx, letter_id);
    }
    return line(tx, letter_id).value();
  });
}

void DistrictLetters::ask_schools(db::Tx& tx, std::int64_t letter_id, const std::string& why, Instant at) {
  for (const auto& row : school_rows(tx, letter_id))
    jobs_.enqueue(tx, {.kind = kDistrictJob,
                       .key = fmt::format("{} {} {}", letter_id, row.school_id, why),
                       .detail = json::write_text(InSchool{letter_id, row.school_id}),
                       .due_at = at});
}

void DistrictLetters::try_again(db::Tx& tx, std::optional<std::int64_t> school_id) const {
  const auto now = clock_.now();
  for (const auto& each : still_to_publish(tx, school_id, now, now - kTriedFor))
    jobs_.enqueue(tx, {.kind = kDistrictJob,
                       .key = fmt::format("{} {} again {}", each.letter_id, each.school_id,
                                          now.time_since_epoch().count()),
                       .detail = json::write_text(InSchool{each.letter_id, each.school_id})});
}

void DistrictLetters::tell(db::Tx& tx, std::int64_t letter_id) const {
  tx.after_commit([this, letter_id] {
    events_.publish({"district_letter.changed", letter_id, {people::district_topic()}});
  });
}

}  // namespace kith::notices
