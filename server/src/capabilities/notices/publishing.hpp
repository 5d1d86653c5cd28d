// SPDX-License-Identifier: Apache-2.0
// Publishing a letter: who may write to whom, freezing the audience, and the one contact of it in the ledger.
// Thread-safe: no state of its own.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "capabilities/notices/attachments/attachment.hpp"
#include "capabilities/notices/notice_store.hpp"
#include "capabilities/notices/owed.hpp"
#include "capabilities/notices/reach/reach_store.hpp"
#include "capabilities/notices/sending.hpp"
#include "ledger/ledger.hpp"
#include "platform/events/events.hpp"

namespace kith::notices {

inline constexpr const char* kPublishJob = "notices.publish";
inline constexpr const char* kFollowJob = "notices.follow";  // the roster of one school has changed

// The children whose guardians have a seat on these committees on a day. A port, since committees are a room
// of their own; app/wiring fills it.
using CommitteeStudents = std::function<std::vector<std::int64_t>(
    db::Session&, std::int64_t school_id, const people::CommitteeSpec& committees, Date today)>;

// Without published_at it goes out later: planned_at, or once the desk has approved it.
struct Published {
  std::int64_t notice_id = 0;
  std::optional<Instant> published_at;
  std::int64_t families = 0;
  std::int64_t people = 0;       // guardians, each counted once
  std::int64_t unreachable = 0;  // families without a guardian who may receive
  std::optional<Instant> planned_at;
  std::optional<Approval> approval;
};
KITH_DESCRIBE(Published, (notice_id, published_at, families, people, unreachable, planned_at, approval))

// A notice being written, as far as it is known.
struct PreviewOf {
  people::AudienceSpec audience;
  std::optional<NoticeKind> kind;
  std::optional<Instant> starts_at;
  std::optional<Instant> publish_at;  // without one, now
  std::optional<bool> is_public;
};
KITH_DESCRIBE(PreviewOf, (audience, kind, starts_at, publish_at, is_public))

// What a clause in force would want of it once it is out. is_late: it can no longer be done in time.
struct PreviewDuty {
  std::string kind;
  std::string clause;
  Instant due_at{};
  bool is_late = false;
};
KITH_DESCRIBE(PreviewDuty, (kind, clause, due_at, is_late))

// A student whom nobody can receive for, named to those in charge of the class.
struct Unreached {
  std::int64_t student_id = 0;
  std::string name;
  std::string class_name;
  WhyUnreached why = WhyUnreached::kNoGuardian;
};
KITH_DESCRIBE(Unreached, (student_id, name, class_name, why))

struct Preview {
  std::int64_t students = 0;
  std::int64_t families = 0;
  std::int64_t people = 0;
  std::int64_t unreachable = 0;
  std::vector<PreviewDuty> owed;
  WeekLoad this_week;                // notices each of its classes got since Monday
  std::vector<Unreached> unreached;  // in classes in charge, at most 50, with those of read_only
  bool needs_approval = false;
  std::int64_t read_only = 0;  // students for whom only carers may receive, who confirm nothing
};
KITH_DESCRIBE(Preview, (students, families, people, unreachable, owed, this_week, unreached, needs_approval,
                        read_only))

// Written and not out yet.
struct PendingLine {
  std::int64_t notice_id = 0;
  std::string title;
  std::string body;
  NoticeKind kind = NoticeKind::kLetter;
  std::optional<std::string> author_name;
  Instant created_at{};
  std::optional<Instant> planned_at;
  std::optional<Instant> starts_at;
  std::optional<Approval> approval;
  std::optional<std::string> approval_note;
  bool may_approve = false;
  bool may_withdraw = false;
  std::vector<Attachment> attachments;
  bool is_public = false;
};
KITH_DESCRIBE(PendingLine, (notice_id, title, body, kind, author_name, created_at, planned_at, starts_at,
                            approval, approval_note, may_approve, may_withdraw, attachments, is_public))

struct Decision {
  std::int64_t notice_id = 0;
  bool is_approved = false;
  std::optional<std::string> note;  // for its author
};
KITH_DESCRIBE(Decision, (notice_id, is_approved, note))

// audience: beside the one it went to; absent: only who has joined that since.
struct MoreRecipients {
  std::int64_t notice_id = 0;
  std::optional<people::AudienceSpec> audience;
};
KITH_DESCRIBE(MoreRecipients, (notice_id, audience))

// added: guardians asked about a child.
struct Added {
  std::int64_t notice_id = 0;
  std::int64_t added = 0;
  std::int64_t families = 0;
};
KITH_DESCRIBE(Added, (notice_id, added, families))

// needs_approval: what teachers write to a grade or the school waits for the desk.
// may_be_found: search engines may list the page of public notices.
struct NoticeSettings {
  bool needs_approval = false;
  bool may_be_found = false;
};
KITH_DESCRIBE(NoticeSettings, (needs_approval, may_be_found))

class Publishing {
 public:
  // Without `sending` notices stay in the app; without `owed` nothing is owed; without `jobs` nothing can be
  // planned; without `committees` none has a member.
  Publishing(db::Db& db, const Clock& clock, ledger::Ledger& ledger, events::Events& events,
             const Sending* sending = nullptr, const Owed* owed = nullptr, const jobs::Jobs* jobs = nullptr,
             CommitteeStudents committees = {})
      : db_(db),
        clock_(clock),
        ledger_(ledger),
        events_(events),
        sending_(sending),
        owed_(owed),
        jobs_(jobs),
        committees_(std::move(committees)) {}

