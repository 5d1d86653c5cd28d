// SPDX-License-Identifier: Apache-2.0
// What a family notes of its own contact with its child counts for P1.19 and for nothing else.
#include <set>

#include "norms/boards/boards.hpp"
#include "norms/norm_kit.hpp"

namespace kith::norms {
namespace {

using namespace people::kit;

class FamilyLogNorms : public kit::NormSchools {
 protected:
  void SetUp() override {
    write([&](db::Tx& tx) {
      school_ = NormSchools::add_school(tx);
      auto class_id = add_class(tx, school_);
      teacher_ = add_staff(tx, school_);
      add_teaching(tx, class_id, teacher_);
      child_ = add_student(tx, class_id, {.name = "周小雨"});
      father_ = add_guardian(tx, child_, {.name = "周强", .relation = "father", .lives_away = true});
      add_care_membership(tx, child_, "left_behind");
      norms_.roster_changed(tx, school_);
    });
    ledger_.listen(norms_);
  }
  std::set<std::string> scores() {
    std::set<std::string> lines;
    for (const auto& line : everything(school_))
      if (!line.starts_with("tally")) lines.insert(line);
    return lines;
  }
  std::int64_t note() {
    return write([&](db::Tx& tx) {
      return ledger_
          .record(tx, {.school_id = school_,
                       .kind = ledger::ContactKind::kFamilyLog,
                       .mode = ledger::Mode::kHome,
                       .begun_by = ledger::BegunBy::kFamily,
                       .held_at = clock_.now(),
                       .recorded_by = father_,
                       .students = {{child_, father_}},
                       .slice = "family_log",
                       .client_key = "note " + std::to_string(++notes_)})
          .value()
          .contact_id;
    });
  }

  std::int64_t school_ = 0, teacher_ = 0, child_ = 0, father_ = 0;

 private:
  int notes_ = 0;
};

TEST_P(FamilyLogNorms, MovesNoClauseButItsOwn) {
  const auto before = scores();
  note();
  EXPECT_EQ(score(school_, "P1.19"), "1 1");
  int moved = 0;
  for (const auto& line : scores()) {
    if (before.contains(line)) continue;
    ++moved;
    EXPECT_NE(line.find("P1.19"), std::string::npos) << line;
  }
  EXPECT_GT(moved, 0);
}

TEST_P(FamilyLogNorms, IsNotMovedByAnyContactOfTheSchool) {
  for (auto kind : {ledger::ContactKind::kVisit, ledger::ContactKind::kCall}) {
    hold({.student_id = child_,
          .staff_id = teacher_,
          .kind = kind,
          .mode = ledger::Mode::kTelephone,
          .guardian_id = father_});
    EXPECT_EQ(score(school_, "P1.19"), "1 0");
  }
}

TEST_P(FamilyLogNorms, IsTakenBackWithItsEntry) {
  void_contact(note());
  EXPECT_EQ(score(school_, "P1.19"), "1 0");
}

TEST_P(FamilyLogNorms, ShowsStaffItsFigureAndNeverAnEntry) {
  note();
  Boards boards(db(), clock_, norms_);
  auto evidence =
      boards
          .evidence(
              {.school_id = school_, .person_id = teacher_, .roles = people::kStaff | people::kPrincipal},
              {.clause = "P1.19", .subject_id = {}, .class_id = {}, .period_no = {}})
          .value();
  EXPECT_EQ(evidence.counted, 1);
  EXPECT_TRUE(evidence.contacts.empty());
}

KITH_BOTH_ENGINES(FamilyLogNorms);

}  // namespace
}  // namespace kith::norms
