// SPDX-License-Identifier: Apache-2.0
#include "delivery/mail/own_mail.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "platform/access/code_store.hpp"
#include "platform/secrets/codes.hpp"
#include "platform/secrets/mac.hpp"

namespace kith::delivery {

struct MailWish {
  std::string email;
};
KITH_DESCRIBE(MailWish, (email))

struct MailProof {
  std::string email;
  std::string code;
};
KITH_DESCRIBE(MailProof, (email, code))

namespace {

constexpr int kDigits = 6, kTriesPerCode = 5;
// Mail may take a while.
constexpr std::chrono::minutes kCodeLasts{30};
// So that nobody fills somebody else's mailbox from here, or guesses.
constexpr access::Limit kSendByPerson{"mail_code.send.person", 5, std::chrono::hours{1}};
constexpr access::Limit kSendByEmail{"mail_code.send.email", 5, std::chrono::hours{24}};
constexpr access::Limit kConfirmByPerson{"mail_code.confirm.person", 20, std::chrono::hours{24}};

std::string subject_of(const people::Viewer& viewer) {
  return fmt::format("{}-{}", viewer.school_id, viewer.person_id);
}

}  // namespace

std::string OwnMail::wish_of(const people::Viewer& viewer, const std::string& email) const {
  return needs_.sealer.blind_index("mail_wish", subject_of(viewer) + " " + email);
}

std::string OwnMail::hash_of(const std::string& wish, const std::string& code) const {
  return needs_.sealer.blind_index("one_time_code", wish + code);
}

OwnMailState OwnMail::find(const people::Viewer& viewer) const {
  OwnMailState state{.is_offered = bool(needs_.send_code)};
  auto addresses = needs_.db.read(
      [&](db::Session& session) { return addresses_of(session, viewer.school_id, viewer.person_id); });
  auto mail = std::ranges::find(addresses, AddressKind::kEmail, &OwnAddress::kind);
  if (mail == addresses.end() || !mail->address_sealed) return state;
  try {
    state.email = needs_.sealer.open(*mail->address_sealed);
    state.is_bounced = mail->ended == AddressEnd::kBounced;
  } catch (const secrets::SealBroken&) {
    // As good as none: the guardian may set it anew.
  }
  return state;
}

Result<void> OwnMail::ask(const people::Viewer& viewer, const std::string& email) {
  if (!needs_.send_code) return conflict("delivery.no_mail");
  if (!mail::is_mail_address(email)) return invalid("delivery.bad_email", {{"email", "delivery.bad_email"}});
  if (auto taken = attempts_.take({{kSendByPerson, subject_of(viewer)}, {kSendByEmail, email}}); !taken)
    return taken;
  auto wish = wish_of(viewer, email);
  auto code = secrets::new_digits(needs_.random, kDigits);
  needs_.db.write([&](db::Tx& tx) {
    access::save_code(tx, {.telephone_hash = wish,
                           .code_hash = hash_of(wish, code),
                           .expires_at = needs_.clock.now() + kCodeLasts,
                           .tries_left = kTriesPerCode});
  });
  if (!needs_.send_code(email, code)) return conflict("delivery.mail_not_sent");
  return {};
}

Result<OwnMailState> OwnMail::confirm(const people::Viewer& viewer, const std::string& email,
                                      const std::string& code) {
  const std::vector<access::Try> tries{{kConfirmByPerson, subject_of(viewer)}};
  if (auto taken = attempts_.take(tries); !taken) return taken.error();
  auto wish = wish_of(viewer, email);
  // No Result inside: an error would roll back the try that a wrong code costs.
  bool is_right = needs_.db.write([&](db::Tx& tx) {
    if (!access::use_code(tx, wish, hash_of(wish, code), needs_.clock.now())) return false;
    save_address(tx, {.school_id = viewer.school_id,
                      .person_id = viewer.person_id,
                      .kind = AddressKind::kEmail,
                      .address_sealed = needs_.sealer.seal(email),
                      .set_at = needs_.clock.now()});
    return true;
  });
  if (!is_right) return invalid("delivery.wrong_code", {{"code", "delivery.wrong_code"}});
  attempts_.give_back(tries);
  return find(viewer);
}

void OwnMail::remove(const people::Viewer& viewer) const {
  needs_.db.write(
      [&](db::Tx& tx) { forget_address(tx, viewer.school_id, viewer.person_id, AddressKind::kEmail); });
}

std::vector<http::Route> own_mail_routes(OwnMail& own_mail) {
  using http::Call;
  using people::viewer_of;
  return {
      http::get("/api/delivery/email", people::kForGuardians,
                [&own_mail](const Call& call) -> Result<OwnMailState> {
                  return own_mail.find(viewer_of(call.caller));
                }),
      http::post("/api/delivery/email", people::kForGuardians,
                 [&own_mail](const Call& call, MailWish in) -> Result<http::NoContent> {
                   auto asked = own_mail.ask(viewer_of(call.caller), in.email);
                   if (!asked) return asked.error();
                   return http::NoContent{};
                 }),
      http::post("/api/delivery/email/confirmation", people::kForGuardians,
                 [&own_mail](const Call& call, MailProof in) {
                   return own_mail.confirm(viewer_of(call.caller), in.email, in.code);
                 }),
      http::del("/api/delivery/email", people::kForGuardians,
                [&own_mail](const Call& call) -> Result<http::NoContent> {
                  own_mail.remove(viewer_of(call.caller));
                  return http::NoContent{};
                }),
  };
}

// In both languages, because nobody has said yet which the reader reads.
mail::Mail code_mail(const std::string& from, const std::string& to, const std::string& code, Instant at) {
  return {.from_name = {},
          .from = from,
          .to = to,
          .subject = "验证码 Code: " + code,
          .message_id = secrets::sha256(to + code).substr(0, 32) + from.substr(from.find('@')),
          .text = fmt::format(
              "您的验证码是 {0}，30 分钟内有效。如果不是您本人操作，请不必理会。\n\n"
              "Your code is {0}, good for 30 minutes. If you did not ask for it, ignore this letter.",
              code),
          .link = {},
          .unsubscribe = {},
          .at = at};
}

}  // namespace kith::delivery
