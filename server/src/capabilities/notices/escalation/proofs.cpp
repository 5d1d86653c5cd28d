// SPDX-License-Identifier: Apache-2.0
#include "capabilities/notices/escalation/proofs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "capabilities/notices/attachments/attachment_store.hpp"
#include "capabilities/notices/escalation/unasked.hpp"
#include "people/directory_store.hpp"

namespace kith::notices {
namespace {

// Whom the notice is for: who was asked, who stands on a list, and whom nobody could be asked about.
constexpr std::string_view kMeant =
    "(s.id in (select k.student_id from asks k where k.school_id = :school_id and k.audience_id = :notice_id "
    "and k.withdrawn_at is null) or s.id in (select t.student_id from notice_tellings t where t.school_id = "
    ":school_id and t.notice_id = :notice_id) or s.id in ({}))";

template <class Row>
std::map<std::int64_t, Row> by_student(std::vector<Row> rows) {
  std::map<std::int64_t, Row> found;
  for (auto& row : rows) found.emplace(row.student_id, std::move(row));
  return found;
}

template <class Row>
const Row* find_in(const std::map<std::int64_t, Row>& rows, std::int64_t student_id) {
  auto found = rows.find(student_id);
  return found == rows.end() ? nullptr : &found->second;
}

std::vector<ProofLine> lines_of(db::Session& session, const people::Viewer& viewer, const Clock& clock,
                                std::int64_t notice_id) {
  auto today = clock.today();
  auto answers = by_student(answers_to(session, notice_id));
  auto tellings = by_student(tellings_of(session, notice_id));
  auto messages = messages_by_student(session, notice_id);
  auto naming = people::naming_of(session, viewer.school_id, today);
  std::map<std::int64_t, std::optional<std::string>> homerooms;
  for (const auto& row : people::classes_in(session, people::classes_in_sight(viewer, today), today))
    homerooms[row.class_id] = row.homeroom_name;
  std::vector<ProofLine> lines;
  auto unasked = unasked_students(session, clock, notice_id);
  for (const auto& student :
       people::students_in(session, people::students_in_sight(viewer, today),
                           fmt::format(fmt::runtime(kMeant), unasked.sql), unasked.args)) {
    auto message = messages.find(student.student_id);
    auto line =
        proven({.student_id = student.student_id,
                .name = student.name,
                .class_id = student.class_id,
                .class_name = naming.name(student.key()),
                .guardian_name = student.guardian_name,
                .guardian_relation = student.guardian_relation},
               {.answer = find_in(answers, student.student_id),
                .telling = find_in(tellings, student.student_id),
                .message = message == messages.end() ? std::nullopt : std::optional(message->second)});
    if (!is_proven(line.proof) && !line.owner_name) line.owner_name = homerooms[student.class_id];
    lines.push_back(std::move(line));
  }
  return lines;
}

bool went_beyond(db::Session& session, const people::Viewer& viewer, std::int64_t notice_id, Date today) {
  if (reaches_everybody(viewer)) return false;
  std::set<std::int64_t> seen;
  for (const auto& row : people::classes_in(session, people::classes_in_sight(viewer, today), today))
    seen.insert(row.class_id);
  return !std::ranges::all_of(classes_reached(session, notice_id),
                              [&](std::int64_t class_id) { return seen.contains(class_id); });
}

}  // namespace

Result<Certified> Proofs::certified(const people::Viewer& viewer, std::int64_t notice_id) {
  return db_.read([&](db::Session& session) -> Result<Certified> {
    auto today = clock_.today();
    auto notice = notice_for_staff(session, viewer, people::classes_in_charge(viewer, today), notice_id);
    if (!notice) return not_found("notices.no_such_notice");
    const auto version = asked_of(session, viewer.school_id, notice_id).version;
    return Certified{.notice = *std::move(notice),
                     .school_name = people::find_school(session, viewer.school_id).value().name,
                     .steps = steps_of(session, notice_id),
                     .lines = lines_of(session, viewer, clock_, notice_id),
                     .attachments = enclosed_in(session, notice_id, version)};
  });
}

Result<ProofPage> Proofs::page(const people::Viewer& viewer, std::int64_t notice_id) {
  auto all = certified(viewer, notice_id);
  if (!all) return all.error();
  ProofPage page{.counts = count_proofs(all->lines), .steps = std::move(all->steps), .unproven = {}};
  for (auto& line : all->lines)
    if (!is_proven(line.proof)) page.unproven.push_back(std::move(line));
  return page;
}

Result<std::string> Proofs::certificate(const people::Viewer& viewer, const WantedCertificate& wanted) {
  auto all = certified(viewer, wanted.notice_id);
  if (!all) return all.error();
  all->is_part = db_.read(
      [&](db::Session& session) { return went_beyond(session, viewer, wanted.notice_id, clock_.today()); });
  auto report = certificate_of(*all, clock_, wanted.language.value_or(Language::kZh));
  return wanted.format == Paper::kPdf ? report::to_pdf(report) : report::to_xlsx(report);
}

Result<std::string> Proofs::slips(const people::Viewer& viewer, std::int64_t notice_id, Language language) {
  auto all = certified(viewer, notice_id);
  if (!all) return all.error();
  return slips_of(*all, clock_, language);
}

LadderPage Proofs::ladder(const people::Viewer& viewer) {
  auto ways = sending_.ways();
  auto own = db_.read([&](db::Session& session) { return find_ladder(session, viewer.school_id); });
  return {.steps = own ? fitted(*own, ways) : usual_ladder(ways), .is_own = own.has_value(), .ways = ways};
}

Result<LadderPage> Proofs::set_ladder(const people::Viewer& viewer, const Ladder& ladder) {
  if (auto refused = refusal(ladder)) return *refused;
  db_.write([&](db::Tx& tx) { save_ladder(tx, viewer.school_id, ladder, viewer.person_id, clock_.now()); });
  return this->ladder(viewer);
}

}  // namespace kith::notices