  // A care group may be named by staff with the grant for it (people/scope.hpp), and stands for its students
  // whom they see. That it was named is told to nobody else (Notices::detail): for everybody it went to
  // students picked by hand. Whoever reaches the students of a committee's members may write to these.

  // Whom it would reach and what would be owed with it; nothing is written. Errors: audience_refusal(),
  // notices.out_of_reach, notices.no_care_grant.
  Result<Preview> preview(const people::Viewer& viewer, const PreviewOf& notice);

  // Published once for each client_key; sending it again gives the same answer, and goes on with a
  // publication that was cut short. A large audience is written in several transactions, so that nobody
  // waits long for the one writer; it shows to all at once when the last is done.
  // Errors: refusal(), notices.out_of_reach, notices.no_care_grant, notices.audience_is_nobody,
  // ledger.client_key_taken, those of enclose() (attachments/attachment_store.hpp), notices.public_names (a
  // public letter names a student or a guardian of the school).
  Result<Published> publish(const people::Viewer& viewer, const NewNotice& notice);

  // A letter of the district, which is checked already, awaits nobody and is answered for by `desk`, to all
  // of the school or some of its grades. Doing it again gives the same answer, and goes on with what was cut
  // short. Errors: notices.audience_is_nobody, ledger.client_key_taken (by another author).
  Result<Published> publish_for_district(const people::Viewer& desk, const NewNotice& notice,
                                         std::int64_t district_letter_id);

  // Own ones; for the desk all of the school.
  std::vector<PendingLine> pending(const people::Viewer& viewer);
  // By the desk. Errors: notices.no_such_notice, not_awaited, note_too_long.
  Result<void> decide(const people::Viewer& viewer, const Decision& decision);
  // By its author and the desk, before it is out. Errors: notices.no_such_notice, already_published.
  Result<void> withdraw_plan(const people::Viewer& viewer, std::int64_t notice_id);
  // The handler of kPublishJob. Killed at any point, it goes on with what is still to be written.
  jobs::Outcome publish_planned(const jobs::Job& job);

  // By its author and the desk, to a published notice. They get it as it is now. Errors:
  // notices.no_such_notice, not_your_notice, withdrawn, out_of_reach, no_care_grant, and those of
  // audience_refusal().
  Result<Added> add_recipients(const people::Viewer& viewer, const MoreRecipients& more);

