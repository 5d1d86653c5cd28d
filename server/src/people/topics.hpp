// SPDX-License-Identifier: Apache-2.0
// The topics of live events: which part of a school may hear one. Staff and families never share a topic,
// so that a family does not learn from an event what happened in another.
//
//   school:3        the school desk
//   class:77        staff who may see the class
//   families:77     guardians who may see a child of the class; of the school when it is a school's number
//   person:78       one person
//   district        officers of the district: figures of schools, never a school's own events
#pragma once

#include <string>
#include <vector>

#include "people/scope.hpp"

namespace kith::people {

std::string school_topic(std::int64_t school_id);
std::string class_topic(std::int64_t class_id);
std::string families_topic(std::int64_t school_or_class_id);
std::string person_topic(std::int64_t person_id);
std::string district_topic();

// What a viewer hears. The district hears nothing that happens within schools.
std::vector<std::string> topics_of(db::Session& session, const Viewer& viewer, Date today);

}  // namespace kith::people
