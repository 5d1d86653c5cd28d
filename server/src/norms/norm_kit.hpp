// SPDX-License-Identifier: Apache-2.0
// A school with the built-in norms, for tests: its clock stands on Friday 20 November 2026, in week 47.
#pragma once

#include "norms/norms.hpp"
#include "people/people_kit.hpp"
#include "platform/db/db_kit.hpp"

namespace kith::norms::kit {

inline const Date kFriday = make_date(2026, 11, 20);

// A contact with one student; the one staff member who recorded it took part.
struct Held {
  std::int64_t student_id = 0;
  std::int64_t staff_id = 0;
  ledger::ContactKind kind = ledger::ContactKind::kVisit;
  ledger::Mode mode = ledger::Mode::kHome;
  std::optional<std::int64_t> guardian_id = std::nullopt;
  Date on = kFriday;
};

// Of one pack, as a policy file has it; the test fails when the pack has a flaw.
std::unique_ptr<Catalogue> catalogue_of(std::string_view pack);

class NormSchools : public db::BothEngines {
 protected:
  NormSchools();

  // With a calendar, its norms adopted since the summer.
  std::int64_t add_school(db::Tx& tx);
  std::int64_t add_school();
  // At noon of that day.
  void set_today(Date day) { clock_.set(clock_.at(day, 12 * 60)); }

  // The contact's identifier.
  std::int64_t hold(const Held& held);
  std::int64_t hold(db::Tx& tx, const Held& held);
  void void_contact(std::int64_t contact_id);

  // "population met", of the period that holds today; "none" when the norm has no score there.
  std::string score(std::int64_t school_id, const std::string& clause);
  // "3 of 4": of the period that holds today; "not concerned".
  std::string figure(std::int64_t subject_id, const std::string& clause);
  // Every tally and score of a school, one a line.
  std::vector<std::string> everything(std::int64_t school_id);

  template <class Fn>
  auto write(Fn&& fn) {
    return db().write(std::forward<Fn>(fn));
  }

  std::unique_ptr<Catalogue> catalogue_ = built_in_catalogue();
  FixedClock clock_{Instant{}};
  Norms norms_{*catalogue_, clock_};
  ledger::Ledger ledger_{clock_};

 private:
  int entries_ = 0;
};

}  // namespace kith::norms::kit