  // In a transaction that changes who is in which class or care group, or which guardian may receive or
  // answer. Soon after, each notice under way is sent to those who have joined its audience, unless its
  // author wanted otherwise.
  void roster_changed(db::Tx& tx, std::int64_t school_id) const;
  // The handler of kFollowJob.
  jobs::Outcome follow_roster(const jobs::Job& job);

  NoticeSettings settings(const people::Viewer& viewer);
  NoticeSettings set(const people::Viewer& viewer, const NoticeSettings& settings);

 private:
  void add_reach(db::Session& session, const people::Viewer& viewer, const PreviewOf& notice,
                 Preview& preview) const;
  void add_owed(db::Session& session, const people::Viewer& viewer, const PreviewOf& notice,
                Preview& preview) const;

  // One act of publishing.
  struct Act {
    const people::Viewer& viewer;
    const NewNotice& notice;
    Instant now;
    Date today;
    people::Selection students, members;
    std::optional<std::int64_t> district_letter_id = {};
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
  Draft draft_of(const Act& act, std::int64_t notice_id) const;
  bool awaits_approval(db::Session& session, const people::Viewer& viewer,
                       const people::AudienceSpec& audience, bool is_public) const;
  Result<Publication> keep(db::Tx& tx, const Act& act, std::optional<Approval> approval);
  Result<void> enclose_attachments(db::Tx& tx, const Act& act, std::int64_t notice_id) const;
  void publish_then(db::Tx& tx, std::int64_t notice_id, Instant at);
  Result<Published> go_out_now(const Act& act, Plan& plan);
  Published go_out(const Act& act, Plan& plan, const Publication& begun);
  Result<PendingLine> pending_one(db::Session& session, const people::Viewer& viewer,
                                  std::int64_t notice_id) const;
  bool is_within_reach(db::Session& session, const people::Viewer& viewer,
                       const people::AudienceSpec& audience, Date today) const;
  // With the students of its groups; whether all of it is within the viewer's reach is asked here.
  Result<people::AudienceSpec> resolved(db::Session& session, const people::Viewer& viewer,
                                        people::AudienceSpec audience) const;
  people::AudienceCount count_of(db::Session& session, const people::Viewer& viewer,
                                 const people::AudienceSpec& audience, Date today) const;
  std::int64_t record_contact(db::Tx& tx, const Act& act, std::int64_t notice_id,
                              const std::vector<std::int64_t>& class_ids, Instant held_at,
                              const std::string& client_key);
  void move_contact(db::Tx& tx, const Act& act, std::int64_t notice_id, Instant held_at);
  Result<Publication> begin(db::Tx& tx, const Act& act, const Plan& plan);
  std::int64_t write_members(db::Tx& tx, const Act& act, std::int64_t notice_id,
                             const people::Selection& members, bool are_new);
  void write_in_parts(const Act& act, const Plan& plan, std::int64_t notice_id);
  ledger::NewAsks asks_of(const Act& act, std::int64_t notice_id) const;
  bool follow(const jobs::Job& job, std::int64_t notice_id);
  void note_joined(db::Tx& tx, const Act& act, std::int64_t notice_id,
                   const std::vector<std::int64_t>& student_ids);
  Publication finish(db::Tx& tx, const Act& act, const Plan& plan, Publication publication);

  db::Db& db_;
  const Clock& clock_;
  ledger::Ledger& ledger_;
  events::Events& events_;
  const Sending* sending_;
  const Owed* owed_;
  const jobs::Jobs* jobs_;
  CommitteeStudents committees_;
};

// The client_key of a letter of the district in each of its schools; nobody else's begins like it.
std::string district_key(std::int64_t district_letter_id);

// Who hears that something happened to a notice: the families of its classes, the staff who see them, and
// the school desk.
std::vector<std::string> audience_topics(std::int64_t school_id, const std::vector<std::int64_t>& class_ids);

}  // namespace kith::notices
