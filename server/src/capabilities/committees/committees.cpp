// SPDX-License-Identifier: Apache-2.0
#include "capabilities/committees/committees.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "calendar/calendar.hpp"
#include "people/topics.hpp"

namespace kith::committees {
namespace {

using ledger::Level;
using people::Viewer;

// The committees in a viewer's sight on one day.
class Sight {
 public:
  Sight(db::Session& session, const Viewer& viewer, Date today)
      : session_(session),
        viewer_(viewer),
        today_(today),
        naming_(people::naming_of(session, viewer.school_id, today)) {}

  std::vector<Committee> committees() {
    auto found = groups();
    if (found.empty()) return found;
    for (auto& child : children_of_members(session_, viewer_.school_id))
      children_[child.guardian_id].push_back(std::move(child));
    auto first_day = std::chrono::year{naming_.school_year} / std::chrono::August / 1;
    for (const auto& row : seats_seen(session_, viewer_.school_id, naming_.school_year,
                                      people::classes_in_sight(viewer_, today_), Date{first_day}))
      for (auto& committee : found)
        if (committee.level == row.level && committee.group_id == row.group_id) seat(committee, row);
    return found;
  }

  std::optional<Committee> committee(Level level, std::int64_t group_id) {
    for (auto& each : committees())
      if (each.level == level && each.group_id == group_id) return each;
    return std::nullopt;
  }

  bool is_of(const MemberChild& child, Level level, std::int64_t group_id) const {
    if (level == Level::kClass) return child.class_id == group_id;
    return level == Level::kSchool || people::grade_in(child.key(), naming_.school_year) == group_id;
  }

 private:
  // A guardian without a child in sight has no committee, not even the school's.
  std::vector<Committee> groups() {
    auto classes = people::classes_in(session_, people::classes_in_sight(viewer_, today_), today_);
    bool is_desk = viewer_.has(people::kForSchoolDesk.any_of);
    std::vector<Committee> found;
    if (classes.empty() && viewer_.has(people::kGuardian)) return found;
    found.push_back({.level = Level::kSchool, .group_id = viewer_.school_id, .may_change = is_desk});
    std::set<int> grades;
    for (const auto& row : classes) grades.insert(people::grade_in(row.key(), naming_.school_year));
    for (int grade : grades)
      found.push_back({.level = Level::kGrade,
                       .group_id = grade,
                       .grade = grade,
                       .group_name = people::grade_name(grade, naming_.junior),
                       .may_change = is_desk});
    std::set<std::int64_t> own;
    for (const auto& row : people::classes_in(session_, people::classes_to_invite(viewer_, today_), today_))
      own.insert(row.class_id);
    for (const auto& row : classes)
      found.push_back({.level = Level::kClass,
                       .group_id = row.class_id,
                       .grade = people::grade_in(row.key(), naming_.school_year),
                       .number = row.number,
                       .group_name = naming_.name(row.key()),
                       .may_change = own.contains(row.class_id)});
    return found;
  }

  void seat(Committee& committee, const SeatRow& row) {
    SeatLine line{.seat_id = row.id,
                  .guardian_name = row.guardian_name,
                  .role = row.role,
                  .since_on = row.since_on,
                  .until_on = row.until_on};
    std::set<std::string> class_names;
    bool has_child_here = false;
    for (const auto& child : children_[row.guardian_id]) {
      class_names.insert(naming_.name(child.key()));
      if (!is_of(child, committee.level, committee.group_id)) continue;
      has_child_here = true;
      if (committee.may_change) line.student_names.push_back(child.name);
    }
    line.class_names.assign(class_names.begin(), class_names.end());
    if (committee.may_change) line.has_child_here = has_child_here;
    bool is_over = row.until_on && *row.until_on <= today_;
    if (is_over && !committee.may_change) return;
    (is_over ? committee.former : committee.seats).push_back(std::move(line));
  }

