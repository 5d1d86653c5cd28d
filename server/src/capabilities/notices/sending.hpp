// SPDX-License-Identifier: Apache-2.0
// Notices on their way out of the app: what is published, and later what is reminded of, is put into the
// outbox for everybody it still awaits, by a job, so that publishing waits for nobody. Without a channel
// nothing is written and a notice is in the app only. Thread-safe: no state of its own.
#pragma once

#include <map>
#include <set>

#include "capabilities/notices/notice_store.hpp"
#include "delivery/outbox.hpp"
#include "platform/jobs/worker.hpp"

namespace kith::notices {

inline constexpr const char* kSendJob = "notices.send";

class Sending {
 public:
  Sending(db::Db& db, const Clock& clock, const jobs::Jobs& jobs, const delivery::Outbox& outbox)
      : db_(db), clock_(clock), jobs_(jobs), outbox_(outbox) {}

  // In the transaction that publishes, or that reminds at that instant.
  void published(db::Tx& tx, std::int64_t notice_id) const;
  void reminded(db::Tx& tx, std::int64_t notice_id, Instant at) const;

  // The handler of kSendJob. Doing it twice writes nothing twice.
  jobs::Outcome fill_outbox(const jobs::Job& job) const;

 private:
  void enqueue(db::Tx& tx, const std::string& key, std::int64_t notice_id) const;
  bool fill_part(const jobs::Job& job, std::int64_t message_id, std::int64_t notice_id,
                 std::int64_t& after) const;

  db::Db& db_;
  const Clock& clock_;
  const jobs::Jobs& jobs_;
  const delivery::Outbox& outbox_;
};

// Who of these people a notice still awaits: not withdrawn, not done, not barred.
std::set<std::int64_t> still_awaited(db::Session& session, std::int64_t notice_id,
                                     const std::vector<std::int64_t>& person_ids);

// How far the messages about a notice have come, by student: the furthest of any guardian it still awaits.
// created: on its way; permanent: none of them can be reached so. Students nobody was written to are absent.
std::map<std::int64_t, delivery::State> messages_by_student(db::Session& session, std::int64_t notice_id);

}  // namespace kith::notices
