// SPDX-License-Identifier: Apache-2.0
#include "delivery/routes.hpp"

#include <boost/json/parse.hpp>

#include "delivery/hook_channel.hpp"
#include "delivery/signature.hpp"
#include "people/viewer.hpp"

namespace kith::delivery {

enum class Told { kDelivered, kOpened, kPermanent, kBlocked };
KITH_DESCRIBE_ENUM(Told, kDelivered, kOpened, kPermanent, kBlocked)

struct HookReceipt {
  std::string key;
  Told state = Told::kDelivered;
};
KITH_DESCRIBE(HookReceipt, (key, state))

struct HookReceipts {
  std::vector<HookReceipt> receipts;
};
KITH_DESCRIBE(HookReceipts, (receipts))

namespace {

constexpr std::size_t kLargestBody = 256 * 1024;
constexpr std::size_t kMostReceipts = 1'000;

State state_of(Told told) {
  switch (told) {
    case Told::kDelivered:
      return State::kDelivered;
    case Told::kOpened:
      return State::kOpened;
    case Told::kPermanent:
      return State::kPermanent;
    case Told::kBlocked:
      return State::kBlocked;
  }
  return State::kDelivered;
}

Result<http::NoContent> receive(const HookReceiver& receiver, const http::Call& call) {
  if (!is_signed(receiver.secret, call.raw_body, call.signature, receiver.clock.now()))
    return forbidden("delivery.bad_signature");
  boost::system::error_code problem;
  auto body = boost::json::parse(call.raw_body, problem);
  if (problem) return invalid("request.bad_json");
  auto told = json::read<HookReceipts>(body);
  if (!told) return told.error();
  if (told->receipts.size() > kMostReceipts) return invalid("delivery.too_many_receipts");
  std::vector<Receipt> receipts;
  for (const auto& each : told->receipts)
    if (auto key = parse_key(each.key)) receipts.push_back({.key = key, .state = state_of(each.state)});
  receiver.outbox.receive(kHookChannel, receipts);
  return http::NoContent{};
}

Result<QuietHours> set_quiet_hours(db::Db& db, const Clock& clock, const people::Viewer& viewer,
                                   const QuietHours& quiet) {
  if (!is_possible(quiet)) return invalid("delivery.bad_quiet_hours");
  db.write([&](db::Tx& tx) { save_quiet_hours(tx, viewer.school_id, quiet, viewer.person_id, clock.now()); });
  return quiet;
}

}  // namespace

std::vector<http::Route> quiet_hours_routes(db::Db& db, const Clock& clock) {
  using http::Call;
  return {
      http::get("/api/delivery/quiet_hours", people::kForStaff,
                [&db](const Call& call) -> Result<QuietHours> {
                  return db.read([&](db::Session& session) {
                    return find_quiet_hours(session, call.caller.tenant_id).value_or(QuietHours{});
                  });
                }),
      http::put("/api/delivery/quiet_hours", people::kForSchoolDesk,
                [&db, &clock](const Call& call, QuietHours in) {
                  return set_quiet_hours(db, clock, people::viewer_of(call.caller), in);
                }),
  };
}

std::vector<http::Route> receipt_routes(HookReceiver receiver) {
  return {
      http::post_file("/api/delivery/hook/receipts", access::kPublic, kLargestBody,
                      [receiver](const http::Call& call) { return receive(receiver, call); }),
  };
}

}  // namespace kith::delivery
