// SPDX-License-Identifier: Apache-2.0
#include "ledger/contact_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>

#include "calendar/calendar.hpp"

namespace kith::ledger {
namespace {

constexpr std::size_t kStudentsAtOnce = 500;  // in one statement

constexpr db::Sql kFindContact{"ledger.find_contact",
                               "select school_id, id, kind, mode, begun_by, held_at, held_on, recorded_at, "
                               "recorded_by, slice, source_id, client_key, "
                               "voids_id from contacts where school_id = :school_id and id = :id"};
constexpr db::Sql kFindByKey{
    "ledger.find_by_client_key",
    "select school_id, id, kind, mode, begun_by, held_at, held_on, recorded_at, recorded_by, slice, "
    "source_id, client_key, "
    "voids_id from contacts where school_id = :school_id and client_key = :client_key"};
constexpr db::Sql kIsVoided{"ledger.is_voided",
                            "select count(*) from contacts where school_id = :school_id and voids_id = :id"};
// A row for each homeroom teacher of the class.
constexpr std::string_view kDayFacts =
    "select e.student_id, e.class_id, s.family_id, t.staff_id, g.guardian_id, g.lives_away from enrollments "
    "e "
    "join students s on s.school_id = e.school_id and s.id = e.student_id "
    "left join teachings t on t.school_id = e.school_id and t.class_id = e.class_id and t.role = 'homeroom' "
    "and t.since_on <= :day and (t.until_on is null or t.until_on > :day) "
    "left join guardianships g on g.school_id = e.school_id and g.student_id = e.student_id "
    "and g.guardian_id in ({}) "
    "where e.school_id = :school_id and e.student_id in ({}) and e.since_on <= :day "
    "and (e.until_on is null or e.until_on > :day)";
struct DayRow {
  std::int64_t student_id = 0;
  std::int64_t class_id = 0;
  std::int64_t family_id = 0;
  std::optional<std::int64_t> homeroom_id;
  std::optional<std::int64_t> guardian_id;
  std::optional<bool> lives_away;
};
KITH_DESCRIBE(DayRow, (student_id, class_id, family_id, homeroom_id, guardian_id, lives_away))
constexpr db::Sql kClassesOn{
    "ledger.classes_on",
    "select id, entry_grade + (cast(:school_year as integer) - entry_year), "
    "case when (closed_on is null or closed_on > :day) and entry_year <= :school_year then 1 else 0 end "
    "from classes where school_id = :school_id order by id"};
constexpr db::Sql kStudentsOf{
    "ledger.students_of_contact",
    "select school_id, student_id, held_on, contact_id, class_id, family_id, guardian_id, kind, mode, "
    "begun_by, "
    "by_homeroom, with_away, "
    "is_void from contact_students where school_id = :school_id and contact_id = :contact_id"};
constexpr db::Sql kStaffOf{
    "ledger.staff_of_contact",
    "select school_id, staff_id, held_on, contact_id, kind, mode, families, is_void from contact_staff "
    "where school_id = :school_id and contact_id = :contact_id"};
constexpr db::Sql kGroupsOf{
    "ledger.groups_of_contact",
    "select school_id, group_kind, group_id, held_on, contact_id, kind, mode, level, planned, is_void "
    "from contact_groups where school_id = :school_id and contact_id = :contact_id order by group_kind, "
    "group_id"};
constexpr db::Sql kVoidStudents{
    "ledger.void_students",
    "update contact_students set is_void = 1 where school_id = :school_id and contact_id = :contact_id"};
constexpr db::Sql kVoidStaff{
    "ledger.void_staff",
    "update contact_staff set is_void = 1 where school_id = :school_id and contact_id = :contact_id"};
constexpr db::Sql kVoidGroups{
    "ledger.void_groups",
    "update contact_groups set is_void = 1 where school_id = :school_id and contact_id = :contact_id"};
constexpr db::Sql kHistory{
    "ledger.history_of_student",
    "select c.id, c.kind, c.mode, c.begun_by, c.held_at, c.held_on, c.recorded_by, s.guardian_id, s.is_void "
    "from contact_students s join contacts c on c.school_id = s.school_id and c.id = s.contact_id "
    "where s.school_id = :school_id and s.student_id = :student_id "
    "order by s.held_on desc, c.held_at desc, c.id desc limit :limit"};

}  // namespace

std::optional<ContactRow> find_contact(db::Session& session, std::int64_t school_id, std::int64_t id) {
  return session.maybe<ContactRow>(kFindContact, {{"school_id", school_id}, {"id", id}});
}

std::optional<ContactRow> find_by_client_key(db::Session& session, std::int64_t school_id,
                                             const std::string& client_key) {
  return session.maybe<ContactRow>(kFindByKey, {{"school_id", school_id}, {"client_key", client_key}});
}

bool is_voided(db::Session& session, std::int64_t school_id, std::int64_t id) {
  return session.one<std::int64_t>(kIsVoided, {{"school_id", school_id}, {"id", id}}) > 0;
}

namespace {

// Gathers the rows of each student.
class DayFactsOfStudents {
 public:
  explicit DayFactsOfStudents(std::span<const Concerned> students) {
    for (const auto& concerned : students) guardians_[concerned.student_id] = concerned.guardian_id;
  }

