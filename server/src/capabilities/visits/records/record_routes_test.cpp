// SPDX-License-Identifier: Apache-2.0
// Who gets what of a full record, and above all what they do not get.
#include "capabilities/visits/records/record_routes_kit.hpp"

namespace kith::records {
namespace {

using RecordRoutesForStaff = kit::RecordRoutes;

TEST_F(RecordRoutesForStaff, ShowTheRecordToThoseWhoSeeTheChild) {
  home.share(home.words());
  auto subject_teacher = as_subject_teacher();
  kit.check({
      {.name = "who held the visit sees all of it",
       .as = home.cast.as_homeroom(),
       .request = of_record("GET"),
       .body_has = {"早上常迟到", "emotional", "疏导"}},
      {.name = "the principal too",
       .as = home.cast.as_principal(),
       .request = of_record("GET"),
       .body_has = {"早上常迟到", "emotional"}},
      {.name = "a subject teacher sees the words and not what was noticed of the child's condition",
       .as = subject_teacher,
       .request = of_record("GET"),
       .body_has = {"早上常迟到", "\"hides_signs\":true"},
       .body_lacks = {"emotional", "hazard", "assessment", "\"may_write\":true"}},
      {.name = "the psychology teacher sees it because the assessment is hers",
       .as = as_psychologist(),
       .request = of_record("GET"),
       .body_has = {"emotional", "早上常迟到"}},
      {.name = "a teacher of another class sees nothing",
       .as = home.cast.as_other_homeroom(),
       .request = of_record("GET"),
       .status = 404,
       .body_lacks = everything},
      {.name = "another school sees nothing",
       .as = home.cast.as_principal_elsewhere(),
       .request = of_record("GET"),
       .status = 404,
       .body_lacks = everything},
      {.name = "the family has its own part and not this one",
       .as = home.cast.as_li_mother(),
       .request = of_record("GET"),
       .status = 403,
       .body_lacks = everything},
      {.name = "an officer of the district sees no child's file",
       .as = home.cast.as_officer(),
       .request = of_record("GET"),
       .status = 403,
       .body_lacks = everything},
      {.name = "nobody signed in sees nothing",
       .request = of_record("GET"),
       .status = 401,
       .body_lacks = everything},
  });
}

TEST_F(RecordRoutesForStaff, ShowThePsychologyTeacherNothingThatIsNotHers) {
  auto words = home.words();
  words.signs.clear();
  home.share(words);
  kit.check({{.name = "no assessment, no record",
              .as = as_psychologist(),
              .request = of_record("GET"),
              .status = 404,
              .body_lacks = everything}});
}

TEST_F(RecordRoutesForStaff, AreWrittenByWhoHeldTheVisitAlone) {
  auto subject_teacher = as_subject_teacher();
  kit.check({
      {.name = "a colleague who sees it may not write",
       .as = subject_teacher,
       .request = of_record("PUT"),
       .body = saving(0),
       .status = 403,
       .body_has = {"records.not_yours"}},
      {.name = "nor the principal",
       .as = home.cast.as_principal(),
       .request = of_record("PUT"),
       .body = saving(0),
       .status = 403},
      {.name = "a teacher of another class learns nothing",
       .as = home.cast.as_other_homeroom(),
       .request = of_record("PUT"),
       .body = saving(0),
       .status = 404},
      {.name = "nor does the family write",
       .as = home.cast.as_li_mother(),
       .request = of_record("PUT"),
       .body = saving(0),
       .status = 403},
      {.name = "who held it does",
       .as = home.cast.as_homeroom(),
       .request = of_record("PUT"),
       .body = saving(0),
       .body_has = {"\"version\":1"}},
      {.name = "upon what stood there",
       .as = home.cast.as_homeroom(),
       .request = of_record("PUT"),
       .body = fmt::format(R"({{"version": 0, "words": {}}})", words_text({})),
       .status = 409,
       .body_has = {"records.changed_meanwhile", "\"present\":{", "爱读书", "\"version\":1"}},
      {.name = "nor shares what was changed meanwhile",
       .as = home.cast.as_homeroom(),
       .request = of_record("POST", "/sharing"),
       .body = R"({"version": 7})",
       .status = 409,
       .body_has = {"records.changed_meanwhile", "\"present\":{"}},
      {.name = "nobody else shares it, nor learns what it says by asking",
       .as = home.cast.as_other_homeroom(),
       .request = of_record("POST", "/sharing"),
       .body = R"({"version": 7})",
       .status = 404,
       .body_lacks = everything},
      {.name = "nobody else shares it",
       .as = home.cast.as_principal(),
       .request = of_record("POST", "/sharing"),
       .body = R"({"version": 1})",
       .status = 403},
      {.name = "a classmate's mother was not there",
       .as = home.cast.as_homeroom(),
       .request = of_record("PUT"),
       .body = fmt::format(R"({{"version": 1, "words": {}}})",
                           [&] {
                             auto words = home.words();
                             words.guardian_ids = {home.cast.zhao_mother};
                             return words_text(words);
                           }()),
       .status = 422,
       .body_has = {"records.not_a_guardian"}},
  });
}

}  // namespace
}  // namespace kith::records
