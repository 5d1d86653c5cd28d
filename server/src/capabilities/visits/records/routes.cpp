// SPDX-License-Identifier: Apache-2.0
#include "capabilities/visits/records/routes.hpp"

#include "platform/http/refusal.hpp"

namespace kith::records {
namespace {

using http::Call;
using people::viewer_of;

struct OfContact {
  std::int64_t contact_id = 0;
};
KITH_DESCRIBE(OfContact, (contact_id))

struct OnePhotograph {
  std::int64_t contact_id = 0;
  std::string address;
};
KITH_DESCRIBE(OnePhotograph, (contact_id, address))

struct WhichFollowUps {
  FollowUpState state = FollowUpState::kOpen;
  std::optional<std::int64_t> student_id;
};
KITH_DESCRIBE(WhichFollowUps, (state, student_id))

struct OfChild {
  std::optional<std::int64_t> student_id;
};
KITH_DESCRIBE(OfChild, (student_id))

// Without a version, so that nothing keeps it: it is opened anew for everybody who looks.
http::RawReply as_picture(std::string jpeg) {
  return {.content_type = "image/jpeg", .body = std::move(jpeg)};
}

Result<http::Download> as_pdf(Result<std::string> bytes) {
  if (!bytes) return bytes.error();
  return http::Download{"visit_record.pdf", "application/pdf", *std::move(bytes)};
}

// A record that somebody changed meanwhile comes with its refusal, as `present`: a phone at a door with
// little network needs no second request to show both.
http::Route with_present(http::Route route, Records& records) {
  route.run = [run = std::move(route.run), &records](const Call& call,
                                                     const http::RawInput& input) -> Result<http::RawReply> {
    auto answer = run(call, input);
    if (answer || answer.error().code != kChangedMeanwhile) return answer;
    auto present = records.read(viewer_of(call.caller), std::stoll(input.path.at("contact_id")));
    if (!present) return answer;
    return http::RawReply{
        .status = 409,
        .body = http::refusal_text(answer.error(), call.request_id, json::write_text(*present))};
  };
  return route;
}

std::vector<http::Route> for_staff(RecordCases cases) {
  using people::kForStaff;
  return {
      http::get("/api/records/{contact_id}", kForStaff,
                [cases](const Call& call, OfContact in) {
                  return cases.records.read(viewer_of(call.caller), in.contact_id);
                }),
      with_present(http::put("/api/records/{contact_id}", kForStaff,
                             [cases](const Call& call, RecordSaving in) {
                               return cases.records.save(viewer_of(call.caller), in);
                             }),
                   cases.records),
      with_present(http::post("/api/records/{contact_id}/sharing", kForStaff,
                              [cases](const Call& call, RecordVersion in) {
                                return cases.records.share(viewer_of(call.caller), in);
                              }),
                   cases.records),
      http::post("/api/records/{contact_id}/additions", kForStaff,
                 [cases](const Call& call, NewAddition in) {
                   return cases.records.add(viewer_of(call.caller), in);
                 }),
      http::get("/api/records/{contact_id}/paper", kForStaff,
                [cases](const Call& call, WantedPaper in) {
                  return as_pdf(cases.papers.of_record(viewer_of(call.caller), in));
                }),
      http::post_file("/api/records/{contact_id}/photographs", kForStaff, images::kMostBytes,
                      [cases](const Call& call, OfContact in) {
                        return cases.photographs.add(viewer_of(call.caller), in.contact_id, call.raw_body);
                      }),
      http::get("/api/records/{contact_id}/photographs/{address}", kForStaff,
                [cases](const Call& call, OnePhotograph in) -> Result<http::RawReply> {
                  auto jpeg = cases.photographs.read(viewer_of(call.caller), in.contact_id, in.address);
                  if (!jpeg) return jpeg.error();
                  return as_picture(*std::move(jpeg));
                }),
      http::del("/api/records/{contact_id}/photographs/{address}", kForStaff,
                [cases](const Call& call, OnePhotograph in) -> Result<http::NoContent> {
                  auto removed = cases.photographs.remove(viewer_of(call.caller), in.contact_id, in.address);
                  if (!removed) return removed.error();
                  return http::NoContent{};
                }),
      http::get("/api/follow_ups", kForStaff,
                [cases](const Call& call, WhichFollowUps in) -> Result<std::vector<FollowUpLine>> {
                  return cases.follow_ups.list(viewer_of(call.caller), in.state, in.student_id);
                }),
      http::post("/api/follow_ups/{follow_up_id}/outcome", kForStaff,
                 [cases](const Call& call, Outcome in) {
                   return cases.follow_ups.answer(viewer_of(call.caller), in);
                 }),
      http::get("/api/visit_ratings", people::kForSchoolDesk,
                [cases](const Call& call) -> Result<SchoolRatings> {
                  return cases.family_records.ratings(viewer_of(call.caller));
                }),
  };
}

std::vector<http::Route> for_families(RecordCases cases) {
  using people::kForGuardians;
  return {
      http::get("/api/family_records", kForGuardians,
                [cases](const Call& call, OfChild in) -> Result<std::vector<FamilyRecord>> {
                  return cases.family_records.list(viewer_of(call.caller), in.student_id);
                }),
      http::get("/api/family_records/{contact_id}/paper", kForGuardians,
                [cases](const Call& call, WantedPaper in) {
                  return as_pdf(cases.papers.for_family(viewer_of(call.caller), in));
                }),
      http::post("/api/family_records/{contact_id}/acknowledgement", kForGuardians,
                 [cases](const Call& call, RecordVersion in) {
                   return cases.family_records.acknowledge(viewer_of(call.caller), in);
                 }),
      http::post("/api/family_records/{contact_id}/additions", kForGuardians,
                 [cases](const Call& call, NewAddition in) {
                   return cases.family_records.add(viewer_of(call.caller), in);
                 }),
      http::post("/api/family_records/{contact_id}/rating", kForGuardians,
                 [cases](const Call& call, NewRating in) {
                   return cases.family_records.rate(viewer_of(call.caller), in);
                 }),
  };
}

}  // namespace

std::vector<http::Route> record_routes(RecordCases cases) {
  auto routes = for_staff(cases);
  auto more = for_families(cases);
  routes.insert(routes.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return routes;
}

std::vector<http::Route> write_up_routes(WriteUpDays days) {
  using people::kForSchoolDesk;
  return {
      http::get(
          "/api/write_up_days", kForSchoolDesk,
          [days](const Call& call) -> Result<WriteUpSetting> { return days.read(viewer_of(call.caller)); }),
      http::put("/api/write_up_days", kForSchoolDesk,
                [days](const Call& call, NewWriteUpDays in) { return days.set(viewer_of(call.caller), in); }),
  };
}

}  // namespace kith::records
