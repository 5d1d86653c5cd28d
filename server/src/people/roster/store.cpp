// SPDX-License-Identifier: Apache-2.0
#include "people/roster/store.hpp"

#include <set>

#include "people/roster/known_store.hpp"
#include "platform/secrets/telephone.hpp"
#include "platform/text/name_keys.hpp"

namespace kith::people {
namespace {

constexpr db::Sql kFoundClass{
    "roster.found_class",
    "insert into classes (school_id, id, entry_year, entry_grade, number) values "
    "(:school_id, :id, :entry_year, :entry_grade, :number) "
    "on conflict (school_id, entry_grade, entry_year, number) do update set closed_on = null"};
constexpr db::Sql kClassId{
    "roster.class_id",
    "select id from classes where school_id = :school_id and entry_grade = :entry_grade "
    "and entry_year = :entry_year and number = :number"};
constexpr db::Sql kChangeStudent{
    "roster.change_student",
    "update students set enrolment_no = :enrolment_no, name = :name, name_keys = :name_keys, sex = :sex, "
    "born_on = :born_on where school_id = :school_id and id = :student_id"};
constexpr db::Sql kSetIdentity{
    "roster.set_identity",
    "update students set identity_sealed = :sealed, identity_hash = :hash where school_id = :school_id "
    "and id = :student_id"};
constexpr db::Sql kSetAddress{
    "roster.set_address",
    "update students set address_sealed = :sealed where school_id = :school_id and id = :student_id"};
constexpr db::Sql kPlaceStudent{"roster.place_student",
                                "update students set class_id = :class_id, left_on = null where school_id = "
                                ":school_id and id = :student_id"};
constexpr db::Sql kDepartStudent{"roster.depart_student",
                                 "update students set class_id = null, left_on = :today where school_id = "
                                 ":school_id and id = :student_id"};
constexpr db::Sql kEndEnrollment{"roster.end_enrollment",
                                 "update enrollments set until_on = :today where school_id = :school_id "
                                 "and student_id = :student_id and until_on is null"};
constexpr db::Sql kEndCare{"roster.end_care",
                           "update care_memberships set until_on = :today where school_id = :school_id "
                           "and student_id = :student_id and care_group = :care_group and until_on is null"};
constexpr db::Sql kEndAllCare{"roster.end_all_care",
                              "update care_memberships set until_on = :today where school_id = :school_id "
                              "and student_id = :student_id and until_on is null"};
constexpr db::Sql kRenameGuardian{
    "roster.rename_guardian",
    "update guardians set name = :name, name_keys = :name_keys where school_id = :school_id and id = :id"};
constexpr db::Sql kReachGuardian{"roster.reach_guardian",
                                 "update guardians set telephone_sealed = :sealed, telephone_hash = :hash "
                                 "where school_id = :school_id and id = :id"};
constexpr db::Sql kChangeGuardianship{
    "roster.change_guardianship",
    "update guardianships set relation = :relation, position = :position, lives_away = :lives_away "
    "where school_id = :school_id and student_id = :student_id and guardian_id = :guardian_id"};
constexpr db::Sql kKeepGuardianship{
    "roster.keep_past_guardianship",
    "insert into past_guardianships (school_id, student_id, guardian_id) values (:school_id, :student_id, "
    ":guardian_id) on conflict do nothing"};
constexpr db::Sql kEndGuardianship{
    "roster.end_guardianship",
    "delete from guardianships where school_id = :school_id and student_id = :student_id "
    "and guardian_id = :guardian_id"};

constexpr db::Sql kAnalyze[] = {{"roster.analyze_students", "analyze students"},
                                {"roster.analyze_guardians", "analyze guardians"},
                                {"roster.analyze_guardianships", "analyze guardianships"},
                                {"roster.analyze_care", "analyze care_memberships"}};

struct FamilyInsert {
  std::int64_t school_id = 0, id = 0;
};
KITH_DESCRIBE(FamilyInsert, (school_id, id))

struct StudentInsert {
  std::int64_t school_id = 0, id = 0;
  std::optional<std::string> enrolment_no;
  std::string name, name_keys;
  Sex sex = Sex::kMale;
  std::optional<Date> born_on;
  std::optional<std::string> identity_sealed, identity_hash, address_sealed;
  std::int64_t family_id = 0, class_id = 0;
  Date entered_on{};
};
KITH_DESCRIBE(StudentInsert, (school_id, id, enrolment_no, name, name_keys, sex, born_on, identity_sealed,
                              identity_hash, address_sealed, family_id, class_id, entered_on))

struct EnrollmentInsert {
  std::int64_t school_id = 0, student_id = 0;
  Date since_on{};
  std::int64_t class_id = 0;
};
KITH_DESCRIBE(EnrollmentInsert, (school_id, student_id, since_on, class_id))

struct GuardianInsert {
  std::int64_t school_id = 0, id = 0;
  std::string name, name_keys;
  std::optional<std::string> telephone_sealed, telephone_hash;
};
KITH_DESCRIBE(GuardianInsert, (school_id, id, name, name_keys, telephone_sealed, telephone_hash))

struct GuardianshipInsert {
  std::int64_t school_id = 0, student_id = 0, guardian_id = 0;
  Relation relation = Relation::kOther;
  int position = 0;
  bool lives_away = false, may_see = true, may_receive = true, is_carer = false;
};
KITH_DESCRIBE(GuardianshipInsert, (school_id, student_id, guardian_id, relation, position, lives_away,
                                   may_see, may_receive, is_carer))

struct CareInsert {
  std::int64_t school_id = 0, student_id = 0;
  CareGroup care_group = CareGroup::kLeftBehind;
  Date since_on{};
};
KITH_DESCRIBE(CareInsert, (school_id, student_id, care_group, since_on))

std::optional<std::string> given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

// Rows gathered over several classes, because many rows a statement cost a fraction of as many statements.
struct RosterWriter::Inserts {
  std::vector<FamilyInsert> families = {};
  std::vector<StudentInsert> students = {};
  std::vector<EnrollmentInsert> enrollments = {};
  std::vector<GuardianInsert> guardians = {};
  std::vector<GuardianshipInsert> guardianships = {};
  std::vector<CareInsert> care = {};
  std::vector<EnrollmentInsert> later_enrollments = {};  // of known students: may fall on a day that has one
  std::vector<CareInsert> later_care = {};
  Families known_families = {};
  std::set<std::int64_t> asked_guardians = {};
};

RosterWriter::RosterWriter(db::Tx& tx, const RosterSchool& school, const RosterDays& days,
                           const secrets::Sealer& sealer, std::function<std::int64_t()> next_id)
    : tx_(tx),
      school_(school),
      days_(days),
      sealer_(sealer),
      next_id_(std::move(next_id)),
      inserts_(std::make_unique<Inserts>()) {}

RosterWriter::~RosterWriter() = default;

db::Args RosterWriter::of_student(std::int64_t student_id) const {
  return {{"school_id", school_.school_id}, {"student_id", student_id}};
}

std::int64_t RosterWriter::class_for(const ClassRef& class_ref, KnownClasses& classes) {
  if (auto found = classes.find(class_ref); found != classes.end() && !found->second.is_closed)
    return found->second.class_id;
  auto key = class_key(class_ref.grade, class_ref.number, school_.school_year);
  db::Args args{{"school_id", school_.school_id},
                {"entry_grade", key.entry_grade},
                {"entry_year", key.entry_year},
                {"number", key.number}};
  auto found_args = args;
  found_args.emplace_back("id", tx_.take_ids(school_.school_id));
  tx_.exec(kFoundClass, found_args);
  auto class_id = tx_.one<std::int64_t>(kClassId, args);
  classes[class_ref] = {class_id, false};
  return class_id;
}

void RosterWriter::write_students(const std::vector<StudentDelta>& deltas, std::int64_t class_id) {
  for (const auto& delta : deltas) {
    if (delta.is_new())
      add_student(delta, class_id);
    else if (!delta.is_empty())
      change_student(delta, class_id);
  }
}

void RosterWriter::flush() {
  tx_.insert_all("families", inserts_->families);
  tx_.insert_all("students", inserts_->students);
  tx_.insert_all("enrollments", inserts_->enrollments);
  tx_.insert_all("enrollments", inserts_->later_enrollments,
                 "on conflict (school_id, student_id, since_on) do update set class_id = excluded.class_id, "
                 "until_on = null");
  tx_.insert_all("guardians", inserts_->guardians);
  tx_.insert_all("guardianships", inserts_->guardianships);
  tx_.insert_all("care_memberships", inserts_->care);
  tx_.insert_all("care_memberships", inserts_->later_care,
                 "on conflict (school_id, student_id, care_group, since_on) do update set until_on = null");
  *inserts_ = {};
}

void RosterWriter::refresh_statistics() {
  if (tx_.engine() != db::Engine::kPostgres) return;
  for (const auto& analyze : kAnalyze) tx_.exec(analyze);
}

void RosterWriter::add_student(const StudentDelta& delta, std::int64_t class_id) {
  auto student_id = next_id_();
  const auto& row = *delta.row;
  StudentInsert student{.school_id = school_.school_id,
                        .id = student_id,
                        .enrolment_no = given(row.enrolment_no),
                        .name = row.name,
                        .name_keys = text::name_keys(row.name),
                        .sex = row.sex,
                        .born_on = row.born_on,
                        .identity_sealed = {},
                        .identity_hash = {},
                        .address_sealed = {},
                        .family_id = family_for(delta),
                        .class_id = class_id,
                        .entered_on = days_.since};
  if (!row.identity_no.empty()) {
    student.identity_sealed = sealer_.seal(row.identity_no);
    student.identity_hash = sealer_.blind_index("identity", row.identity_no);
  }
  if (!row.address.empty()) student.address_sealed = sealer_.seal(row.address);
  inserts_->students.push_back(std::move(student));
  inserts_->enrollments.push_back({school_.school_id, student_id, days_.since, class_id});
  for (auto group : delta.opened)
    inserts_->care.push_back({school_.school_id, student_id, group, days_.since});
  write_guardians(delta, student_id);
}

void RosterWriter::change_student(const StudentDelta& delta, std::int64_t class_id) {
  auto id = delta.student_id;
  auto with = [&](std::initializer_list<db::Arg> more) {
    auto args = of_student(id);
    args.insert(args.end(), more.begin(), more.end());
    return args;
  };
  const auto& row = *delta.row;
  const auto& record = delta.record;
  if (delta.writes_record)
    tx_.exec(kChangeStudent, with({{"enrolment_no", given(record.enrolment_no)},
                                   {"name", record.name},
                                   {"name_keys", text::name_keys(record.name)},
                                   {"sex", record.sex},
                                   {"born_on", record.born_on}}));
  if (delta.sets_identity)
    tx_.exec(kSetIdentity, with({{"sealed", sealer_.seal(row.identity_no)},
                                 {"hash", sealer_.blind_index("identity", row.identity_no)}}));
  if (delta.sets_address) tx_.exec(kSetAddress, with({{"sealed", sealer_.seal(row.address)}}));
  if (delta.enters_class) {
    tx_.exec(kEndEnrollment, with({{"today", days_.today}}));
    tx_.exec(kPlaceStudent, with({{"class_id", class_id}}));
    inserts_->later_enrollments.push_back({school_.school_id, id, days_.today, class_id});
  }
  for (auto group : delta.closed) tx_.exec(kEndCare, with({{"today", days_.today}, {"care_group", group}}));
  for (auto group : delta.opened) inserts_->later_care.push_back({school_.school_id, id, group, days_.today});
  write_guardians(delta, id);
}

void RosterWriter::write_guardians(const StudentDelta& delta, std::int64_t student_id) {
  auto school_id = school_.school_id;
  for (const auto& change : delta.guardians.guardians) {
    std::optional<std::string> sealed, hash;
    if (change.telephone) {
      sealed = sealer_.seal(*change.telephone);
      hash = secrets::telephone_hash(sealer_, *change.telephone);
    }
    db::Args args{{"school_id", school_id}, {"id", change.guardian_id}};
    if (change.is_new) {
      inserts_->guardians.push_back(
          {school_id, change.guardian_id, *change.name, text::name_keys(*change.name), sealed, hash});
    } else if (change.telephone) {
      args.emplace_back("sealed", sealed);
      args.emplace_back("hash", hash);
      tx_.exec(kReachGuardian, args);
    } else if (change.name) {
      args.emplace_back("name", *change.name);
      args.emplace_back("name_keys", text::name_keys(*change.name));
      tx_.exec(kRenameGuardian, args);
    }
  }
  for (const auto& [guardian, is_new] : delta.guardians.guardianships) {
    if (is_new) {
      inserts_->guardianships.push_back({school_id, student_id, guardian.guardian_id, guardian.relation,
                                         guardian.position, guardian.lives_away});
      continue;
    }
    tx_.exec(kChangeGuardianship, {{"school_id", school_id},
                                   {"student_id", student_id},
                                   {"guardian_id", guardian.guardian_id},
                                   {"relation", guardian.relation},
                                   {"position", guardian.position},
                                   {"lives_away", guardian.lives_away}});
  }
  for (auto guardian_id : delta.guardians.ended)
    for (const auto& sql : {kKeepGuardianship, kEndGuardianship})
      tx_.exec(sql, {{"school_id", school_id}, {"student_id", student_id}, {"guardian_id", guardian_id}});
}

std::int64_t RosterWriter::family_for(const StudentDelta& delta) {
  const auto& guardian_ids = delta.guardians.guardian_ids;
  std::set<std::int64_t> just_made;
  for (const auto& change : delta.guardians.guardians)
    if (change.is_new) just_made.insert(change.guardian_id);
  for (auto guardian_id : guardian_ids) {
    bool may_be_known =
        !just_made.contains(guardian_id) && inserts_->asked_guardians.insert(guardian_id).second;
    if (may_be_known) load_families(tx_, school_.school_id, guardian_id, inserts_->known_families);
  }
  auto family_id = inserts_->known_families.find(guardian_ids);
  if (!family_id) {
    family_id = next_id_();
    inserts_->families.push_back({school_.school_id, family_id});
  }
  inserts_->known_families.add(family_id, guardian_ids);
  return family_id;
}

void RosterWriter::depart_student(std::int64_t student_id) {
  auto args = of_student(student_id);
  args.emplace_back("today", days_.today);
  tx_.exec(kEndEnrollment, args);
  tx_.exec(kEndAllCare, args);
  tx_.exec(kDepartStudent, args);
}

}  // namespace kith::people
