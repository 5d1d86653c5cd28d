// SPDX-License-Identifier: Apache-2.0
#include "capabilities/gatherings/minutes_store.hpp"

namespace kith::gatherings {
namespace {

constexpr db::Sql kProblems{"gatherings.problems_of",
                            "select words from gathering_problems where school_id = :school_id "
                            "and gathering_id = :gathering_id order by position"};
constexpr db::Sql kClearProblems{
    "gatherings.clear_problems",
    "delete from gathering_problems where school_id = :school_id and gathering_id = :gathering_id"};
constexpr std::string_view kSteps =
    "select p.school_id, p.id, p.gathering_id, p.words, p.owner_id, p.due_on, p.duty_id, p.done_at, "
    "p.cancelled_at, t.name from gathering_steps p "
    "left join staff t on t.school_id = p.school_id and t.id = p.owner_id "
    "where p.school_id = :school_id and p.cancelled_at is null and ";
constexpr db::Sql kSaveStep{
    "gatherings.save_step",
    "update gathering_steps set words = :words, owner_id = :owner_id, due_on = :due_on, duty_id = :duty_id, "
    "done_at = :done_at, cancelled_at = :cancelled_at where school_id = :school_id and id = :id"};
constexpr db::Sql kStaff{"gatherings.staff_names",
                         "select id, name from staff where school_id = :school_id and hired_on <= :today "
                         "and (left_on is null or left_on > :today) order by name, id"};

}  // namespace

std::vector<std::string> problems_of(db::Session& session, std::int64_t school_id,
                                     std::int64_t gathering_id) {
  return session.all<std::string>(kProblems, {{"school_id", school_id}, {"gathering_id", gathering_id}});
}

void save_problems(db::Tx& tx, std::int64_t school_id, std::int64_t gathering_id,
                   const std::vector<std::string>& problems) {
  tx.exec(kClearProblems, {{"school_id", school_id}, {"gathering_id", gathering_id}});
  std::vector<ProblemRow> rows;
  for (const auto& words : problems) rows.push_back({school_id, gathering_id, int(rows.size()), words});
  if (!rows.empty()) tx.insert_all("gathering_problems", rows);
}

std::vector<StepRow> steps_of(db::Session& session, std::int64_t school_id, std::int64_t gathering_id) {
  return session.all<StepRow>(
      {"gatherings.steps_of", std::string(kSteps) + "p.gathering_id = :gathering_id order by p.due_on, p.id"},
      {{"school_id", school_id}, {"gathering_id", gathering_id}});
}

std::optional<StepRow> find_step(db::Session& session, std::int64_t school_id, std::int64_t step_id) {
  return session.maybe<StepRow>({"gatherings.find_step", std::string(kSteps) + "p.id = :id"},
                                {{"school_id", school_id}, {"id", step_id}});
}

void add_step(db::Tx& tx, const StepRecord& step) {
  tx.insert_all("gathering_steps", std::vector<StepRecord>{step});
}

void save_step(db::Tx& tx, const StepRecord& step) {
  tx.exec(kSaveStep, {{"school_id", step.school_id},
                      {"id", step.id},
                      {"words", step.words},
                      {"owner_id", step.owner_id},
                      {"due_on", step.due_on},
                      {"duty_id", step.duty_id},
                      {"done_at", step.done_at},
                      {"cancelled_at", step.cancelled_at}});
}

std::vector<StaffName> staff_names(db::Session& session, std::int64_t school_id, Date today) {
  return session.all<StaffName>(kStaff, {{"school_id", school_id}, {"today", today}});
}

}  // namespace kith::gatherings
