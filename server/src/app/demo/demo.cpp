// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "app/demo/asked_letters.hpp"
#include "app/demo/cases.hpp"
#include "app/demo/committees.hpp"
#include "app/demo/contact_rows.hpp"
#include "app/demo/demo_fact.hpp"
#include "app/demo/district_letter.hpp"
#include "app/demo/duties.hpp"
#include "app/demo/gatherings.hpp"
#include "app/demo/names.hpp"
#include "app/demo/notices.hpp"
#include "app/demo/numbers.hpp"
#include "app/demo/occasions.hpp"
#include "app/demo/papers.hpp"
#include "app/demo/people_rows.hpp"
#include "app/demo/sign_ins.hpp"
#include "app/demo/visit_plans.hpp"
#include "app/demo/visit_records.hpp"
#include "app/recorded_kinds.hpp"
#include "calendar/calendar_store.hpp"
#include "norms/norms.hpp"
#include "platform/secrets/passwords.hpp"
#include "platform/secrets/telephone.hpp"

namespace kith::demo {
namespace {

constexpr db::Sql kAnalyze{"demo.analyze", "analyze"};
constexpr db::Sql kCountSchools{"demo.count_schools", "select count(*) from schools"};
struct DistrictRow {
  std::int64_t id = 0;
  std::string name, time_zone;
};
KITH_DESCRIBE(DistrictRow, (id, name, time_zone))

struct OfficerRow {
  std::int64_t id = 0;
  std::string name, telephone_sealed, telephone_hash;
};
KITH_DESCRIBE(OfficerRow, (id, name, telephone_sealed, telephone_hash))

// The demo's present is seven in the morning, whatever the time is: the same day gives the same rows.
constexpr int kMorning = 7 * 60;

// Past weeks and months are tallied too, so that a board has something to compare with; in a district for
// benchmarks only what is open.
constexpr int kTellThePast = 50'000;
constexpr int kSchoolsWithRecords = 3;

class District {
 public:
  District(db::Db& db, const Clock& clock, const secrets::FieldKey& field_key, const DemoOptions& options,
           std::ostream& progress)
      : db_(db),
        today_(options.today.value_or(clock.today())),
        present_(clock.at(today_, kMorning)),
        options_(options),
        dice_(options.seed),
        random_(options.seed),
        sealer_(field_key, random_),
        progress_(progress) {
    ledger_.listen(norms_);
  }

  DemoReport make() {
    password_hash_ = secrets::Passwords().hash_drawn(kDemoPassword);
    first_school_ = found();
    span_ = span_until(db_.read([](db::Session& session) { return calendar::load_calendar(session, 0); }),
                       today_);
    auto plan = plan_district(options_.schools, options_.students, first_school_, dice_);
    for (const auto& school : plan) {
      add_school(school);
      progress_ << fmt::format("demo: {}/{} schools, {} students, {} contacts\n", report_.schools,
                               options_.schools, report_.students, report_.contacts);
    }
    db_.write([&](db::Tx& tx) { look_at_tables(tx); });
    if (!options_.people_only && options_.students <= kTellThePast) write_to_all_schools();
    progress_.flush();
    return report_;
  }

 private:
  Instant now() const { return present_.now(); }
  int school_year() const { return calendar::school_year_of(today_); }

  std::int64_t found() {
    return db_.write([&](db::Tx& tx) {
      mark_demo(tx);
      tx.insert_all("districts", std::vector<DistrictRow>{{1, std::string(kDistrictName), "Asia/Shanghai"}},
                    "on conflict do nothing");
      for (int year : {school_year() - 1, school_year(), school_year() + 1})
        calendar::add_to_calendar(tx, 0, calendar::usual_calendar(year));
      season_ = season_around(today_, calendar::load_calendar(tx, 0).seasons);
      calendar::add_to_calendar(tx, 0, {.terms = {}, .holidays = {}, .seasons = {season_}, .milestones = {}});
      auto first_school = tx.take_ids(0, options_.schools);
      numbering_ = {};
      add_officers(tx);
      return first_school;
    });
  }

