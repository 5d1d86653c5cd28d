// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/planning/season_kit.hpp"

#include "calendar/calendar_store.hpp"

namespace kith::visits::kit {
namespace {

void live_at(db::Tx& tx, const secrets::Sealer& sealer, std::int64_t student_id, const std::string& address) {
  tx.exec({"test.address", "update students set address_sealed = :sealed where id = :id"},
          {{"sealed", sealer.seal(address)}, {"id", student_id}});
}

}  // namespace

PlannedSchool::PlannedSchool(db::Db& db)
    : db(db), cast(db.write([](db::Tx& tx) { return people::kit::TwoSchools(tx); })) {
  db.write([&](db::Tx& tx) {
    auto calendar = calendar::usual_calendar(2026);
    calendar.seasons = {{"秋季走访", kSeasonStart, make_date(2026, 12, 20)}};
    calendar::add_to_calendar(tx, cast.school, calendar);
    math = people::kit::add_staff(tx, cast.school, {.name = "魏老师"});
    people::kit::add_teaching(tx, cast.school_class, math, {.role = "subject", .subject = "math"});
    people::kit::add_care_membership(tx, cast.li, "left_behind");
    live_at(tx, sealer, cast.li, "石桥村17号");
    live_at(tx, sealer, cast.zhao, "石桥村2号");
    for (int i = 0; i < 3; ++i) {
      qian.push_back(people::kit::add_student(tx, cast.school_class, {.name = "钱一" + std::to_string(i)}));
      people::kit::add_guardian(tx, qian.back(), {.name = "钱家长"});
      live_at(tx, sealer, qian.back(), "石桥村" + std::to_string(30 - i) + "号");
    }
    tx.exec({"test.telephone", "update guardians set telephone_sealed = :sealed where id = :id"},
            {{"sealed", sealer.seal("13900001234")}, {"id", cast.li_mother}});
  });
  propose();
}

void PlannedSchool::seat(std::int64_t guardian_id, std::optional<Date> until_on) {
  db.write([&](db::Tx& tx) {
    tx.exec({"test.seat",
             "insert into committee_seats (school_id, id, guardian_id, level, group_id, role, since_on, "
             "until_on, "
             "appointed_by) values (:school_id, :id, :guardian_id, 'school', :school_id, 'member', "
             ":since_on, :until_on, :by)"},
            {{"school_id", cast.school},
             {"id", tx.take_ids(cast.school)},
             {"guardian_id", guardian_id},
             {"since_on", people::kit::kFirstDay},
             {"until_on", until_on},
             {"by", cast.principal}});
  });
}

NewBigVisit PlannedSchool::big_visit(std::vector<std::int64_t> student_ids) const {
  return {.season_plan_id = season_plan_id,
          .place = "石桥村",
          .planned_on = make_date(2026, 11, 28),
          .part = DayPart::kMorning,
          .members = {{cast.principal, TripRole::kLeader}, {cast.homeroom, TripRole::kHomeroom}},
          .student_ids = std::move(student_ids)};
}

ProposalReport PlannedSchool::propose() {
  auto report = plans.propose(desk(), {.season = "秋季走访", .starts_on = kSeasonStart}).value();
  season_plan_id = report.season_plan_id;
  return report;
}

std::vector<PlanLine> PlannedSchool::lines() {
  return plans.lines(desk(), {.season_plan_id = season_plan_id});
}

PlanLine PlannedSchool::line_of(std::int64_t student_id) {
  return plans.lines(desk(), {.season_plan_id = season_plan_id, .student_id = student_id}).at(0);
}

}  // namespace kith::visits::kit
