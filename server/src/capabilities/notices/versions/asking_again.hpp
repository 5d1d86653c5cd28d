// SPDX-License-Identifier: Apache-2.0
// A corrected notice awaits every family again: what was opened and answered before counts no more. In a
// large audience a job does it in parts, so that nobody waits long for the one writer; killed between two
// parts it goes on. Thread-safe: no state of its own.
#pragma once

#include "capabilities/notices/sending.hpp"
#include "platform/jobs/worker.hpp"

namespace kith::notices {

inline constexpr const char* kAskAgainJob = "notices.ask_again";

class AskingAgain {
 public:
  // Without `sending` families hear of it in the app only.
  AskingAgain(db::Db& db, const jobs::Jobs& jobs, const Sending* sending = nullptr)
      : db_(db), jobs_(jobs), sending_(sending) {}

  // In the transaction that corrects.
  void corrected(db::Tx& tx, std::int64_t notice_id, std::int64_t people, Instant at) const;

  // The handler of kAskAgainJob. Doing it twice changes nothing.
  jobs::Outcome ask_again(const jobs::Job& job) const;

 private:
  db::Db& db_;
  const jobs::Jobs& jobs_;
  const Sending* sending_;
};

}  // namespace kith::notices
