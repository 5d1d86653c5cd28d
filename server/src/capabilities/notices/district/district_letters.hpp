// SPDX-License-Identifier: Apache-2.0
// Letters of the district: writing one, how far it has come in each school, reminding, correcting and
// withdrawing it; and the jobs that carry it out, one a school. Each school follows what the letter says now
// (next_act()), so a job killed at any point is simply done again. The district gets figures of schools;
// names of students and guardians are read by no statement here. Thread-safe: no state of its own.
#pragma once

#include "capabilities/notices/district/district_letter_store.hpp"
#include "capabilities/notices/district/school_row_store.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publishing.hpp"
#include "platform/language.hpp"

namespace kith::notices {

inline constexpr const char* kDistrictJob = "notices.district";             // one letter in one school
inline constexpr const char* kDistrictCountJob = "notices.district_count";  // the figures of one letter

// Whom a letter would reach: all schools or these, all grades or these.
struct DistrictPreviewOf {
  std::optional<std::vector<std::int64_t>> school_ids;
  std::optional<std::vector<int>> grades;
};
KITH_DESCRIBE(DistrictPreviewOf, (school_ids, grades))

// has_desk: somebody is there to answer for it.
struct PreviewSchool {
  std::int64_t school_id = 0;
  std::string name;
  std::int64_t families = 0;
  std::int64_t unreachable = 0;
  bool has_desk = false;
};
KITH_DESCRIBE(PreviewSchool, (school_id, name, families, unreachable, has_desk))

struct DistrictPreview {
  std::int64_t families = 0;
  std::int64_t unreachable = 0;
  std::vector<PreviewSchool> schools;
};
KITH_DESCRIBE(DistrictPreview, (families, unreachable, schools))

struct DistrictLetterLine {
  std::int64_t letter_id = 0;
  std::string title;
  ledger::Needs needs = ledger::Needs::kRead;
  NoticeKind kind = NoticeKind::kLetter;
  std::optional<std::string> author_name;  // the officer
  Instant created_at{};
  std::optional<Instant> planned_at;
  std::optional<Instant> due_at;
  std::optional<Instant> starts_at;
  std::optional<Instant> corrected_at;
  std::optional<Instant> reminded_at;
  std::optional<Instant> withdrawn_at;
  bool is_out = false;  // its time has come
  std::int64_t schools = 0;
  std::int64_t published = 0;  // schools
  std::int64_t no_desk = 0;
  FamilyFigures figures;  // as of counted_at
  std::optional<Instant> counted_at;
};
KITH_DESCRIBE(DistrictLetterLine, (letter_id, title, needs, kind, author_name, created_at, planned_at, due_at,
                                   starts_at, corrected_at, reminded_at, withdrawn_at, is_out, schools,
                                   published, no_desk, figures, counted_at))

// before_id: of the next page; none when this is the last.
struct DistrictLetterList {
  std::vector<DistrictLetterLine> letters;
  std::optional<std::int64_t> before_id;
};
KITH_DESCRIBE(DistrictLetterList, (letters, before_id))

// answers: how many children have each choice of the letter, in their order. has_few_answers: so few children
// have one that they could be told apart, here or by what the other schools leave of the whole district; no
// answers then.
struct DistrictLetterSchool {
  std::int64_t school_id = 0;
  std::string name;
  SchoolState state = SchoolState::kWaiting;
  std::optional<Instant> published_at;
  FamilyFigures figures;
  std::vector<std::int64_t> answers;
  bool has_few_answers = false;
};
KITH_DESCRIBE(DistrictLetterSchool, (school_id, name, state, published_at, figures, answers, has_few_answers))

// answers, has_few_answers: of all schools.
struct DistrictLetterDetail {
  DistrictLetterLine letter;
  std::string body;
  std::vector<int> grades;  // empty: all
  Reach reach = Reach::kEverybody;
  std::optional<std::string> late_reason;
  std::optional<std::string> fee_basis;
  bool asks_opinion = false;
  std::vector<DistrictLetterSchool> schools;  // what needs a look first
  bool is_counting = false;                   // newer figures are on their way
  std::vector<std::string> choices;
  std::vector<std::int64_t> answers;
  bool has_few_answers = false;
  ledger::ReceiptRule receipt_rule = ledger::ReceiptRule::kAny;
  std::vector<Attachment> attachments;
};
KITH_DESCRIBE(DistrictLetterDetail,
              (letter, body, grades, reach, late_reason, fee_basis, asks_opinion, schools, is_counting,
               choices, answers, has_few_answers, receipt_rule, attachments))

struct WrittenDistrictLetter {
  std::int64_t letter_id = 0;
  std::int64_t schools = 0;
  std::optional<Instant> planned_at;
};
KITH_DESCRIBE(WrittenDistrictLetter, (letter_id, schools, planned_at))

// attachments: addresses, of what it has or had, or of own uploads; absent: those it has.
struct DistrictCorrection {
  std::int64_t letter_id = 0;
  std::string title;
  std::string body;
  std::optional<std::vector<WordConcern>> accepted;
  std::optional<std::vector<std::string>> attachments;
};
KITH_DESCRIBE(DistrictCorrection, (letter_id, title, body, accepted, attachments))

// Details of the jobs.
struct InSchool {
  std::int64_t letter_id = 0;
  std::int64_t school_id = 0;
};
KITH_DESCRIBE(InSchool, (letter_id, school_id))

struct OfLetter {
  std::int64_t letter_id = 0;
};
KITH_DESCRIBE(OfLetter, (letter_id))

// What the letters are carried out with.
struct DistrictParts {
  db::Db& db;
  const Clock& clock;
  const jobs::Jobs& jobs;
  events::Events& events;
  Publishing& publishing;
  Notices& notices;
};

class DistrictLetters {
 public:
  // All of `parts` must outlive the object.
  explicit DistrictLetters(DistrictParts parts)
      : db_(parts.db),
        clock_(parts.clock),
        jobs_(parts.jobs),
        events_(parts.events),
        publishing_(parts.publishing),
        notices_(parts.notices) {}