  void add_officers(db::Tx& tx) {
    auto dice = dice_.stream("officers");
    auto id = tx.take_ids(0, 2);
    for (int i = 0; i < 2; ++i) {
      auto name = surname(dice) + given_name(dice, i ? Sex::kFemale : Sex::kMale, Generation::kParent);
      auto number = telephone(numbering_.next_telephone++);
      if (i == 0) officer_ = {id, name};
      tx.insert("district_officers",
                OfficerRow{id + i, name, sealer_.seal(number), secrets::telephone_hash(sealer_, number)});
    }
  }

  void add_school(const SchoolPlan& plan) {
    numbering_.next_id = plan.school_id * kIdsPerTenant + 1;
    auto school = invent_people(plan, school_year(), dice_, numbering_);
    bool is_first = plan.school_id == first_school_;
    if (is_first) let_a_teacher_be_a_parent(school);
    auto contacts = happened(school);
    auto first_contact = numbering_.next_id;
    auto cast = cast_of(school);
    if (is_first) spared_ = ids_of(school, cast);
    int notices = 0;
    db_.write([&](db::Tx& tx) {
      write_people(tx, school, taught_since(), now(), sealer_);
      calendar::found_calendar(tx, plan.school_id, today_);
      numbering_.next_id = first_contact;
      write_contacts(tx, school, contacts, present_, dice_, numbering_);
      if (place_of(school) == next_look_) look_at_tables(tx);
      if (!options_.people_only) {
        notices = write_notices(tx, school, cast, present_, today_, dice_, numbering_);
        write_duties(tx, school, cast, present_, today_, dice_, numbering_);
        write_gatherings(tx, school, shown_of(school, cast), present_, span_, dice_, numbering_);
        write_committees(tx, school, dice_, numbering_);
      }
      keep_numbers(tx, plan.school_id);
      if (!options_.people_only && options_.students <= kTellThePast) {
        write_papers(tx, school, present_, span_, dice_);
        write_visit_plans(tx, plan.school_id, planner_of(school), season_, present_, today_, sealer_);
      }
      tell_of_records(tx, school, cast);
      issue(tx, school, cast);
    });
    if (is_told(school) && is_first)
      write_occasions(
          {db_, present_, sealer_, random_, plan.school_id, planner_of(school), ids_of(school, cast)});
    if (is_told(school) && is_first && !cast.children.empty()) notices += ask_letters(school, cast);
    db_.write([&](db::Tx& tx) { tally(tx, plan.school_id); });
    report_.schools += 1;
    report_.students += std::int64_t(school.students.size());
    report_.guardians += std::int64_t(school.guardians.size());
    report_.staff += std::int64_t(school.staff.size());
    report_.contacts += std::int64_t(contacts.size());
    report_.notices += notices;
  }

  // PostgreSQL would look by itself, but only after a minute in which it plans as if all tables were empty.
  // It is told whenever there is four times as much as before.
  void look_at_tables(db::Tx& tx) {
    if (db_.engine() == db::Engine::kPostgres) tx.exec(kAnalyze);
    next_look_ = 4 * next_look_ + 3;
  }

  void write_to_all_schools() {
    report_.notices += write_district_letter({.db = db_,
                                              .today = today_,
                                              .random = random_,
                                              .ledger = ledger_,
                                              .officer_id = officer_.first,
                                              .spared = spared_});
  }

  int ask_letters(const SchoolPeople& school, const Cast& cast) {
    const auto& shown = school.classes[school.students[cast.children.front()].class_index];
    return write_asked_letters({.db = db_,
                                .today = today_,
                                .sealer = sealer_,
                                .random = random_,
                                .school_id = school.plan.school_id,
                                .class_id = shown.id,
                                .homeroom_id = school.staff[shown.homeroom].id,
                                .leader_id = planner_of(school),
                                .spared = ids_of(school, cast)});
  }

  // In the first three schools, so that each screen has something to show.
  bool is_told(const SchoolPeople& school) const {
    return !options_.people_only && options_.students <= kTellThePast &&
           place_of(school) < kSchoolsWithRecords;
  }
  std::int64_t place_of(const SchoolPeople& school) const { return school.plan.school_id - first_school_; }

  static std::vector<std::int64_t> ids_of(const SchoolPeople& school, const Cast& cast) {
    std::vector<std::int64_t> ids;
    for (auto child : cast.children) ids.push_back(school.students[child].id);
    return ids;
  }

