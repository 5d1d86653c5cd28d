// SPDX-License-Identifier: Apache-2.0
#include "platform/access/routes.hpp"

#include "platform/access/session_json.hpp"

namespace kith::access {
namespace {

using http::Call;
using http::NoContent;
using State = http::Reply<SessionState>;

Visitor visitor_of(const Call& call) {
  return {.caller = call.caller, .address = call.address, .user_agent = call.user_agent};
}

http::Cookie cookie_of(const std::string& token) {
  return {.name = kSessionCookie,
          .value = token,
          .max_age_s = std::chrono::duration_cast<std::chrono::seconds>(kSessionLasts).count()};
}

SessionState state_of(SignInCases& cases, const Caller& caller) {
  const auto standing = cases.sessions.standing(caller);
  SessionState state{.account_id = {},
                     .identities = identities_json(standing, cases.needs.directory),
                     .active_identity_id = {},
                     .must_change_password = caller.must_change_password,
                     .is_demo = cases.needs.is_demo,
                     .district_name = standing.district_name};
  if (caller.is_signed_in()) state.account_id = caller.account_id;
  if (caller.identity_id != 0) state.active_identity_id = caller.identity_id;
  return state;
}

// What follows every way in: the cookie, and where the caller now stands. `identity_id` 0 leaves the choice
// open.
State welcome(SignInCases& cases, const std::string& token, std::int64_t identity_id = 0) {
  const auto chosen = identity_id == 0 ? std::string() : std::to_string(identity_id);
  return {.body = state_of(cases, cases.sessions.authenticate(token, chosen)),
          .cookies = {cookie_of(token)},
          .version = {}};
}

Result<State> sign_in(SignInCases& cases, const Call& call, const SignIn& in) {
  auto token = cases.sessions.sign_in(visitor_of(call), in.login, in.password);
  if (!token) return token.error();
  return welcome(cases, *token);
}

Result<State> sign_out(SignInCases& cases, const Call& call) {
  if (call.caller.is_signed_in()) cases.sessions.sign_out(call.caller);
  return State{
      .body = state_of(cases, {}), .cookies = {{.name = kSessionCookie, .value = {}}}, .version = {}};
}

Result<NoContent> change_password(SignInCases& cases, const Call& call, const PasswordChange& in) {
  auto changed = cases.sessions.change_password(call.caller, in.old_password, in.new_password);
  if (!changed) return changed.error();
  return NoContent{};
}

Result<State> accept_invitation(SignInCases& cases, const Call& call, const InvitationCode& in) {
  auto accepted = cases.invitations.accept(visitor_of(call), in.code);
  if (!accepted) return accepted.error();
  if (!accepted->token.empty()) return welcome(cases, accepted->token, accepted->identity_id);
  const auto caller = cases.sessions.authenticate(call.session_token, std::to_string(accepted->identity_id));
  return State{.body = state_of(cases, caller), .cookies = {}, .version = {}};
}

Result<NoContent> send_code(SignInCases& cases, const Call& call, const TelephoneToProve& in) {
  auto sent = cases.codes.send(visitor_of(call), in.telephone);
  if (!sent) return sent.error();
  return NoContent{};
}

Result<State> confirm_code(SignInCases& cases, const Call& call, const TelephoneProof& in) {
  auto token = cases.codes.confirm(visitor_of(call), in.telephone, in.code);
  if (!token) return token.error();
  return welcome(cases, *token);
}

Result<NoContent> revoke_device(SignInCases& cases, const Call& call, const DeviceId& in) {
  auto revoked = cases.sessions.revoke(call.caller, in.id);
  if (!revoked) return revoked.error();
  return NoContent{};
}

Result<DemoRoles> demo_roles(SignInCases& cases) {
  const auto standing = cases.sessions.demo_roles();
  if (!standing) return standing.error();
  return DemoRoles{identities_json(*standing, cases.needs.directory)};
}

Result<State> open_demo(SignInCases& cases, const Call& call, const DemoChoice& in) {
  auto token = cases.sessions.open_demo(visitor_of(call), in.identity_id);
  if (!token) return token.error();
  return welcome(cases, *token, in.identity_id);
}

}  // namespace

std::vector<http::Route> session_routes(SignInCases& cases) {
  using http::del, http::get, http::post;
  return {
      get("/api/session", kPublic,
          [&](const Call& call) -> Result<SessionState> { return state_of(cases, call.caller); }),
      post("/api/session", kPublic, [&](const Call& call, SignIn in) { return sign_in(cases, call, in); }),
      del("/api/session", kPublic, [&](const Call& call) { return sign_out(cases, call); }),
      post("/api/session/password", kSignedIn,
           [&](const Call& call, PasswordChange in) { return change_password(cases, call, in); }),
      post("/api/session/invitation", kPublic,
           [&](const Call& call, InvitationCode in) { return accept_invitation(cases, call, in); }),
      post("/api/session/code", kPublic,
           [&](const Call& call, TelephoneToProve in) { return send_code(cases, call, in); }),
      post("/api/session/code/confirmation", kPublic,
           [&](const Call& call, TelephoneProof in) { return confirm_code(cases, call, in); }),
      get("/api/session/devices", kSettled,
          [&](const Call& call) -> Result<SessionDevices> {
            return devices_json(cases.sessions.devices(call.caller), call.caller);
          }),
      del("/api/session/devices/{id}", kSettled,
          [&](const Call& call, DeviceId in) { return revoke_device(cases, call, in); }),
      get("/api/demo/roles", kDemo, [&](const Call&) { return demo_roles(cases); }),
      post("/api/demo/session", kDemo,
           [&](const Call& call, DemoChoice in) { return open_demo(cases, call, in); }),
  };
}

}  // namespace kith::access
