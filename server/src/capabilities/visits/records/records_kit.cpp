// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/records_kit.hpp"

namespace kith::records::kit {

VisitedHome::VisitedHome(db::Db& db)
    : db(db), cast(db.write([](db::Tx& tx) { return people::kit::TwoSchools(tx); })) {
  db.write([&](db::Tx& tx) {
    psychology_teacher = people::kit::add_staff(tx, cast.school, {.name = "苏老师"});
    people::kit::add_post(tx, psychology_teacher, {.post = "psychology_teacher"});
  });
  ledger.listen(duties);
  ledger.listen(follow_ups);
  contact_id = visit("first");
  events.taken();
}

std::int64_t VisitedHome::visit(const std::string& client_key, ledger::ContactKind kind, ledger::Mode mode) {
  return visits
      .record(homeroom(), {.student_id = cast.li,
                           .guardian_id = std::nullopt,
                           .kind = kind,
                           .mode = mode,
                           .begun_by = std::nullopt,
                           .held_at = std::nullopt,
                           .topics = {},
                           .note = "走访",
                           .client_key = client_key,
                           .also_student_ids = std::nullopt})
      .value()
      .contact_id;
}

RecordWords VisitedHome::words() const {
  return {.purpose = "了解转学后的适应",
          .guardian_ids = {cast.li_mother},
          .others = "外婆",
          .strengths = "爱读书，愿意帮同桌",
          .concerns = {{"早上常迟到", "同妈妈商定七点起床"}},
          .steps = {{.code = "s1",
                     .what = "请体育老师带她参加晨跑",
                     .who = Doer::kSchool,
                     .staff_id = std::nullopt,
                     .due_on = make_date(2026, 12, 1)},
                    {.code = "s2",
                     .what = "九点前睡觉",
                     .who = Doer::kFamily,
                     .staff_id = std::nullopt,
                     .due_on = std::nullopt}},
          .opinions = {{"o1", "希望校门口有人疏导"}},
          .feedback = "妈妈一个人带孩子，很吃力",
          .brought = {Brought::kSafety},
          .next_on = make_date(2027, 1, 10),
          .signs = {Sign::kEmotional, Sign::kHazard}};
}

int VisitedHome::share(const RecordWords& words) {
  auto version = records.read(homeroom(), contact_id).value().version;
  auto saved = records.save(homeroom(), {contact_id, version, words}).value();
  records.share(homeroom(), {contact_id, saved.version}).value();
  return saved.version;
}

}  // namespace kith::records::kit