  ShownFirst shown_of(const SchoolPeople& school, const Cast& cast) const {
    return {.class_index = cast.children.empty() ? 0 : school.students[cast.children.front()].class_index,
            .is_first = place_of(school) == 0};
  }

  void tell_of_records(db::Tx& tx, const SchoolPeople& school, const Cast& cast) {
    if (!is_told(school)) return;
    RecordTelling telling{.world = records_,
                          .school = school,
                          .cast = cast,
                          .now = now(),
                          .dice = dice_,
                          .sealer = sealer_,
                          .random = random_,
                          .records = place_of(school) == 0 ? 40 : 12};
    write_visit_records(tx, telling);
    write_cases(tx, {school, cast, planner_of(school), now(), today_, random_, place_of(school)});
  }

  static std::int64_t planner_of(const SchoolPeople& school) {
    auto director = holder_of(school, people::Post::kMoralDirector);
    return school.staff[director.value_or(holder_of(school, people::Post::kPrincipal).value_or(0))].id;
  }

  std::vector<InventedContact> happened(const SchoolPeople& school) const {
    if (options_.people_only) return {};
    return invent_contacts(school, temperament_of(school.plan, first_school_, dice_), span_, dice_);
  }

  void issue(db::Tx& tx, const SchoolPeople& school, const Cast& cast) {
    Issuing issuing{identities_, sealer_, password_hash_, now()};
    auto place = place_of(school);
    if (place == 0)
      issue_to_cast(tx, school, cast, officer_.first, officer_.second, issuing);
    else if (place < 3)
      issue_to_principal(tx, school, issuing);
  }

  void tally(db::Tx& tx, std::int64_t school_id) {
    norms_.adopt_all(tx, school_id, std::min(taught_since(), make_date(school_year(), 8, 1)));
    if (options_.students <= kTellThePast && !span_.school_days.empty())
      for (Date day = span_.school_days.front() + norms::kFrozenAfter; day < today_;
           day += norms::kFrozenAfter) {
        norms_.ensure_begun(tx, school_id, day);
        norms_.freeze(tx, school_id, day);
      }
    norms_.rebuild(tx, school_id, today_);
    norms_.freeze(tx, school_id, today_);
  }

  // A young term is told about together with the one before it, when the same people were there.
  Date taught_since() const {
    auto usual = make_date(school_year(), 8, 15);
    return span_.school_days.empty() ? usual : std::min(usual, span_.school_days.front());
  }

  // The identifiers handed out in memory belong to the school's sequence.
  void keep_numbers(db::Tx& tx, std::int64_t school_id) {
    auto first = school_id * kIdsPerTenant + 1;
    if (tx.take_ids(school_id, numbering_.next_id - first) != first)
      throw std::logic_error("a new school has identifiers already");
  }

  db::Db& db_;
  Date today_;
  FixedClock present_;
  DemoOptions options_;
  Dice dice_;
  secrets::SeededRandom random_;
  secrets::Sealer sealer_;
  std::ostream& progress_;
  RecordWorld records_{db_, now()};
  people::Identities identities_{present_};
  std::unique_ptr<norms::Catalogue> catalogue_ = norms::built_in_catalogue(app::recorders());
  norms::Norms norms_{*catalogue_, present_};
  ledger::Ledger ledger_{present_};
  std::string password_hash_;
  std::pair<std::int64_t, std::string> officer_;  // of the role picker
  std::vector<std::int64_t> spared_;              // students of the families shown first
  std::int64_t first_school_ = 0;
  Span span_;
  calendar::VisitSeason season_;
  Numbering numbering_;
  std::int64_t next_look_ = 0;  // the place of the school after which statistics are taken
  DemoReport report_;
};

bool is_possible(const DemoOptions& options) {
  return options.schools >= 1 && options.schools <= 1'500 && options.students >= options.schools &&
         options.students <= 2'000'000;
}

}  // namespace

Result<DemoReport> make_demo(db::Db& db, const Clock& clock, const secrets::FieldKey& field_key,
                             const DemoOptions& options, std::ostream& progress) {
  if (!is_possible(options)) return invalid("demo.wrong_size");
  auto schools = db.read([](db::Session& session) { return session.one<std::int64_t>(kCountSchools); });
  if (schools > 0) return conflict("demo.not_empty");
  return District(db, clock, field_key, options, progress).make();
}

}  // namespace kith::demo
