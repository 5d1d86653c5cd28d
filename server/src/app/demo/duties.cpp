// SPDX-License-Identifier: Apache-2.0
#include "app/demo/duties.hpp"

#include "app/demo/bulk.hpp"
#include "app/demo/duty_row.hpp"
#include "capabilities/incidents/incident_store.hpp"

namespace kith::demo {
namespace {

struct Story {
  std::string_view duty, clause;
  std::optional<incidents::IncidentKind> incident;  // what happened, where the duty follows from that
  std::string_view note;
};

// What makes such a duty: a problem is visited promptly, progress is told, an opinion is answered.
constexpr Story kStories[] = {
    {"visits.after_problem", "P0.19", incidents::IncidentKind::kBehaviour,
     "这两天上课总趴着，也不同人说话。"},
    {"visits.after_problem", "P0.19", incidents::IncidentKind::kFamilyUpheaval, ""},
    {"visits.after_problem", "P0.19", incidents::IncidentKind::kCannotKeepUp, "单元测验两次没有做完。"},
    {"visits.after_progress", "P0.20", incidents::IncidentKind::kProgress,
     "作文在全班念了，主动帮同桌讲题。"},
    {"visits.after_progress", "P0.20", incidents::IncidentKind::kProgress, ""},
    {"visits.answer_opinion", "P4.13", std::nullopt, ""}};
// The family is called while the child is looked after.
constexpr Story kAtOnce[] = {
    {"incidents.contact_at_once", "P2d.6", incidents::IncidentKind::kIll, "体育课后发热，在医务室休息。"},
    {"incidents.contact_at_once", "P2d.6", incidents::IncidentKind::kIll, ""},
    {"incidents.contact_at_once", "P2d.6", incidents::IncidentKind::kAccident, "课间擦破了膝盖，已经消毒。"}};
constexpr std::chrono::minutes kAtOnceWithin{30};

struct Times {
  Instant began_at{}, due_at{};
  std::optional<Instant> fulfilled_at;
};

class Duties {
 public:
  Duties(db::Tx& tx, const SchoolPeople& school, const Clock& clock, Date today, const Dice& dice,
         Numbering& numbering)
      : school_(school),
        clock_(clock),
        today_(today),
        dice_(dice.stream("duties", school.plan.school_id)),
        numbering_(numbering),
        rows_(tx, "duties"),
        incidents_(tx, "incidents") {}

  // `due_days` after today; `done`: fulfilled a day before it was due.
  void add(const SchoolClass& school_class, int due_days, bool done) {
    const auto due_at = clock_.at(today_ + std::chrono::days{due_days}, 18 * 60);
    add(school_class, dice_.pick(kStories),
        {due_at - std::chrono::days{7}, due_at,
         done ? std::optional(due_at - std::chrono::days{1}) : std::nullopt});
  }

  // Mostly in time.
  void add_at_once(const SchoolClass& school_class, int days_ago) {
    const auto began_at =
        clock_.at(today_ - std::chrono::days{days_ago}, 8 * 60 + 30) + std::chrono::minutes{dice_.below(400)};
    const std::chrono::minutes taken{dice_.chance(850) ? dice_.between(3, 25) : dice_.between(35, 70)};
    add(school_class, dice_.pick(kAtOnce), {began_at, began_at + kAtOnceWithin, began_at + taken});
  }

  void all(std::size_t shown) {
    for (std::size_t i = 0; i < school_.classes.size(); ++i) {
      const auto& school_class = school_.classes[i];
      add(school_class, dice_.between(-20, -4), true);
      if (i == shown || dice_.chance(250)) add_at_once(school_class, dice_.between(1, 25));
      if (i == shown || dice_.chance(350)) add(school_class, dice_.between(1, 5), false);
      if (i == shown || dice_.chance(60)) add(school_class, dice_.between(-3, -1), false);
    }
  }

 private:
  void add(const SchoolClass& school_class, const Story& story, const Times& times) {
    if (school_class.students.empty()) return;
    const auto& student = school_.students[dice_.pick(school_class.students)];
    const auto homeroom_id = school_.staff[school_class.homeroom].id;
    std::int64_t incident_id = 0;
    if (story.incident) {
      incident_id = numbering_.next_id++;
      incidents_.add({.school_id = school_.plan.school_id,
                      .id = incident_id,
                      .student_id = student.id,
                      .kind = *story.incident,
                      .happened_at = times.began_at,
                      .told_at = times.began_at,
                      .told_by = homeroom_id,
                      .note = std::string(story.note),
                      .client_key = "demo " + std::to_string(incident_id)});
    }
    rows_.add({school_.plan.school_id, numbering_.next_id++, std::string(story.duty),
               std::string(story.clause), homeroom_id, "student", student.id, school_class.id,
               story.incident ? "incidents" : "visits", incident_id, times.began_at, times.due_at,
               times.fulfilled_at, std::nullopt});
  }

  const SchoolPeople& school_;
  const Clock& clock_;
  Date today_;
  Dice dice_;
  Numbering& numbering_;
  Bulk<DutyRow> rows_;
  Bulk<incidents::IncidentRow> incidents_;
};

}  // namespace

void write_duties(db::Tx& tx, const SchoolPeople& school, const Cast& cast, const Clock& clock, Date today,
                  const Dice& dice, Numbering& numbering) {
  std::size_t shown = cast.children.empty() ? 0 : school.students[cast.children.front()].class_index;
  Duties(tx, school, clock, today, dice, numbering).all(shown);
}

}  // namespace kith::demo
