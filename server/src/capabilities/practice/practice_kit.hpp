// SPDX-License-Identifier: Apache-2.0
// For tests of cases: two schools, a visit of 李小雨's homeroom teacher, and a case made of it.
#pragma once

#include <fmt/format.h>

#include "capabilities/practice/routes.hpp"
#include "people/two_schools_kit.hpp"
#include "platform/db/db_kit.hpp"
#include "platform/events/events_kit.hpp"
#include "platform/http/router_kit.hpp"

namespace kith::practice::kit {

struct ToldVisit {
  static constexpr std::int64_t kContact = 77, kMeeting = 88;

  explicit ToldVisit(db::Db& database) : db(database) {}

  // The record as the homeroom teacher and the principal of its school may read it.
  Result<Original> original(const people::Viewer& viewer, std::int64_t contact_id) const {
    bool may_read = viewer.person_id == cast.homeroom || viewer.person_id == cast.principal;
    if (contact_id != kContact || !may_read) return not_found("records.no_such_record");
    return Original{.contact_id = contact_id,
                    .student_id = cast.li,
                    .student_name = "李小雨",
                    .held_on = make_date(2026, 11, 17),
                    .is_author = viewer.person_id == cast.homeroom,
                    .parts = {{"purpose", "原来的话：了解李小雨迟到"}, {"feedback", "周敏一个人带孩子"}}};
  }

  static std::string words(const std::string& background = "这个孩子常常迟到。") {
    return fmt::format(
        R"("words": {{"title": "先看到长处", "background": "{}", "done": "一起排好晚上的时间。",
        "changed": "能按时到校了。", "lesson": "先肯定，再商量。"}})",
        background);
  }

  std::string start() {
    auto answer =
        kit.call(cast.as_homeroom(), "POST /api/cases", fmt::format(R"({{"contact_id": {}}})", kContact));
    return std::to_string(answer.json().at("line").at("case_id").to_number<std::int64_t>());
  }
  // Gives the case, written once.
  std::string written(const std::string& background = "这个孩子常常迟到。") {
    auto id = start();
    kit.call(cast.as_homeroom(), "PUT /api/cases/" + id, R"({"version": 0, )" + words(background) + "}");
    return id;
  }
  std::string submitted() {
    auto id = written();
    kit.call(cast.as_homeroom(), "POST /api/cases/" + id + "/submission", R"({"version": 1})");
    return id;
  }
  std::string approved() {
    auto id = submitted();
    kit.call(cast.as_principal(), "POST /api/cases/" + id + "/approval", R"({"version": 1})");
    return id;
  }
  // Gives the code by which it is known outside the school.
  std::string code() {
    auto answer = kit.call(cast.as_officer(), "GET /api/showcase");
    return std::string(answer.json().at("cases").at(0).at("case_code").as_string());
  }
  std::string chosen() {
    auto id = approved();
    kit.call(cast.as_officer(), "POST /api/showcase/" + code() + "/choice");
    return id;
  }

  db::Db& db;
  people::kit::TwoSchools cast = db.write([](db::Tx& tx) { return people::kit::TwoSchools(tx); });
  FixedClock clock{people::kit::morning()};
  secrets::SeededRandom random{7};
  secrets::Sealer sealer{secrets::FieldKey{}, random};
  events::KeptEvents events;
  Cases cases{
      {db, clock, sealer, random, events, [this](const people::Viewer& viewer, std::int64_t contact_id) {
         return original(viewer, contact_id);
       }}};
  Showcase showcase{db, clock, sealer, [this](const people::Viewer& viewer) {
                      std::vector<ExchangeMeeting> held;
                      if (viewer.school_id == cast.elsewhere)
                        held.push_back({kMeeting, "家访交流会", make_date(2026, 11, 16)});
                      return held;
                    }};
  http::RouterKit kit{case_routes(cases, showcase)};
  // What nobody outside the school may read, whatever is asked.
  std::vector<std::string> inside() const {
    return {"李小雨", "原来的话", "周敏",        "何老师",     "清河小学", "author",
            "school", "student",  "\"case_id\"", "contact_id", "original"};
  }
};

}  // namespace kith::practice::kit
