// SPDX-License-Identifier: Apache-2.0
#include "people/routes.hpp"

namespace kith::people {
namespace {

struct OfClass {
  std::int64_t class_id = 0;
};
KITH_DESCRIBE(OfClass, (class_id))

struct OneStudent {
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(OneStudent, (student_id))

struct Search {
  std::string q;
};
KITH_DESCRIBE(Search, (q))

struct NameJuniorGrades {
  JuniorNaming junior_naming = JuniorNaming::kByNumber;
};
KITH_DESCRIBE(NameJuniorGrades, (junior_naming))

}  // namespace

std::vector<http::Route> directory_routes(Directory& directory, SchoolSettings& settings) {
  using http::Call;
  constexpr access::Access kForSchool{.name = "school", .any_of = kStaff | kGuardian};
  return {
      http::get("/api/school", kForSchool,
                [&](const Call& call) { return directory.school_today(viewer_of(call.caller)); }),
      http::put("/api/school/junior_naming", kForSchoolDesk,
                [&](const Call& call, NameJuniorGrades in) -> Result<http::NoContent> {
                  auto named = settings.name_junior_grades(viewer_of(call.caller), in.junior_naming);
                  if (!named) return named.error();
                  return http::NoContent{};
                }),
      http::get("/api/classes", kForStaff,
                [&](const Call& call) -> Result<std::vector<ClassCard>> {
                  return directory.classes(viewer_of(call.caller));
                }),
      http::get("/api/classes/{class_id}/students", kForStaff,
                [&](const Call& call, OfClass in) {
                  return directory.students_of_class(viewer_of(call.caller), in.class_id);
                }),
      // A name that is looked for stands in the body: addresses are logged along the way.
      http::post("/api/students/search", kForStaff,
                 [&](const Call& call, Search in) -> Result<std::vector<StudentLine>> {
                   return directory.search(viewer_of(call.caller), in.q);
                 }),
      http::get("/api/students/{student_id}", kForSchool,
                [&](const Call& call, OneStudent in) {
                  return directory.student(viewer_of(call.caller), in.student_id);
                }),
      http::get("/api/children", kForGuardians,
                [&](const Call& call) -> Result<std::vector<ChildCard>> {
                  return directory.children(viewer_of(call.caller));
                }),
      http::get("/api/staff", kForSchoolDesk,
                [&](const Call& call) -> Result<std::vector<StaffLine>> {
                  return directory.staff(viewer_of(call.caller));
                }),
      http::get("/api/schools", kForDistrict,
                [&](const Call&) -> Result<std::vector<SchoolLine>> { return directory.schools(); }),
  };
}

}  // namespace kith::people
