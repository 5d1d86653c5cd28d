// SPDX-License-Identifier: Apache-2.0
// What jobs do with letters of the district: one job brings one letter in one school to where it should be.
#include <algorithm>
#include <boost/json/parse.hpp>

#include "capabilities/notices/attachments/attachment_store.hpp"
#include "capabilities/notices/district/district_letters.hpp"
#include "capabilities/notices/pending/pending_store.hpp"
#include "people/identity.hpp"
#include "platform/json/json.hpp"

namespace kith::notices {

struct DistrictLetters::Carried {
  DistrictLetter letter;
  SchoolRow school;
};

namespace {

// Schools whose families are counted between two holds of the lease.
constexpr std::size_t kCountedAtOnce = 20;

// Whoever published it answers for it.
people::Viewer author_in(std::int64_t school_id, std::int64_t staff_id) {
  return {.school_id = school_id, .person_id = staff_id, .roles = people::kStaff};
}

// The officer has looked at the words already.
std::vector<WordConcern> accepted_in(const DistrictLetter& letter) {
  std::vector<WordConcern> accepted;
  for (const auto& finding : findings_in({.title = letter.title, .body = letter.body}))
    accepted.push_back(finding.concern);
  return accepted;
}

}  // namespace

std::optional<DistrictLetters::Carried> DistrictLetters::find(std::int64_t letter_id,
                                                              std::int64_t school_id) const {
  return db_.read([&](db::Session& session) -> std::optional<Carried> {
    auto letter = find_district_letter(session, letter_id);
    const auto school = school_row(session, letter_id, school_id);
    if (!letter || !school) return std::nullopt;
    return Carried{*std::move(letter), *school};
  });
}

jobs::Outcome DistrictLetters::carry_out(const jobs::Job& job) {
  const auto [letter_id, school_id] = json::read<InSchool>(boost::json::parse(job.detail)).value();
  // The letter is read anew after each step: it may have been corrected or withdrawn meanwhile.
  for (;;) {
    auto carried = find(letter_id, school_id);
    if (!carried) return jobs::finished();
    switch (next_act(carried->letter, carried->school.followed(), clock_.now())) {
      case NextAct::kNone:
        return jobs::finished();
      case NextAct::kPublish:
        if (auto stopped = publish(*carried)) return *stopped;
        break;
      case NextAct::kLapse:
        carried->school.state = SchoolState::kLapsed;
        break;
      case NextAct::kCorrect:
        correct_there(*carried);
        break;
      case NextAct::kRemind:
        remind_there(*carried);
        break;
      case NextAct::kWithdraw:
        withdraw_there(*carried);
        break;
    }
    save(*carried);
  }
}

void DistrictLetters::save(const Carried& carried) {
  db_.write([&](db::Tx& tx) {
    save_school_row(tx, carried.letter.letter_id, carried.school);
    tell(tx, carried.letter.letter_id);
  });
}

std::optional<Publication> DistrictLetters::notice_in(const Carried& carried) const {
  return db_.read([&](db::Session& session) {
    return find_by_client_key(session, carried.school.school_id, district_key(carried.letter.letter_id));
  });
}

// What was begun goes on in the name of whoever it was begun for.
std::optional<jobs::Outcome> DistrictLetters::publish(Carried& carried) {
  const auto& letter = carried.letter;
  auto& school = carried.school;
  const auto key = district_key(letter.letter_id);
  const auto begun = notice_in(carried);
  const auto desk =
      db_.read([&](db::Session& session) { return desk_of(session, school.school_id, clock_.today()); });
  if (!begun && !desk) {
    school.state = SchoolState::kNoDesk;
    save(carried);
    return jobs::finished();
  }
  const auto author = author_in(school.school_id, begun ? begun->author_id : desk->staff_id);
  const auto published = publishing_.publish_for_district(
      author, notice_of(letter, key, bring_attachments(carried, author.person_id)), letter.letter_id);
  if (!published && published.error().code == "notices.audience_is_nobody") {
    school.state = SchoolState::kNobody;
    return std::nullopt;
  }
  if (!published) return jobs::try_again(published.error().code);
  school.state = SchoolState::kPublished;
  school.notice_id = published->notice_id;
  school.published_at = published->published_at;
  school.reminded_at = letter.reminded_at;
  school.families = published->families;
  school.unreachable = published->unreachable;
  // A text that was begun with stays until it is corrected.
  school.version = has_text_of(carried, *school.notice_id) ? letter.version : 0;
  return std::nullopt;
}

std::vector<std::string> DistrictLetters::bring_attachments(const Carried& carried, std::int64_t author_id) {
  return db_.write([&](db::Tx& tx) {
    return bring_into_school(tx, {.letter_id = carried.letter.letter_id,
                                  .version = carried.letter.version,
                                  .school_id = carried.school.school_id,
                                  .brought_by = author_id,
                                  .at = clock_.now()});
  });
}

bool DistrictLetters::has_text_of(const Carried& carried, std::int64_t notice_id) const {
  const auto& letter = carried.letter;
  return db_.read([&](db::Session& session) {
    const auto text = asked_of(session, carried.school.school_id, notice_id);
    return text.title == letter.title && text.body == letter.body &&
           addresses_in(session, notice_id, text.version) ==
               addresses_in(session, letter.letter_id, letter.version);
  });
}

// Refused only where it says so already.
void DistrictLetters::correct_there(Carried& carried) {
  const auto& letter = carried.letter;
  const auto there = notice_in(carried).value();
  static_cast<void>(notices_.correct(author_in(carried.school.school_id, there.author_id),
                                     {.notice_id = there.notice_id,
                                      .title = letter.title,
                                      .body = letter.body,
                                      .accepted = accepted_in(letter),
                                      .attachments = bring_attachments(carried, there.author_id)},
                                     ActOf::kDistrict));
  carried.school.version = letter.version;
}

// Refused where the school has reminded of it within the hour, which does as well.
void DistrictLetters::remind_there(Carried& carried) {
  const auto there = notice_in(carried).value();
  static_cast<void>(notices_.remind(author_in(carried.school.school_id, there.author_id), there.notice_id));
  carried.school.reminded_at = carried.letter.reminded_at;
}

void DistrictLetters::withdraw_there(Carried& carried) {
  const auto known = notice_in(carried);
  if (known && known->published_at)
    notices_
        .withdraw(author_in(carried.school.school_id, known->author_id), known->notice_id, ActOf::kDistrict)
        .value();
  else if (known)
    db_.write([&](db::Tx& tx) { withdraw_pending(tx, known->notice_id, clock_.now()); });
  carried.school.state = SchoolState::kWithdrawn;
}

jobs::Outcome DistrictLetters::count(const jobs::Job& job) {
  const auto letter_id = json::read<OfLetter>(boost::json::parse(job.detail)).value().letter_id;
  const auto begun_at = clock_.now();
  const auto choices = db_.read(
      [&](db::Session& session) { return find_district_letter(session, letter_id).value().choices.size(); });
  auto rows = db_.read([&](db::Session& session) { return school_rows(session, letter_id); });
  std::erase_if(rows, [](const SchoolRow& row) { return row.state != SchoolState::kPublished; });
  for (std::size_t from = 0; from < rows.size(); from += kCountedAtOnce) {
    const auto until = std::min(rows.size(), from + kCountedAtOnce);
    std::vector<std::pair<FamilyFigures, std::vector<std::int64_t>>> counted;
    for (auto i = from; i < until; ++i)
      counted.push_back(db_.read([&](db::Session& session) {
        const auto notice_id = rows[i].notice_id.value();
        return std::pair(count_families(session, notice_id), count_answers(session, notice_id, choices));
      }));
    const bool is_ours = db_.write([&](db::Tx& tx) {
      if (!jobs_.hold(tx, job)) return false;
      for (auto i = from; i < until; ++i) {
        const auto& [families, answers] = counted[i - from];
        save_figures(tx, letter_id, rows[i].school_id, families);
        save_answers(tx, letter_id, rows[i].school_id, answers);
      }
      return true;
    });
    if (!is_ours) return jobs::finished();
  }
  db_.write([&](db::Tx& tx) {
    set_counted(tx, letter_id, begun_at);
    tell(tx, letter_id);
  });
  return jobs::finished();
}

}  // namespace kith::notices
