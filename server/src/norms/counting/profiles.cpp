// SPDX-License-Identifier: Apache-2.0
#include "norms/counting/profiles.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "people/school.hpp"

namespace kith::norms {
namespace {

using people::CareGroup;
using people::Post;

constexpr std::string_view kStudents =
    "select e.student_id, e.class_id, s.family_id, e.since_on, c.entry_grade, c.entry_year, c.number "
    "from enrollments e join students s on s.school_id = e.school_id and s.id = e.student_id "
    "join classes c on c.school_id = e.school_id and c.id = e.class_id "
    "where e.school_id = :school_id and e.since_on <= :day and (e.until_on is null or e.until_on > :day) "
    "and (s.left_on is null or s.left_on > :day)";
constexpr std::string_view kCare =
    "select student_id, care_group from care_memberships where school_id = :school_id and since_on <= :day "
    "and (until_on is null or until_on > :day)";
constexpr std::string_view kAway =
    "select distinct student_id from guardianships where school_id = :school_id and lives_away = 1";
constexpr std::string_view kCauses =
    "select subject_id, kind from duties where school_id = :school_id and subject_kind = 'student' "
    "and cancelled_at is null and began_at >= :from_at and began_at < :to_at";
constexpr std::string_view kOneEnrolled = " and e.student_id = :student_id";
constexpr std::string_view kOneStudent = " and student_id = :student_id";
constexpr std::string_view kOneSubject = " and subject_id = :student_id";
constexpr db::Sql kStaff{
    "norms.staff_profiles",
    "select t.id, t.hired_on, (select max(a.until_on) from staff_absences a where a.school_id = t.school_id "
    "and a.staff_id = t.id and a.until_on <= :day) as back_on "
    "from staff t where t.school_id = :school_id and t.hired_on <= :day "
    "and (t.left_on is null or t.left_on > :day) and not exists (select 1 from staff_absences a "
    "where a.school_id = t.school_id and a.staff_id = t.id and a.since_on <= :day "
    "and (a.until_on is null or a.until_on > :day)) order by t.id"};
constexpr db::Sql kPosts{"norms.post_profiles",
                         "select staff_id, post from staff_posts where school_id = :school_id "
                         "and since_on <= :day and (until_on is null or until_on > :day)"};
constexpr db::Sql kTeachings{"norms.teaching_profiles",
                             "select staff_id, role, subject from teachings where school_id = :school_id "
                             "and since_on <= :day and (until_on is null or until_on > :day)"};
constexpr db::Sql kClasses{"norms.class_profiles",
                           "select id, entry_grade, entry_year, number from classes "
                           "where school_id = :school_id and (closed_on is null or closed_on > :day) "
                           "order by id"};
constexpr db::Sql kStage{"norms.stage", "select stage from schools where school_id = :school_id"};
constexpr db::Sql kCommittee{
    "norms.committee_families",
    "select distinct s.family_id from committee_seats m "
    "join guardianships g on g.school_id = m.school_id and g.guardian_id = m.guardian_id "
    "join students s on s.school_id = g.school_id and s.id = g.student_id "
    "where m.school_id = :school_id and m.since_on <= :day "
    "and (m.until_on is null or m.until_on > :day)"};

struct StudentRow {
  std::int64_t student_id = 0;
  std::int64_t class_id = 0;
  std::int64_t family_id = 0;
  Date since_on{};
  int entry_grade = 0;
  int entry_year = 0;
  int number = 0;
};
KITH_DESCRIBE(StudentRow, (student_id, class_id, family_id, since_on, entry_grade, entry_year, number))

struct CareRow {
  std::int64_t student_id = 0;
  CareGroup care_group{};
};
KITH_DESCRIBE(CareRow, (student_id, care_group))

struct CauseRow {
  std::int64_t student_id = 0;
  std::string kind;
};
KITH_DESCRIBE(CauseRow, (student_id, kind))

struct StaffRow {
  std::int64_t id = 0;
  Date hired_on{};
  std::optional<Date> back_on;
};
KITH_DESCRIBE(StaffRow, (id, hired_on, back_on))

struct PostRow {
  std::int64_t staff_id = 0;
  Post post{};
};
KITH_DESCRIBE(PostRow, (staff_id, post))

struct TeachingRow {
  std::int64_t staff_id = 0;
  people::TeachingRole role{};
  std::string subject;
};
KITH_DESCRIBE(TeachingRow, (staff_id, role, subject))

struct ClassRow {
  std::int64_t id = 0;
  int entry_grade = 0;
  int entry_year = 0;
  int number = 0;
};
KITH_DESCRIBE(ClassRow, (id, entry_grade, entry_year, number))

class Loading {
 public:
  Loading(db::Session& session, std::int64_t school_id, Date day, const calendar::Period& period,
          const Clock& clock)
      : session_(session), day_(day), school_id_(school_id) {
    args_ = {{"school_id", school_id},
             {"day", day},
             {"from_at", clock.at(period.starts_on)},
             {"to_at", clock.at(period.ends_on + std::chrono::days{1})}};
    auto stage = session.maybe<people::Stage>(kStage, args_).value_or(people::Stage::kPrimary);
    last_grade_ = people::grades_of(stage).second;
  }

