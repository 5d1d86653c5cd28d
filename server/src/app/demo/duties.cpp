// SPDX-License-Identifier: Apache-2.0
#include "app/demo/duties.hpp"

#include "app/demo/bulk.hpp"
#include "app/demo/duty_row.hpp"

namespace kith::demo {
namespace {

struct Kind {
  std::string_view kind, clause;
};

// The clauses that make such a duty: a problem is visited promptly, progress is told, an opinion is answered.
constexpr Kind kKinds[] = {{"visits.after_problem", "P0.19"},
                           {"visits.after_progress", "P0.20"},
                           {"visits.answer_opinion", "P4.13"}};

class Duties {
 public:
  Duties(db::Tx& tx, const SchoolPeople& school, const Clock& clock, Date today, const Dice& dice,
         Numbering& numbering)
      : school_(school),
        clock_(clock),
        today_(today),
        dice_(dice.stream("duties", school.plan.school_id)),
        numbering_(numbering),
        rows_(tx, "duties") {}

  // `due_days` after today; `done`: fulfilled a day before it was due.
  void add(const SchoolClass& school_class, int due_days, bool done) {
    if (school_class.students.empty()) return;
    const auto& kind = dice_.pick(kKinds);
    const auto& student = school_.students[dice_.pick(school_class.students)];
    auto due_at = clock_.at(today_ + std::chrono::days{due_days}, 18 * 60);
    rows_.add({school_.plan.school_id, numbering_.next_id++, std::string(kind.kind), std::string(kind.clause),
               school_.staff[school_class.homeroom].id, "student", student.id, school_class.id, "visits", 0,
               due_at - std::chrono::days{7}, due_at,
               done ? std::optional(due_at - std::chrono::days{1}) : std::nullopt, std::nullopt});
  }

  void all(std::size_t shown) {
    for (std::size_t i = 0; i < school_.classes.size(); ++i) {
      const auto& school_class = school_.classes[i];
      add(school_class, dice_.between(-20, -4), true);
      if (i == shown || dice_.chance(350)) add(school_class, dice_.between(1, 5), false);
      if (i == shown || dice_.chance(60)) add(school_class, dice_.between(-3, -1), false);
    }
  }

 private:
  const SchoolPeople& school_;
  const Clock& clock_;
  Date today_;
  Dice dice_;
  Numbering& numbering_;
  Bulk<DutyRow> rows_;
};

}  // namespace

void write_duties(db::Tx& tx, const SchoolPeople& school, const Cast& cast, const Clock& clock, Date today,
                  const Dice& dice, Numbering& numbering) {
  std::size_t shown = cast.children.empty() ? 0 : school.students[cast.children.front()].class_index;
  Duties(tx, school, clock, today, dice, numbering).all(shown);
}

}  // namespace kith::demo
