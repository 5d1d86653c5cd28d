// SPDX-License-Identifier: Apache-2.0
#include "people/account_routes.hpp"

namespace kith::people {
namespace {

struct StaffAccountList {
  std::vector<StaffAccount> accounts;
};
KITH_DESCRIBE(StaffAccountList, (accounts))

struct StaffToReissue {
  std::int64_t staff_id = 0;
};
KITH_DESCRIBE(StaffToReissue, (staff_id))

struct AbsenceToRemove {
  std::int64_t staff_id = 0;
  Date since_on{};
};
KITH_DESCRIBE(AbsenceToRemove, (staff_id, since_on))

constexpr access::Access kForInviting{.name = "inviting",
                                      .any_of = kHomeroom | kPrincipal | kMoralEducation | kTeachingOffice};

}  // namespace

std::vector<http::Route> account_routes(InvitationSlips& slips, StaffAccounts& accounts) {
  using http::Call;
  return {
      // POST, since each print makes codes.
      http::post("/api/invitations/slips", kForInviting,
                 [&](const Call& call, PrintSlips in) { return slips.print(viewer_of(call.caller), in); }),
      http::post("/api/invitations/slips/paper", kForInviting,
                 [&](const Call& call, PrintSlipsOnPaper in) -> Result<http::Download> {
                   auto bytes = slips.print_on_paper(viewer_of(call.caller), in);
                   if (!bytes) return bytes.error();
                   return http::Download{"invitations.pdf", "application/pdf", *std::move(bytes)};
                 }),
      http::post("/api/staff/accounts", kForSchoolDesk,
                 [&](const Call& call) -> Result<StaffAccountList> {
                   return StaffAccountList{accounts.ensure(call.caller.tenant_id)};
                 }),
      http::post("/api/staff/{staff_id}/first_password", kForSchoolDesk,
                 [&](const Call& call, StaffToReissue in) {
                   return accounts.reissue(viewer_of(call.caller), in.staff_id);
                 }),
  };
}

std::vector<http::Route> absence_routes(Absences& absences) {
  using http::Call;
  return {
      http::post("/api/staff/{staff_id}/absences", kForSchoolDesk,
                 [&](const Call& call, NewAbsence in) { return absences.add(viewer_of(call.caller), in); }),
      http::del("/api/staff/{staff_id}/absences/{since_on}", kForSchoolDesk,
                [&](const Call& call, AbsenceToRemove in) {
                  return absences.remove(viewer_of(call.caller), in.staff_id, in.since_on);
                }),
  };
}

}  // namespace kith::people
