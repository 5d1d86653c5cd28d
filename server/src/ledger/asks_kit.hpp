// SPDX-License-Identifier: Apache-2.0
// Two families who are asked something, for the tests of asks.
#pragma once

#include "ledger/asks.hpp"
#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::ledger::kit {

class Asking : public db::BothEngines {
 protected:
  // Two families: Li with mother and father, and a younger sibling in another class; Zhao with a mother.
  void SetUp() override {
    db().write([&](db::Tx& tx) {
      school = people::kit::add_school(tx);
      third = people::kit::add_class(tx, school, {.grade = 3});
      first = people::kit::add_class(tx, school, {.grade = 1});
      li = people::kit::add_student(tx, third);
      mother = people::kit::add_guardian(tx, li);
      father = people::kit::add_guardian(tx, li, {.relation = "father", .position = 2});
      little_li = people::kit::add_sibling(tx, li, first);
      zhao = people::kit::add_student(tx, third);
      zhao_mother = people::kit::add_guardian(tx, zhao);
    });
  }

  std::int64_t ask(Needs needs, std::optional<Instant> due_at = std::nullopt,
                   people::AudienceSpec spec = {.whole_school = true}, ReceiptRule rule = ReceiptRule::kAny) {
    return db().write([&](db::Tx& tx) {
      auto count = people::count_audience(tx, spec, school, 2026);
      auto audience = tx.take_ids(school);
      people::save_audience(tx, audience, spec);
      NewAsks asks{.audience_id = audience,
                   .slice = "notices",
                   .source_id = audience,
                   .needs = needs,
                   .due_at = due_at,
                   .rule = rule};
      add_asks(tx, asks, people::members_of(spec, school, 2026));
      people::freeze_audience(tx, audience, count, now);
      return audience;
    });
  }
  Result<std::int64_t> open(std::int64_t audience, std::int64_t person) {
    return db().write([&](db::Tx& tx) { return mark_opened(tx, {"notices", audience, person}, now); });
  }
  Result<std::int64_t> confirm(std::int64_t audience, std::int64_t person,
                               std::optional<std::int64_t> student = std::nullopt) {
    return db().write([&](db::Tx& tx) { return mark_done(tx, {"notices", audience, person}, student, now); });
  }
  Receipts receipts(std::int64_t audience) {
    return db().read([&](db::Session& session) { return receipts_of(session, audience); });
  }
  std::vector<Waiting> waiting(std::int64_t audience, std::optional<std::int64_t> class_id = std::nullopt) {
    return db().read([&](db::Session& session) { return waiting_students(session, audience, class_id); });
  }
  std::vector<Ask> awaiting(std::int64_t person) {
    return db().read([&](db::Session& session) { return open_asks_of(session, school, person, 50); });
  }
  std::vector<Ask> done_by(std::int64_t person) {
    return db().read([&](db::Session& session) { return done_asks_of(session, school, person, 50); });
  }

  std::optional<Instant> settled(std::int64_t audience, std::int64_t person, std::int64_t student) {
    return db().read([&](db::Session& session) {
      return session.one<std::optional<Instant>>(
          {"test.settled",
           "select settled_at from asks where school_id = :school_id and audience_id = :audience_id and "
           "person_id = :person_id and student_id = :student_id"},
          {{"school_id", school}, {"audience_id", audience}, {"person_id", person}, {"student_id", student}});
    });
  }

  Instant now = people::kit::morning();
  std::int64_t school = 0, third = 0, first = 0, li = 0, little_li = 0, zhao = 0;
  std::int64_t mother = 0, father = 0, zhao_mother = 0;
};

}  // namespace kith::ledger::kit