  void add(const DayRow& row) {
    auto& facts = facts_[row.student_id];
    facts.student_id = row.student_id;
    facts.class_id = row.class_id;
    facts.family_id = row.family_id;
    if (row.homeroom_id) facts.homeroom_ids.push_back(*row.homeroom_id);
    if (row.guardian_id && row.guardian_id == guardians_[row.student_id])
      facts.guardian_is_away = row.lives_away;
  }

  std::vector<DayFacts> all() {
    std::vector<DayFacts> all;
    for (auto& [student_id, facts] : facts_) all.push_back(std::move(facts));
    return all;
  }

 private:
  std::map<std::int64_t, std::optional<std::int64_t>> guardians_;
  std::map<std::int64_t, DayFacts> facts_;
};

std::string day_facts_of(std::span<const Concerned> students) {
  std::vector<std::int64_t> student_ids, guardian_ids;
  for (const auto& concerned : students) {
    student_ids.push_back(concerned.student_id);
    guardian_ids.push_back(concerned.guardian_id.value_or(0));
  }
  return fmt::format(fmt::runtime(kDayFacts), fmt::join(guardian_ids, ", "), fmt::join(student_ids, ", "));
}

}  // namespace

std::vector<DayFacts> day_facts(db::Session& session, std::int64_t school_id,
                                const std::vector<Concerned>& students, Date day) {
  return day_facts_later(session, school_id, students, day)();
}

// Almost every contact concerns one student: that statement stays prepared.
std::function<std::vector<DayFacts>()> day_facts_later(db::Session& session, std::int64_t school_id,
                                                       const std::vector<Concerned>& students, Date day) {
  std::vector<db::Later<DayRow>> asked;
  db::Args args{{"school_id", school_id}, {"day", day}};
  if (students.size() == 1) {
    static const auto of_one = fmt::format(fmt::runtime(kDayFacts), ":guardian_id", ":student_id");
    args.emplace_back("guardian_id", students.front().guardian_id.value_or(0));
    args.emplace_back("student_id", students.front().student_id);
    asked.push_back(session.later<DayRow>({"ledger.day_facts", of_one}, args));
  } else {
    for (auto rest = std::span(students); !rest.empty();) {
      auto some = rest.first(std::min(kStudentsAtOnce, rest.size()));
      asked.push_back(session.later<DayRow>({"ledger.day_facts_of_many", day_facts_of(some)}, args));
      rest = rest.subspan(some.size());
    }
  }
  return [facts = DayFactsOfStudents(students), asked = std::move(asked)]() mutable {
    for (auto& rows : asked)
      for (const auto& row : rows.get()) facts.add(row);
    return facts.all();
  };
}

std::vector<ClassOfDay> classes_on(db::Session& session, std::int64_t school_id, Date day) {
  return session.all<ClassOfDay>(
      kClassesOn, {{"school_id", school_id}, {"day", day}, {"school_year", calendar::school_year_of(day)}});
}

bool save_contact(db::Tx& tx, const ContactRow& contact) { return tx.insert_if_new("contacts", contact); }

void save_derived(db::Tx& tx, const ContactChange& derived) {
  tx.insert_all("contact_students", derived.students);
  tx.insert_all("contact_staff", derived.staff);
  tx.insert_all("contact_groups", derived.groups);
}

ContactChange load_derived(db::Session& session, std::int64_t school_id, std::int64_t contact_id) {
  db::Args key{{"school_id", school_id}, {"contact_id", contact_id}};
  ContactChange change{.school_id = school_id, .contact_id = contact_id};
  change.students = session.all<ContactStudent>(kStudentsOf, key);
  change.staff = session.all<ContactStaff>(kStaffOf, key);
  change.groups = session.all<ContactGroup>(kGroupsOf, key);
  return change;
}

void mark_derived_void(db::Tx& tx, std::int64_t school_id, std::int64_t contact_id) {
  db::Args key{{"school_id", school_id}, {"contact_id", contact_id}};
  tx.exec(kVoidStudents, key);
  tx.exec(kVoidStaff, key);
  tx.exec(kVoidGroups, key);
}

std::vector<ContactEntry> student_history(db::Session& session, std::int64_t school_id,
                                          std::int64_t student_id, int limit) {
  return session.all<ContactEntry>(kHistory,
                                   {{"school_id", school_id}, {"student_id", student_id}, {"limit", limit}});
}

}  // namespace kith::ledger
