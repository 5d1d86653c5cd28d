// SPDX-License-Identifier: Apache-2.0
// Everything that works on records behind its routes, for tests of who gets what.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capabilities/visits/records/records_kit.hpp"
#include "capabilities/visits/records/routes.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::records::kit {

class RecordRoutes : public ::testing::Test {
 protected:
  std::string of_record(const char* verb, const std::string& rest = "") const {
    return fmt::format("{} /api/records/{}{}", verb, home.contact_id, rest);
  }
  std::string of_family(const char* rest) const {
    return fmt::format("POST /api/family_records/{}/{}", home.contact_id, rest);
  }
  std::string saving(int version) const {
    return fmt::format(R"({{"version": {}, "words": {}}})", version, words_text(home.words()));
  }
  access::Caller as_psychologist() const { return people::kit::calling(home.psychologist()); }
  // A subject teacher of the class, who did not hold the visit and has no grant for care groups.
  access::Caller as_subject_teacher() {
    auto staff_id = home.db.write([&](db::Tx& tx) {
      auto id = people::kit::add_staff(tx, home.cast.school, {.name = "许老师"});
      people::kit::add_teaching(tx, home.cast.school_class, id, {.role = "subject", .subject = "体育"});
      return id;
    });
    return people::kit::calling(people::kit::as_staff(staff_id, people::kTeacher));
  }

  db::ScratchDatabase database;
  VisitedHome home{database.db()};
  http::RouterKit kit{
      record_routes({home.records, home.follow_ups, home.photographs, home.family_records, home.papers})};
  const std::vector<std::string> everything{"李小雨", "周敏",   "了解转学",  "爱读书", "早上常迟到", "晨跑",
                                            "疏导",   "很吃力", "emotional", "hazard", "contact_id"};
};

}  // namespace kith::records::kit