  // All students, or the one.
  std::vector<Profile> students(std::optional<std::int64_t> only = std::nullopt) {
    if (only) args_.emplace_back("student_id", *only);
    auto text = [&](std::string_view sql, std::string_view one) {
      return std::string(sql) + std::string(only ? one : "");
    };
    std::map<std::int64_t, std::vector<CareGroup>> care;
    for (const auto& row : session_.all<CareRow>({"norms.care", text(kCare, kOneStudent)}, args_))
      care[row.student_id].push_back(row.care_group);
    auto away_ids = session_.all<std::int64_t>({"norms.away", text(kAway, kOneStudent)}, args_);
    std::set<std::int64_t> away(away_ids.begin(), away_ids.end());
    std::map<std::int64_t, std::vector<std::string>> causes;
    for (const auto& row : session_.all<CauseRow>({"norms.causes", text(kCauses, kOneSubject)}, args_))
      causes[row.student_id].push_back(row.kind);
    std::vector<Profile> profiles;
    for (const auto& row :
         session_.all<StudentRow>({"norms.students", text(kStudents, kOneEnrolled) + " order by 1"}, args_)) {
      auto& profile = profiles.emplace_back(Profile{.of = Of::kStudent,
                                                    .subject_id = row.student_id,
                                                    .class_id = row.class_id,
                                                    .graduating = is_last(row.entry_grade, row.entry_year),
                                                    .present_since = row.since_on});
      if (auto found = care.find(row.student_id); found != care.end()) profile.care = found->second;
      if (auto found = causes.find(row.student_id); found != causes.end()) profile.duties = found->second;
      profile.guardians_away = away.contains(row.student_id);
      families_.push_back(row.family_id);
    }
    return profiles;
  }

  // Appends those of the loaded students, who are all there is in `profiles`: a family once a class, each
  // time with what is said of all its children.
  void add_families(std::vector<Profile>& profiles) {
    auto seats = session_.all<std::int64_t>(kCommittee, args_);
    std::set<std::int64_t> committee(seats.begin(), seats.end());
    std::vector<std::size_t> children(profiles.size());
    std::iota(children.begin(), children.end(), 0);
    std::ranges::sort(children, {},
                      [&](std::size_t i) { return std::tuple(families_[i], profiles[i].class_id, i); });
    profiles.reserve(2 * profiles.size());  // keeps `child` where it is
    for (auto at = children.begin(); at != children.end();) {
      auto family_id = families_[*at];
      auto first = profiles.size();
      std::vector<CareGroup> care;
      bool guardians_away = false;
      for (; at != children.end() && families_[*at] == family_id; ++at) {
        const auto& child = profiles[*at];
        care.insert(care.end(), child.care.begin(), child.care.end());
        guardians_away |= child.guardians_away;
        bool is_another = profiles.size() > first && profiles.back().class_id == child.class_id;
        if (is_another) {
          profiles.back().present_since = std::min(profiles.back().present_since, child.present_since);
          continue;
        }
        profiles.push_back(Profile{.of = Of::kFamily,
                                   .subject_id = family_id,
                                   .class_id = child.class_id,
                                   .graduating = child.graduating,
                                   .present_since = child.present_since,
                                   .committee = committee.contains(family_id),
                                   .is_first = profiles.size() == first});
      }
      for (auto i = first; i < profiles.size(); ++i)
        profiles[i].care = care, profiles[i].guardians_away = guardians_away;
    }
  }

