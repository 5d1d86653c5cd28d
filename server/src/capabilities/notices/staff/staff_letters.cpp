// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/staff/staff_letters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>

#include "people/topics.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {
namespace {

using people::Viewer;

constexpr int kMostListed = 100, kMostNames = 50;
constexpr std::chrono::hours kNewsFor{7 * 24};

bool may_write(const Viewer& viewer) { return reaches_everybody(viewer) || viewer.has(people::kGradeHead); }

}  // namespace

Result<people::Selection> StaffLetters::reached(db::Session& session, const Viewer& viewer,
                                                const people::StaffSpec& audience) const {
  const auto today = clock_.today();
  if (!reaches_everybody(viewer)) {
    const auto headed = grades_headed(session, viewer, today);
    const bool is_own = !audience.grades.empty() && std::ranges::all_of(audience.grades, [&](int grade) {
      return headed.contains(grade);
    });
    if (!is_own) return forbidden("notices.out_of_reach");
  }
  return people::staff_of(audience, viewer.school_id, today);
}

Result<StaffPreview> StaffLetters::preview(const Viewer& viewer, const people::StaffSpec& audience) {
  return db_.read([&](db::Session& session) -> Result<StaffPreview> {
    auto colleagues = reached(session, viewer, audience);
    if (!colleagues) return colleagues.error();
    return StaffPreview{count_staff(session, *colleagues, viewer.person_id),
                        staff_without_account(session, *colleagues, viewer.person_id, kMostNames)};
  });
}

Result<PublishedStaffLetter> StaffLetters::publish(const Viewer& viewer, const NewStaffLetter& letter) {
  if (auto refused = refusal(letter, clock_)) return *refused;
  const auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<PublishedStaffLetter> {
    if (auto known = find_staff_letter(tx, viewer.school_id, letter.client_key)) {
      if (known->author_id != viewer.person_id) return conflict("ledger.client_key_taken");
      return PublishedStaffLetter{known->letter_id,
                                  staff_letters_by(tx, viewer, known->letter_id, 1).at(0).people};
    }
    auto colleagues = reached(tx, viewer, letter.audience);
    if (!colleagues) return colleagues.error();
    if (count_staff(tx, *colleagues, viewer.person_id) == 0)
      return invalid("notices.audience_is_nobody", {{"audience", "notices.audience_is_nobody"}});
    const StaffLetterRow row{.school_id = viewer.school_id,
                             .id = tx.take_ids(viewer.school_id),
                             .author_id = viewer.person_id,
                             .title = letter.title,
                             .body = letter.body,
                             .needs = letter.needs,
                             .audience = json::write_text(letter.audience),
                             .published_at = now,
                             .due_at = letter.due_at,
                             .client_key = letter.client_key};
    const auto people = save_staff_letter(tx, row, *colleagues);
    if (!people) return conflict("ledger.client_key_taken");
    send(tx, row, fmt::format("letter {}", row.id), now);
    tell(tx, "staff_letter.published", row.id, viewer.person_id);
    return PublishedStaffLetter{row.id, *people};
  });
}

StaffLetterLists StaffLetters::lists(const Viewer& viewer) {
  return db_.read([&](db::Session& session) {
    StaffLetterLists lists{.received = staff_letters_to(session, viewer, std::nullopt, kMostListed),
                           .written = staff_letters_by(session, viewer, std::nullopt, kMostListed),
                           .may_write = may_write(viewer)};
    for (auto& each : lists.received) each.body.clear();
    return lists;
  });
}

Result<StaffLetterLine> StaffLetters::own(db::Session& session, const Viewer& viewer,
                                          std::int64_t letter_id) const {
  auto found = staff_letters_by(session, viewer, letter_id, 1);
  if (found.empty()) return not_found("notices.no_such_notice");
  return std::move(found.front());
}

Result<StaffLetterDetail> StaffLetters::detail(const Viewer& viewer, std::int64_t letter_id) {
  return db_.read([&](db::Session& session) -> Result<StaffLetterDetail> {
    auto line = own(session, viewer, letter_id);
    if (!line) return line.error();
    auto row = staff_letter(session, letter_id);
    return StaffLetterDetail{
        .letter = *std::move(line),
        .body = std::move(row.body),
        .audience = json::read<people::StaffSpec>(boost::json::parse(row.audience)).value(),
        .waiting = waiting_staff(session, letter_id)};
  });
}

