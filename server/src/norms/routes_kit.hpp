// SPDX-License-Identifier: Apache-2.0
// Two schools that have taken on everything, and /api/norms above them.
#pragma once

#include <fmt/format.h>

#include "calendar/calendar_store.hpp"
#include "norms/norm_kit.hpp"
#include "norms/routes.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::norms::kit {

class NormRoutes : public NormSchools {
 protected:
  NormRoutes() {
    write([&](db::Tx& tx) {
      cast = std::make_unique<people::kit::TwoSchools>(tx);
      for (auto school : {cast->school, cast->elsewhere}) {
        calendar::add_to_calendar(tx, school, calendar::usual_calendar(2026));
        norms_.adopt_all(tx, school, make_date(2026, 8, 1));
      }
    });
  }
  void furnish_away(std::int64_t student_id) {
    write([&](db::Tx& tx) {
      away = people::kit::add_guardian(
          tx, student_id, {.name = "李建军", .relation = "father", .position = 3, .lives_away = true});
      norms_.roster_changed(tx, cast->school);
    });
  }
  std::string missing(const std::string& clause, const std::string& rest = "") const {
    return fmt::format("GET /api/norms/{}/missing{}", clause, rest);
  }
  std::string of_class(std::int64_t class_id) const { return fmt::format("class_id={}", class_id); }

  std::unique_ptr<people::kit::TwoSchools> cast;
  std::int64_t away = 0;
  Boards boards_{db(), clock_, norms_};
  Acts acts_{db(), clock_, norms_};
  http::RouterKit api{norm_routes(*catalogue_, boards_, acts_)};
};

inline const std::vector<std::string> kEveryName{"李小雨", "赵大海", "孙一鸣",
                                                 "周敏",   "李建军", "student_id"};

}  // namespace kith::norms::kit