  std::vector<Profile> staff() {
    std::map<std::int64_t, std::vector<Post>> posts;
    for (const auto& row : session_.all<PostRow>(kPosts, args_)) posts[row.staff_id].push_back(row.post);
    std::map<std::int64_t, std::vector<TeachingRow>> teachings;
    for (auto& row : session_.all<TeachingRow>(kTeachings, args_)) teachings[row.staff_id].push_back(row);
    std::vector<Profile> profiles;
    for (const auto& row : session_.all<StaffRow>(kStaff, args_)) {
      auto& profile = profiles.emplace_back(
          Profile{.of = Of::kStaff,
                  .subject_id = row.id,
                  .present_since = row.back_on ? std::max(*row.back_on, row.hired_on) : row.hired_on,
                  .posts = posts[row.id]});
      for (const auto& teaching : teachings[row.id]) {
        bool is_homeroom = teaching.role == people::TeachingRole::kHomeroom;
        (is_homeroom ? profile.is_homeroom : profile.teaches_subject) = true;
        if (!teaching.subject.empty()) profile.subjects.push_back(teaching.subject);
      }
    }
    return profiles;
  }

  // Classes, their grades, and the school.
  std::vector<Profile> groups() {
    std::vector<Profile> profiles;
    std::set<int> grades;
    for (const auto& row : session_.all<ClassRow>(kClasses, args_)) {
      profiles.push_back({.of = Of::kClass,
                          .subject_id = row.id,
                          .class_id = row.id,
                          .graduating = is_last(row.entry_grade, row.entry_year)});
      grades.insert(grade_of(row.entry_grade, row.entry_year));
    }
    for (int grade : grades)
      profiles.push_back({.of = Of::kGrade, .subject_id = grade, .graduating = grade == last_grade_});
    profiles.push_back({.of = Of::kSchool, .subject_id = school_id_});
    return profiles;
  }

 private:
  int grade_of(int entry_grade, int entry_year) const {
    return people::grade_in({entry_grade, entry_year, 1}, calendar::school_year_of(day_));
  }
  bool is_last(int entry_grade, int entry_year) const {
    return grade_of(entry_grade, entry_year) == last_grade_;
  }

  db::Session& session_;
  Date day_;
  std::int64_t school_id_;
  db::Args args_;
  int last_grade_ = 6;
  std::vector<std::int64_t> families_;  // of the students, in their order
};

}  // namespace

std::vector<Profile> load_profiles(db::Session& session, std::int64_t school_id, Date day,
                                   const calendar::Period& period, const Clock& clock) {
  Loading loading(session, school_id, day, period, clock);
  auto profiles = loading.students();
  loading.add_families(profiles);
  for (auto&& more : {loading.staff(), loading.groups()})
    profiles.insert(profiles.end(), more.begin(), more.end());
  return profiles;
}

std::optional<Profile> load_student_profile(db::Session& session, std::int64_t school_id,
                                            std::int64_t student_id, Date day, const calendar::Period& period,
                                            const Clock& clock) {
  auto found = Loading(session, school_id, day, period, clock).students(student_id);
  if (found.empty()) return std::nullopt;
  return found.front();
}

}  // namespace kith::norms
