// SPDX-License-Identifier: Apache-2.0
#include "app/demo/district_letter.hpp"

#include <fmt/format.h>

#include "capabilities/notices/district/district_letters.hpp"
#include "platform/id.hpp"

namespace kith::demo {
namespace {

using std::chrono::days;

constexpr int kMorning = 9 * 60, kEvening = 19 * 60, kAfternoon = 18 * 60;
// Families of ten that have confirmed, and that have opened it at all: the second school is quick, the third
// lags.
struct Pace {
  int done, opened;
};
constexpr Pace kPaces[] = {{7, 8}, {9, 10}, {4, 7}};

constexpr std::string_view kAnswer =
    "update asks set opened_at = :at, {} where school_id = :school_id and audience_id = :notice_id and "
    "family_id % 10 {} and opened_at is null and family_id not in (select s.family_id from students s where "
    "s.school_id = :school_id and s.id in ({}))";

class NobodyListens : public events::Events {
 public:
  void publish(events::Event) override {}
};

class Telling {
 public:
  explicit Telling(const DistrictTelling& told)
      : told_(told), clock_(SystemClock().at(told.today - days{1}, kMorning)) {}

  int write() {
    const auto letter_id =
        letters_.write({.person_id = told_.officer_id, .roles = people::kDistrict}, letter())
            .value()
            .letter_id;
    work();
    clock_.set(clock_.at(told_.today - days{1}, kEvening));
    int published = 0;
    for (const auto& school :
         told_.db.read([&](db::Session& session) { return notices::school_rows(session, letter_id); }))
      if (school.notice_id) answer(*school.notice_id, kPaces[std::size_t(published++) % std::size(kPaces)]);
    letters_.detail(letter_id).value();  // whoever looks has it counted
    work();
    return published;
  }

 private:
  notices::NewDistrictLetter letter() const {
    return {
        .title = "冬季路上和取暖安全，请家长看一遍",
        .body =
            "各位家长：\n天黑得早、早上路滑，请早出门十分钟，骑电动车给孩子戴好头盔。用炉火或者电暖器取暖的"
            "家庭，睡前看一看门窗和插座。孩子单独在家时，请告诉他遇到事情先打哪个电话。\n看过请点确认，"
            "有困难可以直接告诉班主任。",
        .needs = ledger::Needs::kConfirm,
        .due_at = clock_.at(told_.today + days{6}, kAfternoon),
        .client_key = "demo district letter"};
  }

  void work() {
    while (worker_.work_once()) {
    }
  }

  // Whole families; the identifiers of a school are one after another.
  void answer(std::int64_t notice_id, Pace pace) {
    auto set = [&](const char* what, const std::string& which) {
      const auto sql =
          fmt::format(fmt::runtime(kAnswer), what, which,
                      told_.spared.empty() ? "0" : fmt::format("{}", fmt::join(told_.spared, ", ")));
      told_.db.write([&](db::Tx& tx) {
        tx.exec({"demo.answer_district_letter", sql},
                {{"school_id", tenant_of(notice_id)}, {"notice_id", notice_id}, {"at", clock_.now()}});
      });
    };
    set("done_at = :at", fmt::format("< {}", pace.done));
    set("done_at = null", fmt::format("< {}", pace.opened));
    told_.db.write([&](db::Tx& tx) { ledger::settle_all(tx, notice_id); });
  }

  const DistrictTelling& told_;
  FixedClock clock_;
  NobodyListens events_;
  jobs::Jobs jobs_{clock_, told_.random};
  notices::Publishing publishing_{told_.db, clock_, told_.ledger, events_};
  notices::Notices notices_{told_.db, clock_, events_};
  notices::DistrictLetters letters_{{told_.db, clock_, jobs_, events_, publishing_, notices_}};
  jobs::Worker worker_{
      told_.db,
      jobs_,
      {{notices::kDistrictJob, [this](const jobs::Job& job) { return letters_.carry_out(job); }},
       {notices::kDistrictCountJob, [this](const jobs::Job& job) { return letters_.count(job); }}}};
};

}  // namespace

int write_district_letter(const DistrictTelling& telling) { return Telling(telling).write(); }

}  // namespace kith::demo
