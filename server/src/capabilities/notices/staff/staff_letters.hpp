// SPDX-License-Identifier: Apache-2.0
// Notices from the school's desk and the heads of grades to staff: publishing, who has not read or confirmed
// yet, and each colleague's own list. Messages go out through what costs nothing. Thread-safe: no state of
// its own.
#pragma once

#include "capabilities/notices/staff/staff_letter_store.hpp"
#include "delivery/outbox.hpp"
#include "platform/events/events.hpp"

namespace kith::notices {

inline constexpr const char* kStaffSlice = "staff_notices";

struct PublishedStaffLetter {
  std::int64_t letter_id = 0;
  std::int64_t people = 0;
};
KITH_DESCRIBE(PublishedStaffLetter, (letter_id, people))

struct StaffLetterLists {
  std::vector<OwnStaffLetter> received;  // what is not done first; without their text
  std::vector<StaffLetterLine> written;
  bool may_write = false;
};
KITH_DESCRIBE(StaffLetterLists, (received, written, may_write))

class StaffLetters {
 public:
  // Without `outbox` they stay in the app.
  StaffLetters(db::Db& db, const Clock& clock, events::Events& events,
               const delivery::Outbox* outbox = nullptr)
      : db_(db), clock_(clock), events_(events), outbox_(outbox) {}

  // The desk writes to all of the school, the head of a grade to its teachers. Error: notices.out_of_reach.
  Result<StaffPreview> preview(const people::Viewer& viewer, const people::StaffSpec& audience);
  // Once for each client_key. Errors: refusal(), notices.out_of_reach, notices.audience_is_nobody,
  // ledger.client_key_taken.
  Result<PublishedStaffLetter> publish(const people::Viewer& viewer, const NewStaffLetter& letter);

  StaffLetterLists lists(const people::Viewer& viewer);

  // By its author alone; for everybody else: notices.no_such_notice.
  Result<StaffLetterDetail> detail(const people::Viewer& viewer, std::int64_t letter_id);
  // Errors too: notices.withdrawn, notices.reminded_lately.
  Result<StaffLetterLine> remind(const people::Viewer& viewer, std::int64_t letter_id);
  Result<StaffLetterLine> withdraw(const people::Viewer& viewer, std::int64_t letter_id);

  // Those whom it is for; for everybody else: notices.no_such_notice. Reading marks nothing.
  Result<OwnStaffLetter> letter(const people::Viewer& viewer, std::int64_t letter_id);
  // What only asks to be read is done by this.
  Result<bool> open(const people::Viewer& viewer, std::int64_t letter_id);
  Result<bool> confirm(const people::Viewer& viewer, std::int64_t letter_id);

 private:
  Result<people::Selection> reached(db::Session& session, const people::Viewer& viewer,
                                    const people::StaffSpec& audience) const;
  Result<StaffLetterLine> own(db::Session& session, const people::Viewer& viewer,
                              std::int64_t letter_id) const;
  void send(db::Tx& tx, const StaffLetterRow& letter, const std::string& source_key, Instant at) const;
  void tell(db::Tx& tx, const char* kind, std::int64_t letter_id, std::int64_t author_id) const;

  db::Db& db_;
  const Clock& clock_;
  events::Events& events_;
  const delivery::Outbox* outbox_;
};

// Who of these people a letter still awaits.
std::set<std::int64_t> still_awaited_staff(db::Session& session, std::int64_t letter_id,
                                           const std::vector<std::int64_t>& person_ids);

}  // namespace kith::notices