  // By officers of the district; all of them see and change all of its letters.

  // Errors: notices.no_such_school, schools_missing.
  Result<DistrictPreview> preview(const DistrictPreviewOf& letter);
  // Once for each client_key. Errors: refusal(), notices.no_such_school, ledger.client_key_taken, those of
  // enclose() (attachments/attachment_store.hpp).
  Result<WrittenDistrictLetter> write(const people::Viewer& officer, const NewDistrictLetter& letter);
  // The newest first, at most 50 before `before`.
  DistrictLetterList list(std::optional<std::int64_t> before);

  // Error of the rest: notices.no_such_notice. Looking asks for new figures where those kept are old.
  Result<DistrictLetterDetail> detail(std::int64_t letter_id);
  Result<std::string> workbook(std::int64_t letter_id, Language language);
  // Each school's notice. Errors: notices.withdrawn, not_out_yet, reminded_lately (within the hour).
  Result<DistrictLetterLine> remind(std::int64_t letter_id);
  // In every school, as a school corrects its own. Errors: those of wording_refusal(), notices.withdrawn,
  // nothing_changed, text_changed, those of enclose().
  Result<DistrictLetterLine> correct(const people::Viewer& officer, const DistrictCorrection& correction);
  // In every school; doing it twice changes nothing.
  Result<DistrictLetterLine> withdraw(std::int64_t letter_id);

  // Letters that a school could not be given yet are tried again: of one school when its staff have changed,
  // of all daily.
  void try_again(db::Tx& tx, std::optional<std::int64_t> school_id = std::nullopt) const;

  // The handlers of the two kinds of job. Doing a job twice changes nothing more.
  jobs::Outcome carry_out(const jobs::Job& job);
  jobs::Outcome count(const jobs::Job& job);

 private:
  struct Carried;  // one letter in one school
  std::optional<Carried> find(std::int64_t letter_id, std::int64_t school_id) const;
  std::optional<Publication> notice_in(const Carried& carried) const;
  std::vector<std::string> bring_attachments(const Carried& carried, std::int64_t author_id);
  bool has_text_of(const Carried& carried, std::int64_t notice_id) const;
  std::optional<jobs::Outcome> publish(Carried& carried);
  void correct_there(Carried& carried);
  void remind_there(Carried& carried);
  void withdraw_there(Carried& carried);
  void save(const Carried& carried);

  std::optional<DistrictLetterLine> line(db::Session& session, std::int64_t letter_id) const;
  bool wants_figures(const DistrictLetterLine& line) const;
  void ask_for_figures(const DistrictLetterLine& line);
  void ask_schools(db::Tx& tx, std::int64_t letter_id, const std::string& why, Instant at);
  void tell(db::Tx& tx, std::int64_t letter_id) const;

  db::Db& db_;
  const Clock& clock_;
  const jobs::Jobs& jobs_;
  events::Events& events_;
  Publishing& publishing_;
  Notices& notices_;
};

}  // namespace kith::notices
