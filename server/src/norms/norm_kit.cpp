// SPDX-License-Identifier: Apache-2.0
#include "norms/norm_kit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/calendar_store.hpp"
#include "norms/counting/score_store.hpp"
#include "norms/counting/tally_store.hpp"

namespace kith::norms::kit {
namespace {

struct TallyLine {
  int period_no = 0;
  std::string subject_kind;
  std::int64_t class_id = 0;
  std::int64_t subject_id = 0;
  bool in_care = false;
  std::int64_t concerned = 0;
  std::int64_t raised = 0;
  std::int64_t met = 0;
  std::string figures;
};
KITH_DESCRIBE(TallyLine,
              (period_no, subject_kind, class_id, subject_id, in_care, concerned, raised, met, figures))

struct ClassLine {
  int period_no = 0;
  std::string norm_id;
  std::int64_t class_id = 0;
  int population = 0;
  int met = 0;
  int care_population = 0;
  int care_met = 0;
};
KITH_DESCRIBE(ClassLine, (period_no, norm_id, class_id, population, met, care_population, care_met))

struct SchoolLine {
  int period_no = 0;
  std::string norm_id;
  int population = 0;
  int met = 0;
  int care_population = 0;
  int care_met = 0;
  int class_count = 0;
  int classes_met = 0;
  int late = 0;
};
KITH_DESCRIBE(SchoolLine, (period_no, norm_id, population, met, care_population, care_met, class_count,
                           classes_met, late))

constexpr db::Sql kTallies{
    "kit.tallies",
    "select period_no, subject_kind, class_id, subject_id, in_care, concerned, raised, met, "
    "figures from tallies where school_id = :school_id"};
constexpr db::Sql kClassScores{
    "kit.class_scores",
    "select period_no, norm_id, class_id, population, met, care_population, care_met "
    "from class_scores where school_id = :school_id"};
constexpr db::Sql kSchoolScores{
    "kit.school_scores",
    "select period_no, norm_id, population, met, care_population, care_met, class_count, classes_met, late "
    "from school_scores where school_id = :school_id"};

}  // namespace

std::unique_ptr<Catalogue> catalogue_of(std::string_view pack) {
  auto reading = read_pack("q.toml", pack);
  EXPECT_TRUE(reading.flaws.empty());
  return std::make_unique<Catalogue>(std::vector{reading.pack.value()});
}

NormSchools::NormSchools() {
  set_today(kFriday);
  ledger_.listen(norms_);
}

std::int64_t NormSchools::add_school(db::Tx& tx) {
  auto school_id = people::kit::add_school(tx);
  calendar::add_to_calendar(tx, school_id, calendar::usual_calendar(2026));
  norms_.adopt_all(tx, school_id, make_date(2026, 8, 1));
  return school_id;
}

std::int64_t NormSchools::add_school() {
  return write([&](db::Tx& tx) { return add_school(tx); });
}

std::int64_t NormSchools::hold(const Held& held) {
  return write([&](db::Tx& tx) { return hold(tx, held); });
}

std::int64_t NormSchools::hold(db::Tx& tx, const Held& held) {
  auto recorded = ledger_.record(tx, {.school_id = tenant_of(held.student_id),
                                      .kind = held.kind,
                                      .mode = held.mode,
                                      .held_at = clock_.at(held.on, 10 * 60),
                                      .recorded_by = held.staff_id,
                                      .students = {{held.student_id, held.guardian_id}},
                                      .staff_ids = {held.staff_id},
                                      .slice = "visits",
                                      .client_key = fmt::format("held-{}", ++entries_)});
  return recorded.value().contact_id;
}

void NormSchools::void_contact(std::int64_t contact_id) {
  write([&](db::Tx& tx) {
    ledger_.void_contact(tx, tenant_of(contact_id), contact_id, 1, fmt::format("void-{}", ++entries_))
        .value();
  });
}

std::string NormSchools::score(std::int64_t school_id, const std::string& clause) {
  return db().read([&](db::Session& session) -> std::string {
    auto calendar = calendar::load_calendar(session, school_id);
    auto period =
        calendar::latest_period(calendar, catalogue_->find(clause)->rule.per.front(), clock_.today());
    for (const auto& line : session.all<SchoolLine>(kSchoolScores, {{"school_id", school_id}}))
      if (line.norm_id == clause && period && line.period_no == period->period_no)
        return fmt::format("{} {}", line.population, line.met);
    return "none";
  });
}

std::string NormSchools::figure(std::int64_t subject_id, const std::string& clause) {
  return db().read([&](db::Session& session) -> std::string {
    auto school_id = tenant_of(subject_id);
    const auto& norm = *catalogue_->find(clause);
    auto calendar = calendar::load_calendar(session, school_id);
    auto period = *calendar::latest_period(calendar, norm.rule.per.front(), clock_.today());
    for (const auto& [period_no, in_force] : norms_of_periods(session, school_id, {period.period_no}))
      if (in_force.norm_id == clause)
        for (const auto& tally : tallies_of(session, school_id, {{norm.rule.of, subject_id}}, {period_no}))
          if (tally.is_concerned(norm))
            return fmt::format("{} of {}", tally.figure(norm.slot), tally.target({&norm, in_force}));
    return "not concerned";
  });
}

std::vector<std::string> NormSchools::everything(std::int64_t school_id) {
  return db().read([&](db::Session& session) {
    std::vector<std::string> lines;
    db::Args args{{"school_id", school_id}};
    for (const auto& t : session.all<TallyLine>(kTallies, args))
      lines.push_back(fmt::format("tally {} class {} {} {} care {}: {:x} {:x} {:x} {}", t.period_no,
                                  t.class_id, t.subject_kind, t.subject_id, t.in_care, t.concerned, t.raised,
                                  t.met, t.figures));
    for (const auto& c : session.all<ClassLine>(kClassScores, args))
      lines.push_back(fmt::format("class {} {} {}: {} {} care {} {}", c.period_no, c.norm_id, c.class_id,
                                  c.population, c.met, c.care_population, c.care_met));
    for (const auto& s : session.all<SchoolLine>(kSchoolScores, args))
      lines.push_back(fmt::format("school {} {}: {} {} care {} {} classes {} {} late {}", s.period_no,
                                  s.norm_id, s.population, s.met, s.care_population, s.care_met,
                                  s.class_count, s.classes_met, s.late));
    std::sort(lines.begin(), lines.end());
    return lines;
  });
}

}  // namespace kith::norms::kit
