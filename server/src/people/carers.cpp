// SPDX-License-Identifier: Apache-2.0
#include "people/carers.hpp"

#include "people/scope.hpp"

namespace kith::people {
namespace {

struct OfStudent {
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(OfStudent, (student_id))

constexpr db::Sql kList{"people.carers_of",
                        "select guardian_id from guardianships where school_id = :school_id and student_id = "
                        ":student_id and is_carer = 1 order by position, guardian_id"};

constexpr db::Sql kMark{"people.mark_carer",
                        "update guardianships set is_carer = :is_carer where school_id = :school_id and "
                        "student_id = :student_id and guardian_id = :guardian_id"};

}  // namespace

Result<CarersOf> Carers::list(const Viewer& viewer, std::int64_t student_id) const {
  return db_.read([&](db::Session& session) -> Result<CarersOf> {
    if (!may_see_student(session, viewer, clock_.today(), student_id))
      return not_found("people.no_such_student");
    return CarersOf{
        session.all<std::int64_t>(kList, {{"school_id", viewer.school_id}, {"student_id", student_id}})};
  });
}

Result<void> Carers::mark(const Viewer& viewer, const CarerMark& mark) const {
  return db_.write([&](db::Tx& tx) -> Result<void> {
    const auto changed = tx.exec(kMark, {{"is_carer", mark.is_carer},
                                         {"school_id", viewer.school_id},
                                         {"student_id", mark.student_id},
                                         {"guardian_id", mark.guardian_id}});
    if (changed == 0) return not_found("people.no_such_guardian");
    if (on_change_) on_change_(tx, viewer.school_id);
    return {};
  });
}

std::vector<http::Route> carer_routes(Carers carers) {
  return {
      http::get("/api/students/{student_id}/carers", kForStaff,
                [carers](const http::Call& call, OfStudent in) {
                  return carers.list(viewer_of(call.caller), in.student_id);
                }),
      http::put("/api/students/{student_id}/guardians/{guardian_id}/carer", kForSchoolDesk,
                [carers](const http::Call& call, CarerMark in) -> Result<http::NoContent> {
                  auto marked = carers.mark(viewer_of(call.caller), in);
                  if (!marked) return marked.error();
                  return http::NoContent{};
                }),
  };
}

}  // namespace kith::people
