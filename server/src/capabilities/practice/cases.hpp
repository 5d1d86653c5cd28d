// SPDX-License-Identifier: Apache-2.0
// Cases within the school that they come from: writing, submitting, approving, giving back, withdrawing.
// Thread-safe: no state of its own.
//
// Who may: who held the visit writes and withdraws; a leader (the school's desk) reads what was submitted,
// approves it, gives it back or withdraws it, but not an own one. The original is shown to who may read the
// record anyway, and to nobody outside the school.
#pragma once

#include "capabilities/practice/anonymity.hpp"
#include "capabilities/practice/case_store.hpp"
#include "capabilities/practice/original.hpp"
#include "platform/events/events.hpp"
#include "platform/secrets/sealer.hpp"

namespace kith::practice {

struct CaseLine {
  std::int64_t case_id = 0;
  std::string title;
  CaseState state = CaseState::kDraft;
  std::optional<std::string> author_name;
  bool is_own = false;
  Instant updated_at{};
  int shown_count = 0;  // exchange meetings of any school
};
KITH_DESCRIBE(CaseLine, (case_id, title, state, author_name, is_own, updated_at, shown_count))

// to_approve: how many await the viewer. visits: what the viewer could write about.
struct CaseList {
  int to_approve = 0;
  std::vector<CaseLine> cases;
  std::vector<VisitToTell> visits;
};
KITH_DESCRIBE(CaseList, (to_approve, cases, visits))

// original: absent when the viewer may not read the record any more.
struct CasePage {
  CaseLine line;
  int version = 0;
  CaseWords words;
  std::vector<Finding> findings;
  std::optional<std::string> student_name;
  std::optional<Date> held_on;
  std::vector<OriginalPart> original;
  std::optional<std::string> return_reason;
  bool may_write = false;
  bool may_approve = false;
  bool may_withdraw = false;
};
KITH_DESCRIBE(CasePage, (line, version, words, findings, student_name, held_on, original, return_reason,
                         may_write, may_approve, may_withdraw))

struct CaseSaving {
  std::int64_t case_id = 0;
  int version = 0;  // which the words were written upon
  CaseWords words;
};
KITH_DESCRIBE(CaseSaving, (case_id, version, words))

struct CaseSaved {
  int version = 0;
  Instant updated_at{};
  std::vector<Finding> findings;
};
KITH_DESCRIBE(CaseSaved, (version, updated_at, findings))

struct CaseVersion {
  std::int64_t case_id = 0;
  int version = 0;  // as the reader has it; another one is refused
};
KITH_DESCRIBE(CaseVersion, (case_id, version))

struct CaseReturn {
  std::int64_t case_id = 0;
  std::string reason;
};
KITH_DESCRIBE(CaseReturn, (case_id, reason))

class Cases {
 public:
  struct Needs {
    db::Db& db;
    const Clock& clock;
    const secrets::Sealer& sealer;
    secrets::Random& random;
    events::Events& events;
    ReadOriginal read_original;
  };
  explicit Cases(Needs needs) : needs_(std::move(needs)) {}

  CaseList list(const people::Viewer& viewer);
  // Error: practice.no_such_case (or one that the viewer may not read).
  Result<CasePage> read(const people::Viewer& viewer, std::int64_t case_id);
  // The same contact again gives the same case. Errors: those of the records; practice.not_your_visit.
  Result<CasePage> start(const people::Viewer& viewer, std::int64_t contact_id);
  // Errors: practice.no_such_case, practice.changed_meanwhile, those of refusal() and refused_act().
  Result<CaseSaved> save(const people::Viewer& viewer, const CaseSaving& saving);
  // Errors: as of save(), practice.unfinished, practice.not_anonymous (a trace is left).
  Result<CasePage> submit(const people::Viewer& viewer, const CaseVersion& wanted);
  // Checks again, since the school knows more people by now. Errors: as of submit(), practice.own_case.
  Result<CasePage> approve(const people::Viewer& viewer, const CaseVersion& wanted);
  // Errors: practice.no_such_case, practice.own_case, practice.needs_reason, those of refused_act().
  Result<CasePage> give_back(const people::Viewer& viewer, const CaseReturn& wanted);
  // Takes it out of the showcase at once, whatever its state. Errors: practice.no_such_case, those of
  // refused_act().
  Result<CasePage> withdraw(const people::Viewer& viewer, std::int64_t case_id);

 private:
  Result<CaseRow> seen(db::Session& session, const people::Viewer& viewer, std::int64_t case_id);
  Result<CaseRow> own(db::Session& session, const people::Viewer& viewer, std::int64_t case_id);
  Result<CasePage> page(const people::Viewer& viewer, std::int64_t case_id);
  // The words of a case that nothing speaks against sending on.
  std::optional<Error> refused_words(const CaseRecord& record);
  template <class Change>
  Result<CasePage> move(const people::Viewer& viewer, std::int64_t case_id, Change change);
  void tell(db::Tx& tx, const CaseRecord& record);

  Needs needs_;
};

// Every trace in the words of a case, checked against what its school knows today.
std::vector<Finding> traces_in(db::Session& session, const secrets::Sealer& sealer, const CaseRecord& record,
                               Date today);

}  // namespace kith::practice
