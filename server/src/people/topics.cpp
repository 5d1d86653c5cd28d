// SPDX-License-Identifier: Apache-2.0
#include "people/topics.hpp"

namespace kith::people {
namespace {

std::vector<std::int64_t> class_ids_in_sight(db::Session& session, const Viewer& viewer, Date today) {
  auto scope = classes_in_sight(viewer, today);
  return session.all<std::int64_t>(
      {"people.class_ids_in_sight", "select c.id from classes c where c.closed_on is null and " + scope.sql},
      scope.args);
}

}  // namespace

std::string school_topic(std::int64_t school_id) { return "school:" + std::to_string(school_id); }
std::string class_topic(std::int64_t class_id) { return "class:" + std::to_string(class_id); }
std::string families_topic(std::int64_t id) { return "families:" + std::to_string(id); }
std::string person_topic(std::int64_t person_id) { return "person:" + std::to_string(person_id); }

std::string district_topic() { return "district"; }

std::vector<std::string> topics_of(db::Session& session, const Viewer& viewer, Date today) {
  std::vector<std::string> topics{person_topic(viewer.person_id)};
  if (viewer.has(kDistrict)) {
    topics.push_back(district_topic());
    return topics;
  }
  if (viewer.has(kForSchoolDesk.any_of)) {
    topics.push_back(school_topic(viewer.school_id));
    return topics;
  }
  auto class_ids = class_ids_in_sight(session, viewer, today);
  bool is_guardian = viewer.has(kGuardian);
  if (is_guardian && !class_ids.empty()) topics.push_back(families_topic(viewer.school_id));
  for (auto class_id : class_ids)
    topics.push_back(is_guardian ? families_topic(class_id) : class_topic(class_id));
  return topics;
}

}  // namespace kith::people
