// SPDX-License-Identifier: Apache-2.0
// Notices on their way to every family: the steps of a ladder, taken by jobs when they are due, each for
// those who are still missing, so that publishing waits for nobody. Thread-safe: no state of its own.
#pragma once

#include <map>
#include <set>

#include "capabilities/notices/escalation/step_store.hpp"
#include "capabilities/notices/notice_store.hpp"
#include "delivery/outbox.hpp"
#include "platform/jobs/worker.hpp"

namespace kith::notices {

inline constexpr const char* kSendJob = "notices.send";    // a reminder
inline constexpr const char* kStepJob = "notices.step";    // one step of a ladder
inline constexpr const char* kJoinJob = "notices.join";    // who came later, by the steps taken so far
inline constexpr const char* kLowerJob = "notices.lower";  // who cannot be reached by it goes to the next
// After a step through a channel; what has failed by then has failed for good, or will not be faster than the
// next.
inline constexpr std::chrono::minutes kBeforeLowering{10};

struct ToSend;  // what a step needs to know of its notice

class Sending {
 public:
  Sending(db::Db& db, const Clock& clock, const jobs::Jobs& jobs, const delivery::Outbox& outbox)
      : db_(db), clock_(clock), jobs_(jobs), outbox_(outbox) {}

  // In the transaction that publishes, or that reminds at that instant.
  void published(db::Tx& tx, std::int64_t notice_id) const;
  void reminded(db::Tx& tx, std::int64_t notice_id, Instant at) const;
  // In the transaction that asks more people.
  void joined(db::Tx& tx, std::int64_t notice_id, Instant at) const;

  // What this installation can send through.
  std::vector<Way> ways() const;

  // The handlers of the kinds above. Doing a job twice writes nothing twice.
  jobs::Handlers handlers() const;

 private:
  std::optional<ToSend> find(std::int64_t notice_id) const;
  Ladder ladder_for(db::Session& session, const ToSend& notice) const;

  jobs::Outcome send_reminder(const jobs::Job& job) const;
  jobs::Outcome catch_up(const jobs::Job& job) const;
  jobs::Outcome take_step(const jobs::Job& job) const;
  jobs::Outcome lower(const jobs::Job& job) const;
  std::int64_t carry_out(const jobs::Job& job, const ToSend& notice, const StepRow& step) const;
  bool costs_money(const std::string& channel) const;

  std::int64_t message_about(const ToSend& notice, const std::string& source_key) const;
  // Through the named channel, or through all when it is empty. How many deliveries are new.
  std::int64_t write_to(const jobs::Job& job, std::int64_t message_id,
                        const std::vector<std::int64_t>& person_ids, const std::string& channel) const;

  db::Db& db_;
  const Clock& clock_;
  const jobs::Jobs& jobs_;
  const delivery::Outbox& outbox_;
};

// Who of these people a notice still awaits: not withdrawn, not done, not barred.
std::set<std::int64_t> still_awaited(db::Session& session, std::int64_t notice_id,
                                     const std::vector<std::int64_t>& person_ids);

// How far the messages about a notice have come, by student: the furthest of any guardian it still awaits.
// created: on its way; permanent: none of them can be reached so; blocked: they want it in the app only.
// Students nobody was written to are absent.
std::map<std::int64_t, delivery::State> messages_by_student(db::Session& session, std::int64_t notice_id);

}  // namespace kith::notices
