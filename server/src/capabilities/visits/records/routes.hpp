// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "capabilities/visits/records/family_records.hpp"
#include "capabilities/visits/records/photographs.hpp"
#include "capabilities/visits/records/record_papers.hpp"
#include "capabilities/visits/records/records.hpp"
#include "capabilities/visits/records/write_up_days.hpp"
#include "platform/http/route.hpp"

namespace kith::records {

struct RecordCases {
  Records& records;
  FollowUps& follow_ups;
  Photographs& photographs;
  FamilyRecords& family_records;
  RecordPapers papers;
};

// What `cases` names outlives the routes.
std::vector<http::Route> record_routes(RecordCases cases);
std::vector<http::Route> write_up_routes(WriteUpDays days);

}  // namespace kith::records
