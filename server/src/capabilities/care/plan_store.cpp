// SPDX-License-Identifier: Apache-2.0
#include "capabilities/care/plan_store.hpp"

namespace kith::care {
namespace {

constexpr db::Sql kPlans{
    "care.plans_of",
    "select p.school_id, p.contact_id, p.student_id, p.school_year, p.words, p.owner_id, p.review_on, "
    "p.duty_id, p.version, p.made_at, p.updated_at, p.updated_by, o.name as owner_name, u.name as "
    "updated_by_name from student_plans p "
    "join staff o on o.school_id = p.school_id and o.id = p.owner_id "
    "join staff u on u.school_id = p.school_id and u.id = p.updated_by "
    "where p.school_id = :school_id and p.student_id = :student_id order by p.school_year desc"};
constexpr db::Sql kChange{
    "care.change_plan",
    "update student_plans set words = :words, owner_id = :owner_id, review_on = :review_on, duty_id = "
    ":duty_id, version = :version, updated_at = :updated_at, updated_by = :updated_by "
    "where school_id = :school_id and contact_id = :contact_id"};
constexpr db::Sql kOwners{
    "care.plan_owners",
    "select t.id, t.name from staff t where t.school_id = :school_id and t.left_on is null and ("
    "exists (select 1 from students s join teachings h on h.school_id = s.school_id and h.class_id = "
    "s.class_id where s.school_id = t.school_id and s.id = :student_id and h.staff_id = t.id and "
    "h.role = 'homeroom' and h.since_on <= :day and (h.until_on is null or h.until_on > :day)) or "
    "exists (select 1 from staff_posts p where p.school_id = t.school_id and p.staff_id = t.id and p.post in "
    "('principal', 'vice_principal', 'moral_director', 'psychology_teacher') and "
    "p.since_on <= :day and (p.until_on is null or p.until_on > :day))) order by t.name_keys, t.id"};

}  // namespace

std::vector<PlanListed> plans_of(db::Session& session, std::int64_t school_id, std::int64_t student_id) {
  return session.all<PlanListed>(kPlans, {{"school_id", school_id}, {"student_id", student_id}});
}

void save_plan(db::Tx& tx, const PlanRow& plan) { tx.insert("student_plans", plan); }

void change_plan(db::Tx& tx, const PlanRow& plan) {
  tx.exec(kChange, {{"words", plan.words},
                    {"owner_id", plan.owner_id},
                    {"review_on", plan.review_on},
                    {"duty_id", plan.duty_id},
                    {"version", plan.version},
                    {"updated_at", plan.updated_at},
                    {"updated_by", plan.updated_by},
                    {"school_id", plan.school_id},
                    {"contact_id", plan.contact_id}});
}

std::vector<PlanOwner> owners_for(db::Session& session, std::int64_t school_id, std::int64_t student_id,
                                  Date today) {
  return session.all<PlanOwner>(kOwners,
                                {{"school_id", school_id}, {"student_id", student_id}, {"day", today}});
}

}  // namespace kith::care
