// SPDX-License-Identifier: Apache-2.0
#include "capabilities/practice/cases.hpp"

#include <algorithm>

#include "capabilities/practice/known_store.hpp"
#include "people/topics.hpp"
#include "platform/secrets/encoding.hpp"
#include "platform/text/characters.hpp"
#include "platform/text/normal.hpp"

namespace kith::practice {
namespace {

using people::Viewer;

constexpr int kMostVisits = 30;

bool is_leader(const Viewer& viewer) { return viewer.has(people::kForSchoolDesk.any_of); }

// Drafts, and what was withdrawn, are the author's own.
bool may_read(const Viewer& viewer, const CaseRow& row) {
  if (row.author_id == viewer.person_id) return true;
  return is_leader(viewer) && row.state != CaseState::kDraft && row.state != CaseState::kWithdrawn;
}

CaseLine line_of(const CaseRow& row, const Viewer& viewer, const std::vector<ShowingRow>& shown) {
  auto count = std::count_if(shown.begin(), shown.end(),
                             [&](const ShowingRow& showing) { return showing.case_code == row.case_code; });
  return {.case_id = row.id,
          .title = row.title,
          .state = row.state,
          .author_name = row.author_name,
          .is_own = row.author_id == viewer.person_id,
          .updated_at = row.updated_at,
          .shown_count = int(count)};
}

// 128 bits, so that a code says nothing of the school and cannot be guessed.
std::string new_code(secrets::Random& random) {
  std::array<unsigned char, 16> bytes{};
  random.fill(bytes);
  return secrets::hex(bytes);
}

}  // namespace

std::vector<Finding> traces_in(db::Session& session, const secrets::Sealer& sealer, const CaseRecord& record,
                               Date today) {
  Traces traces(load_known(session, sealer, record.school_id, record.student_id, today));
  std::vector<Finding> findings;
  boost::mp11::mp_for_each<Members<CaseWords>>([&](auto part) {
    for (auto& finding : traces.in(part.name, record.*part.pointer)) findings.push_back(std::move(finding));
  });
  return findings;
}

CaseList Cases::list(const Viewer& viewer) {
  return needs_.db.read([&](db::Session& session) {
    CaseList list;
    auto shown = showings(session);
    for (const auto& row : cases_of(session, viewer.school_id, viewer.person_id, is_leader(viewer))) {
      list.cases.push_back(line_of(row, viewer, shown));
      list.to_approve +=
          is_leader(viewer) && row.state == CaseState::kSubmitted && row.author_id != viewer.person_id;
    }
    list.visits = visits_to_tell(session, viewer.school_id, viewer.person_id, kMostVisits);
    return list;
  });
}

Result<CaseRow> Cases::seen(db::Session& session, const Viewer& viewer, std::int64_t case_id) {
  auto row = find_case(session, viewer.school_id, case_id);
  if (!row || !may_read(viewer, *row)) return not_found("practice.no_such_case");
  return *row;
}

Result<CaseRow> Cases::own(db::Session& session, const Viewer& viewer, std::int64_t case_id) {
  auto row = seen(session, viewer, case_id);
  if (row && row->author_id != viewer.person_id) return not_found("practice.no_such_case");
  return row;
}

Result<CasePage> Cases::read(const Viewer& viewer, std::int64_t case_id) { return page(viewer, case_id); }

Result<CasePage> Cases::page(const Viewer& viewer, std::int64_t case_id) {
  std::int64_t contact_id = 0;
  auto made = needs_.db.read([&](db::Session& session) -> Result<CasePage> {
    auto row = seen(session, viewer, case_id);
    if (!row) return row.error();
    contact_id = row->contact_id;
    bool is_own = row->author_id == viewer.person_id;
    auto may = [&](CaseAct act) { return !refused_act(row->state, act); };
    return CasePage{.line = line_of(*row, viewer, showings(session)),
                    .version = row->version,
                    .words = *row,
                    .findings = traces_in(session, needs_.sealer, *row, needs_.clock.today()),
                    .return_reason = row->return_reason,
                    .may_write = is_own && may(CaseAct::kWrite),
                    .may_approve = !is_own && is_leader(viewer) && may(CaseAct::kApprove),
                    .may_withdraw = may(CaseAct::kWithdraw)};
  });
  if (!made) return made;
  auto original = needs_.read_original(viewer, contact_id);
  if (!original) return made;
  made->student_name = original->student_name;
  made->held_on = original->held_on;
  made->original = std::move(original->parts);
  return made;
}

Result<CasePage> Cases::start(const Viewer& viewer, std::int64_t contact_id) {
  auto original = needs_.read_original(viewer, contact_id);
  if (!original) return original.error();
  if (!original->is_author) return forbidden("practice.not_your_visit");
  auto case_id = needs_.db.write([&](db::Tx& tx) -> Result<std::int64_t> {
    auto known = find_case_of_contact(tx, viewer.school_id, contact_id);
    if (known && known->author_id != viewer.person_id) return forbidden("practice.not_your_visit");
    if (known) return known->id;
    CaseRecord record{};
    record.school_id = viewer.school_id;
    record.id = tx.take_ids(viewer.school_id);
    record.case_code = new_code(needs_.random);
    record.contact_id = contact_id;
    record.student_id = original->student_id;
    record.author_id = viewer.person_id;
    record.updated_at = needs_.clock.now();
    if (!add_case(tx, record)) return conflict("practice.changed_meanwhile");
    return record.id;
  });
  if (!case_id) return case_id.error();
  return page(viewer, *case_id);
}

Result<CaseSaved> Cases::save(const Viewer& viewer, const CaseSaving& saving) {
  if (auto refused = refusal(saving.words)) return *refused;
  auto saved = needs_.db.write([&](db::Tx& tx) -> Result<CaseRow> {
    auto row = own(tx, viewer, saving.case_id);
    if (!row) return row.error();
    if (auto refused = refused_act(row->state, CaseAct::kWrite)) return *refused;
    if (row->version != saving.version) return conflict("practice.changed_meanwhile");
    static_cast<CaseWords&>(*row) = saving.words;
    ++row->version;
    row->updated_at = needs_.clock.now();
    save_case(tx, *row);
    return row;
  });
  if (!saved) return saved.error();
  return needs_.db.read([&](db::Session& session) -> Result<CaseSaved> {
    return CaseSaved{saved->version, saved->updated_at,
                     traces_in(session, needs_.sealer, *saved, needs_.clock.today())};
  });
}

std::optional<Error> Cases::refused_words(const CaseRecord& record) {
  if (auto refused = unfinished(record)) return refused;
  auto findings = needs_.db.read(
      [&](db::Session& session) { return traces_in(session, needs_.sealer, record, needs_.clock.today()); });
  if (findings.empty()) return std::nullopt;
  auto error = invalid("practice.not_anonymous");
  for (const auto& finding : findings) error.fields.emplace(finding.field, "practice.not_anonymous");
  return error;
}

// change(row) gives an error or changes the row, and may run twice.
template <class Change>
Result<CasePage> Cases::move(const Viewer& viewer, std::int64_t case_id, Change change) {
  auto moved = needs_.db.write([&](db::Tx& tx) -> Result<CaseRow> {
    auto row = seen(tx, viewer, case_id);
    if (!row) return row;
    if (std::optional<Error> refused = change(*row)) return *refused;
    row->updated_at = needs_.clock.now();
    save_case(tx, *row);
    tell(tx, *row);
    return row;
  });
  if (!moved) return moved.error();
  return page(viewer, case_id);
}

// The words are checked before the transaction, which would hold up every other writer; that they are still
// the same is told by their version.
Result<CasePage> Cases::submit(const Viewer& viewer, const CaseVersion& wanted) {
  auto row = needs_.db.read([&](db::Session& session) { return own(session, viewer, wanted.case_id); });
  if (!row) return row.error();
  if (auto refused = refused_act(row->state, CaseAct::kSubmit)) return *refused;
  if (auto refused = refused_words(*row)) return *refused;
  return move(viewer, wanted.case_id, [&](CaseRow& found) -> std::optional<Error> {
    if (found.version != wanted.version || found.version != row->version)
      return conflict("practice.changed_meanwhile");
    if (auto refused = refused_act(found.state, CaseAct::kSubmit)) return refused;
    found.state = CaseState::kSubmitted;
    found.submitted_at = needs_.clock.now();
    found.return_reason.reset();
    return std::nullopt;
  });
}

Result<CasePage> Cases::approve(const Viewer& viewer, const CaseVersion& wanted) {
  auto row = needs_.db.read([&](db::Session& session) { return seen(session, viewer, wanted.case_id); });
  if (!row) return row.error();
  if (row->author_id == viewer.person_id) return forbidden("practice.own_case");
  if (auto refused = refused_act(row->state, CaseAct::kApprove)) return *refused;
  if (auto refused = refused_words(*row)) return *refused;
  return move(viewer, wanted.case_id, [&](CaseRow& found) -> std::optional<Error> {
    if (found.version != wanted.version || found.version != row->version)
      return conflict("practice.changed_meanwhile");
    if (auto refused = refused_act(found.state, CaseAct::kApprove)) return refused;
    found.state = CaseState::kApproved;
    found.approved_by = viewer.person_id;
    found.approved_at = needs_.clock.now();
    return std::nullopt;
  });
}

Result<CasePage> Cases::give_back(const Viewer& viewer, const CaseReturn& wanted) {
  auto reason = text::normal_text(wanted.reason);
  if (reason.empty() || text::characters_in(reason) > kLongestPart)
    return invalid("practice.needs_reason", {{"reason", "practice.needs_reason"}});
  return move(viewer, wanted.case_id, [&](CaseRow& found) -> std::optional<Error> {
    if (found.author_id == viewer.person_id) return forbidden("practice.own_case");
    if (auto refused = refused_act(found.state, CaseAct::kReturn)) return refused;
    found.state = CaseState::kReturned;
    found.return_reason = reason;
    found.approved_by.reset(), found.approved_at.reset();
    return std::nullopt;
  });
}

// A leader who withdraws another's case does not see it afterwards: it is the author's draft again.
Result<CasePage> Cases::withdraw(const Viewer& viewer, std::int64_t case_id) {
  CasePage last{};
  auto moved = move(viewer, case_id, [&](CaseRow& found) -> std::optional<Error> {
    if (auto refused = refused_act(found.state, CaseAct::kWithdraw)) return refused;
    found.state = CaseState::kWithdrawn;
    found.approved_by.reset(), found.approved_at.reset(), found.chosen_at.reset();
    last = {.line = line_of(found, viewer, {}), .version = found.version};
    return std::nullopt;
  });
  bool is_out_of_sight = moved.has_error() && last.line.state == CaseState::kWithdrawn &&
                         moved.error().code == "practice.no_such_case";
  return is_out_of_sight ? Result<CasePage>(last) : moved;
}

void Cases::tell(db::Tx& tx, const CaseRecord& record) {
  std::vector<std::string> topics{people::school_topic(record.school_id),
                                  people::person_topic(record.author_id)};
  tx.after_commit([this, id = record.id, topics] {
    needs_.events.publish({.name = "case.changed", .subject_id = id, .topics = topics});
  });
}

}  // namespace kith::practice