  db::Session& session_;
  const Viewer& viewer_;
  Date today_;
  people::ClassNaming naming_;
  std::map<std::int64_t, std::vector<MemberChild>> children_;  // by guardian
};

SeatRecord record_of(const Viewer& viewer, const NewSeat& wanted) {
  return {.school_id = viewer.school_id,
          .guardian_id = wanted.guardian_id,
          .level = wanted.level,
          .group_id = wanted.level == Level::kSchool ? viewer.school_id : wanted.group_id,
          .role = wanted.role,
          .since_on = wanted.since_on,
          .until_on = wanted.until_on,
          .appointed_by = viewer.person_id};
}

bool is_same(const SeatRecord& a, const SeatRecord& b) {
  return a.guardian_id == b.guardian_id && a.role == b.role && a.since_on == b.since_on &&
         a.until_on == b.until_on;
}

}  // namespace

std::vector<Committee> Committees::list(const Viewer& viewer) {
  return db_.read([&](db::Session& session) { return Sight(session, viewer, clock_.today()).committees(); });
}

Result<std::vector<Candidate>> Committees::candidates(const Viewer& viewer, std::int64_t class_id) {
  return db_.read([&](db::Session& session) -> Result<std::vector<Candidate>> {
    auto today = clock_.today();
    auto own = people::classes_in(session, people::classes_to_invite(viewer, today), today);
    if (std::none_of(own.begin(), own.end(), [&](const auto& row) { return row.class_id == class_id; }))
      return not_found("committees.no_such_class");
    std::vector<Candidate> found;
    for (const auto& row : candidates_of(session, viewer.school_id, class_id)) {
      auto known = std::find_if(found.begin(), found.end(),
                                [&](const Candidate& each) { return each.guardian_id == row.guardian_id; });
      if (known == found.end())
        known = found.insert(found.end(), {row.guardian_id, row.guardian_name, {}, row.relation});
      known->student_names.push_back(row.student_name);
    }
    return found;
  });
}

Result<Committee> Committees::appoint(const Viewer& viewer, const NewSeat& wanted) {
  auto today = clock_.today();
  if (auto refused = refusal(wanted, today)) return *refused;
  auto seat = record_of(viewer, wanted);
  return db_.write([&](db::Tx& tx) -> Result<Committee> {
    tx.lock(viewer.school_id);
    Sight sight(tx, viewer, today);
    auto committee = sight.committee(seat.level, seat.group_id);
    if (!committee) return not_found("committees.no_such_committee");
    if (!committee->may_change) return forbidden("committees.not_your_group");
    auto children = children_of_guardian(tx, viewer.school_id, seat.guardian_id);
    if (std::none_of(children.begin(), children.end(),
                     [&](const MemberChild& child) { return sight.is_of(child, seat.level, seat.group_id); }))
      return invalid("committees.no_child_here", {{"guardian_id", "committees.no_child_here"}});
    for (const auto& beside : seats_beside(tx, seat)) {
      if (is_same(beside, seat)) return *committee;
      if (beside.guardian_id == seat.guardian_id) return conflict("committees.already_member");
      if (beside.role == SeatRole::kChair && seat.role == SeatRole::kChair)
        return conflict("committees.chair_taken");
    }
    auto added = seat;
    added.id = tx.take_ids(viewer.school_id);
    add_seat(tx, added);
    return settled(tx, viewer, added);
  });
}

Result<Committee> Committees::end(const Viewer& viewer, std::int64_t seat_id, Date until_on) {
  return db_.write([&](db::Tx& tx) -> Result<Committee> {
    tx.lock(viewer.school_id);
    auto today = clock_.today();
    auto seat = find_seat(tx, viewer.school_id, seat_id);
    if (!seat) return not_found("committees.no_such_seat");
    auto committee = Sight(tx, viewer, today).committee(seat->level, seat->group_id);
    if (!committee) return not_found("committees.no_such_seat");
    if (!committee->may_change) return forbidden("committees.not_your_group");
    if (seat->until_on == until_on) return *committee;
    if (seat->until_on && *seat->until_on <= today) return conflict("committees.already_ended");
    if (auto refused = refused_end(seat->since_on, until_on)) return *refused;
    seat->until_on = until_on;
    seat->ended_by = viewer.person_id;
    set_end(tx, *seat);
    return settled(tx, viewer, *seat);
  });
}

Result<Committee> Committees::settled(db::Tx& tx, const Viewer& viewer, const SeatRecord& seat) {
  on_change_(tx, viewer.school_id);
  std::vector<std::string> topics{people::school_topic(viewer.school_id)};
  if (seat.level == Level::kClass) {
    topics.push_back(people::class_topic(seat.group_id));
    topics.push_back(people::families_topic(seat.group_id));
  }
  tx.after_commit([this, id = seat.id, topics] {
    events_.publish({.name = "committee.changed", .subject_id = id, .topics = topics});
  });
  return *Sight(tx, viewer, clock_.today()).committee(seat.level, seat.group_id);
}

}  // namespace kith::committees
