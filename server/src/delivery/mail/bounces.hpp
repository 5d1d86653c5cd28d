// SPDX-License-Identifier: Apache-2.0
// Letters that come back: what a mail server says of one that it could not deliver ends the delivery, and,
// where there is no such mailbox, the address too, until its guardian gives another. Believed only of letters
// we sent (letter_id.hpp). Thread-safe: no state of its own.
#pragma once

#include "delivery/outbox.hpp"

namespace kith::delivery {

// no_report: another kind of mail, or garbage. not_ours: of a letter that we did not send. not_final: on its
// way, or arrived. taken: the letter has not arrived and never will.
enum class Bounce { kNoReport, kNotOurs, kNotFinal, kTaken };
KITH_DESCRIBE_ENUM(Bounce, kNoReport, kNotOurs, kNotFinal, kTaken)

class Bounces {
 public:
  Bounces(db::Db& db, const secrets::Sealer& sealer, const Outbox& outbox)
      : db_(db), sealer_(sealer), outbox_(outbox) {}

  // A whole mail as it came in. Twice is no harm.
  Bounce take(std::string_view mail) const;

 private:
  void end_mailbox(const DeliveryKey& key, const std::vector<std::string>& told) const;

  db::Db& db_;
  const secrets::Sealer& sealer_;
  const Outbox& outbox_;
};

}  // namespace kith::delivery
