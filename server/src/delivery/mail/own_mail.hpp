// SPDX-License-Identifier: Apache-2.0
// A guardian's own e-mail address: set by the guardian alone, believed once a code sent to it comes back, and
// taken away again at any time. Thread-safe.
#pragma once

#include <functional>

#include "delivery/address_store.hpp"
#include "people/viewer.hpp"
#include "platform/access/attempts.hpp"
#include "platform/http/route.hpp"
#include "platform/mail/mail.hpp"
#include "platform/secrets/random.hpp"

namespace kith::delivery {

struct OwnMailState {
  bool is_offered = false;                // whether this installation sends mail
  std::optional<std::string> email = {};  // that letters go to
  bool is_bounced = false;                // they came back, and none goes there any more
};
KITH_DESCRIBE(OwnMailState, (is_offered, email, is_bounced))

class OwnMail {
 public:
  // Brings a code to the address now; false when no mail server took it. May block.
  using SendCode = std::function<bool(const std::string& email, const std::string& code)>;
  struct Needs {
    db::Db& db;
    const Clock& clock;
    secrets::Random& random;
    const secrets::Sealer& sealer;
    SendCode send_code = {};  // absent: no mail here
  };
  explicit OwnMail(Needs needs)
      : needs_(std::move(needs)), attempts_(needs_.db, needs_.clock, needs_.sealer) {}

  OwnMailState find(const people::Viewer& viewer) const;
  // delivery.no_mail, delivery.bad_email, delivery.mail_not_sent, access.too_many_tries.
  Result<void> ask(const people::Viewer& viewer, const std::string& email);
  // delivery.wrong_code: not the code of this address, too late, or too often wrong.
  Result<OwnMailState> confirm(const people::Viewer& viewer, const std::string& email,
                               const std::string& code);
  void remove(const people::Viewer& viewer) const;

 private:
  // What a code is kept under: one person's wish for one address.
  std::string wish_of(const people::Viewer& viewer, const std::string& email) const;
  std::string hash_of(const std::string& wish, const std::string& code) const;

  const Needs needs_;
  access::Attempts attempts_;
};

std::vector<http::Route> own_mail_routes(OwnMail& own_mail);

// The letter that brings a code, from this address.
mail::Mail code_mail(const std::string& from, const std::string& to, const std::string& code, Instant at);

}  // namespace kith::delivery