Result<StaffLetterLine> StaffLetters::remind(const Viewer& viewer, std::int64_t letter_id) {
  const auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<StaffLetterLine> {
    auto line = own(tx, viewer, letter_id);
    if (!line) return line;
    if (line->withdrawn_at) return conflict("notices.withdrawn");
    if (!set_staff_reminded(tx, letter_id, now, now - kBetweenReminders))
      return Error{Fault::kTooMany, "notices.reminded_lately", {}};
    send(tx, staff_letter(tx, letter_id),
         fmt::format("reminder {} {}", letter_id, now.time_since_epoch().count()), now);
    tell(tx, "staff_letter.published", letter_id, viewer.person_id);
    line->reminded_at = now;
    return line;
  });
}

Result<StaffLetterLine> StaffLetters::withdraw(const Viewer& viewer, std::int64_t letter_id) {
  const auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<StaffLetterLine> {
    auto line = own(tx, viewer, letter_id);
    if (!line) return line;
    tell(tx, "staff_letter.withdrawn", letter_id, viewer.person_id);
    if (withdraw_staff_letter(tx, letter_id, now)) line->withdrawn_at = now;
    return line;
  });
}

Result<OwnStaffLetter> StaffLetters::letter(const Viewer& viewer, std::int64_t letter_id) {
  return db_.read([&](db::Session& session) -> Result<OwnStaffLetter> {
    auto found = staff_letters_to(session, viewer, letter_id, 1);
    if (found.empty()) return not_found("notices.no_such_notice");
    return std::move(found.front());
  });
}

Result<bool> StaffLetters::open(const Viewer& viewer, std::int64_t letter_id) {
  const auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<bool> {
    auto found = staff_letters_to(tx, viewer, letter_id, 1);
    if (found.empty()) return not_found("notices.no_such_notice");
    const bool is_read_only = found.front().needs == ledger::Needs::kRead;
    const bool is_new = is_read_only ? set_staff_done(tx, letter_id, viewer.person_id, now)
                                     : set_staff_opened(tx, letter_id, viewer.person_id, now);
    if (is_new) tell(tx, "staff_letter.answered", letter_id, viewer.person_id);
    return is_new;
  });
}

Result<bool> StaffLetters::confirm(const Viewer& viewer, std::int64_t letter_id) {
  const auto now = clock_.now();
  return db_.write([&](db::Tx& tx) -> Result<bool> {
    if (staff_letters_to(tx, viewer, letter_id, 1).empty()) return not_found("notices.no_such_notice");
    const bool is_new = set_staff_done(tx, letter_id, viewer.person_id, now);
    if (is_new) tell(tx, "staff_letter.answered", letter_id, viewer.person_id);
    return is_new;
  });
}

void StaffLetters::send(db::Tx& tx, const StaffLetterRow& letter, const std::string& source_key,
                        Instant at) const {
  if (!outbox_ || !outbox_->has_channels()) return;
  const auto message_id =
      delivery::save_message(tx, {.school_id = letter.school_id,
                                  .slice = kStaffSlice,
                                  .source_id = letter.id,
                                  .source_key = source_key,
                                  .subject = letter.title,
                                  .body = letter.body,
                                  .link_path = fmt::format("/staff_notices/{}/letter", letter.id),
                                  .created_at = at,
                                  .expires_at = std::max(letter.due_at.value_or(at), at + kNewsFor)});
  for (const auto& channel : outbox_->channels())
    if (!channel->costs_money()) outbox_->address(tx, message_id, awaited_staff(letter.id), *channel);
}

// Whom it concerns: the author, and those it still awaits.
void StaffLetters::tell(db::Tx& tx, const char* kind, std::int64_t letter_id, std::int64_t person_id) const {
  const auto awaited = awaited_staff(letter_id);
  std::vector<std::string> topics{people::person_topic(person_id),
                                  people::person_topic(staff_letter(tx, letter_id).author_id)};
  if (std::string_view(kind) != "staff_letter.answered")
    for (auto staff_id : tx.all<std::int64_t>({"notices.awaited_staff", awaited.sql}, awaited.args))
      topics.push_back(people::person_topic(staff_id));
  tx.after_commit([this, kind, letter_id, topics] { events_.publish({kind, letter_id, topics}); });
}

std::set<std::int64_t> still_awaited_staff(db::Session& session, std::int64_t letter_id,
                                           const std::vector<std::int64_t>& person_ids) {
  const auto awaited = awaited_staff(letter_id);
  auto sql = fmt::format("select w.person_id from ({}) w where w.person_id in ({})", awaited.sql,
                         fmt::join(person_ids, ", "));
  auto found = session.all<std::int64_t>({"notices.still_awaited_staff", sql}, awaited.args);
  return {found.begin(), found.end()};
}

}  // namespace kith::notices
