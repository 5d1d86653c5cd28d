// SPDX-License-Identifier: Apache-2.0
#include "bench/sample_contacts.hpp"

namespace kith::bench {
namespace {

constexpr db::Sql kSomeStudents{
    "bench.some_students",
    "select s.school_id, s.id as student_id, t.staff_id, min(g.guardian_id) from students s join teachings t "
    "on "
    "t.school_id = s.school_id and t.class_id = s.class_id and t.role = 'homeroom' join guardianships g on "
    "g.school_id = s.school_id and g.student_id = s.id where s.id % 97 = 5 group by s.school_id, s.id, "
    "t.staff_id "
    "order by s.id limit 5000"};

}  // namespace

SampleContacts::SampleContacts(District& district) : district_(district) {
  people_ = district.db().read([](db::Session& session) { return session.all<Household>(kSomeStudents); });
}

void SampleContacts::record() {
  auto contact = next();
  district_.db().write([&](db::Tx& tx) { return district_.ledger.record(tx, contact); }).value();
}

ledger::NewContact SampleContacts::next() {
  const auto& who = dice_.pick(people_);
  int n = made_++;
  bool is_visit = n % 4 == 0;
  return {.school_id = who.school_id,
          .kind = is_visit ? ledger::ContactKind::kVisit : ledger::ContactKind::kCall,
          .mode = is_visit ? ledger::Mode::kHome : ledger::Mode::kTelephone,
          .held_at = district_.clock.now() - std::chrono::hours{12 + n % 48},
          .recorded_by = who.staff_id,
          .students = {{who.student_id, who.guardian_id}},
          .staff_ids = {who.staff_id},
          .slice = "visits",
          .client_key = "bench-" + std::to_string(n)};
}

}  // namespace kith::bench
