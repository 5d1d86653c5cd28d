// SPDX-License-Identifier: Apache-2.0
// Carers (照护人): grandparents and others who look after a child and read what the school writes, without
// answering for the family. The school desk says who is one; the roster does not. Thread-safe: no state of
// its own.
#pragma once

#include <functional>

#include "people/viewer.hpp"
#include "platform/db/db.hpp"
#include "platform/http/route.hpp"

namespace kith::people {

struct CarerMark {
  std::int64_t student_id = 0;
  std::int64_t guardian_id = 0;
  bool is_carer = false;
};
KITH_DESCRIBE(CarerMark, (student_id, guardian_id, is_carer))

struct CarersOf {
  std::vector<std::int64_t> guardian_ids;
};
KITH_DESCRIBE(CarersOf, (guardian_ids))

class Carers {
 public:
  // In the transaction that marks somebody.
  using OnChange = std::function<void(db::Tx&, std::int64_t school_id)>;
  Carers(db::Db& db, const Clock& clock, OnChange on_change)
      : db_(db), clock_(clock), on_change_(std::move(on_change)) {}

  // Of a student in sight. Error: people.no_such_student.
  Result<CarersOf> list(const Viewer& viewer, std::int64_t student_id) const;

  // By the school desk. Holds for what is answered from now on. Doing it twice changes nothing. Error:
  // people.no_such_guardian.
  Result<void> mark(const Viewer& viewer, const CarerMark& mark) const;

 private:
  db::Db& db_;
  const Clock& clock_;
  OnChange on_change_;
};

std::vector<http::Route> carer_routes(Carers carers);

}  // namespace kith::people
