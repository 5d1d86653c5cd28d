// SPDX-License-Identifier: Apache-2.0
// Publishing a letter: who may write to whom, freezing the audience, and the one contact of it in the ledger.
// Thread-safe: no state of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/notices/notice_store.hpp"
#include "capabilities/notices/sending.hpp"
#include "ledger/ledger.hpp"
#include "platform/events/events.hpp"

namespace kith::notices {

struct Published {
  std::int64_t notice_id = 0;
  Instant published_at{};
  std::int64_t families = 0;
  std::int64_t people = 0;       // guardians, each counted once
  std::int64_t unreachable = 0;  // families without a guardian who may receive
};
KITH_DESCRIBE(Published, (notice_id, published_at, families, people, unreachable))

class Publishing {
 public:
  // Without `sending` notices stay in the app.
  Publishing(db::Db& db, const Clock& clock, ledger::Ledger& ledger, events::Events& events,
             const Sending* sending = nullptr)
      : db_(db), clock_(clock), ledger_(ledger), events_(events), sending_(sending) {}

  // Whom an audience would reach. Errors: audience_refusal(), notices.out_of_reach.
  Result<people::AudienceCount> preview(const people::Viewer& viewer, const people::AudienceSpec& audience);

  // Published once for each client_key; sending it again gives the same answer, and goes on with a
  // publication that was cut short. A large audience is written in several transactions, so that nobody
  // waits long for the one writer; it shows to all at once when the last is done.
  // Errors: refusal(), notices.out_of_reach, notices.audience_is_nobody, ledger.client_key_taken.
  Result<Published> publish(const people::Viewer& viewer, const NewNotice& notice);

 private:
  // One act of publishing.
  struct Act {
    const people::Viewer& viewer;
    const NewNotice& notice;
    Instant now;
    Date today;
    people::Selection students, members;
  };
  // What is looked up before anything is written, so that counting holds up no other write.
  struct Plan {
    std::optional<Publication> known;  // the same key came before
    people::AudienceCount count;       // of an audience written in parts, only once they are written
    std::vector<ClassSize> classes;

    bool is_in_parts() const;
  };
  Act act_of(const people::Viewer& viewer, const NewNotice& notice) const;
  Result<Plan> plan_of(db::Session& session, const Act& act) const;
  Result<Publication> begin(db::Tx& tx, const Act& act, const Plan& plan);
  void write_members(db::Tx& tx, const Act& act, std::int64_t notice_id, const people::Selection& members);
  void write_in_parts(const Act& act, const Plan& plan, std::int64_t notice_id);
  Publication finish(db::Tx& tx, const Act& act, const Plan& plan, Publication publication);

  db::Db& db_;
  const Clock& clock_;
  ledger::Ledger& ledger_;
  events::Events& events_;
  const Sending* sending_;
};

// Who hears that something happened to a notice: the families of its classes, the staff who see them, and
// the school desk.
std::vector<std::string> audience_topics(std::int64_t school_id, const std::vector<std::int64_t>& class_ids);

}  // namespace kith::notices
