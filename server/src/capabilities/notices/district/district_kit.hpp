// SPDX-License-Identifier: Apache-2.0
// A district with three schools and what carries its letters out, for tests.
#pragma once

#include <fmt/format.h>

#include <algorithm>

#include "capabilities/notices/district/district_letters.hpp"
#include "capabilities/notices/inbox.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"

namespace kith::notices::kit {

// The cast, a child at the school elsewhere, and a school without anybody at its desk.
struct District {
  explicit District(db::Tx& tx) : cast(tx) {
    tx.exec({"test.district",
             "insert into districts (id, name, time_zone) values (1, '青州区教育局', 'Asia/Shanghai')"});
    tx.exec({"test.officer", "insert into district_officers (id, name) values (1, '严科长')"});
    child_elsewhere = people::kit::add_student(tx, cast.class_elsewhere, {.name = "吴静"});
    mother_elsewhere = people::kit::add_guardian(tx, child_elsewhere, {.name = "许兰"});
    deskless = people::kit::add_school(tx, {.name = "东湖小学"});
    mother_deskless = people::kit::add_guardian(
        tx, people::kit::add_student(tx, people::kit::add_class(tx, deskless, {.grade = 3})));
  }
  access::Caller as_mother_elsewhere() const {
    return people::kit::calling(people::kit::as_guardian(mother_elsewhere));
  }
  access::Caller as_mother_deskless() const {
    return people::kit::calling(people::kit::as_guardian(mother_deskless));
  }

  people::kit::TwoSchools cast;
  std::int64_t child_elsewhere = 0, mother_elsewhere = 0, deskless = 0, mother_deskless = 0;
};

class DistrictAtWork : public db::BothEngines {
 protected:
  NewDistrictLetter letter() const {
    return {.title = "冬季安全", .body = "天冷路滑，请早一点出门。", .client_key = "key"};
  }
  std::int64_t write(const NewDistrictLetter& letter) {
    return letters.write(people::viewer_of(cast.as_officer()), letter).value().letter_id;
  }
  std::int64_t write_to(std::vector<std::int64_t> school_ids) {
    auto to = letter();
    to.school_ids = std::move(school_ids);
    return write(to);
  }
  void work() {
    while (worker.work_once()) {
    }
  }
  std::size_t open_for(const access::Caller& guardian) {
    return inbox.lists(people::viewer_of(guardian)).open.size();
  }
  DistrictLetterSchool in_school(std::int64_t letter_id, std::int64_t school_id) {
    const auto schools = letters.detail(letter_id).value().schools;
    auto found = std::ranges::find(schools, school_id, &DistrictLetterSchool::school_id);
    return found == schools.end() ? DistrictLetterSchool{} : *found;
  }
  FamilyFigures counted(std::int64_t letter_id) {
    clock.set(clock.now() + std::chrono::seconds{30});
    letters.detail(letter_id).value();
    work();
    return letters.detail(letter_id)->letter.figures;
  }
  // The notice of the letter in the first school.
  std::int64_t notice() {
    return notices.list(people::viewer_of(cast.as_principal()), {}).notices.at(0).notice_id;
  }
  std::int64_t count(const std::string& sql) {
    return db().read([&](db::Session& session) { return session.one<std::int64_t>({"test.count", sql}); });
  }

  District district = db().write([](db::Tx& tx) { return District(tx); });
  const people::kit::TwoSchools& cast = district.cast;
  FixedClock clock{people::kit::morning()};
  ledger::Ledger ledger{clock};
  events::KeptEvents events;
  secrets::SeededRandom random{7};
  jobs::Jobs jobs{clock, random};
  AskingAgain asking_again{db(), jobs};
  Publishing publishing{db(), clock, ledger, events, nullptr, nullptr, &jobs};
  Notices notices{db(), clock, events, nullptr, nullptr, &asking_again};
  Inbox inbox{db(), clock};
  DistrictLetters letters{{db(), clock, jobs, events, publishing, notices}};
  jobs::Worker worker{db(),
                      jobs,
                      {{kDistrictJob, [this](const jobs::Job& job) { return letters.carry_out(job); }},
                       {kDistrictCountJob, [this](const jobs::Job& job) { return letters.count(job); }}}};
};

}  // namespace kith::notices::kit
