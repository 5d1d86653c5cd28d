// SPDX-License-Identifier: Apache-2.0
#include "app/case_file/case_files.hpp"

#include <map>

#include "app/case_file/case_file_paper.hpp"
#include "app/case_file/case_file_store.hpp"
#include "calendar/calendar.hpp"
#include "platform/db/page.hpp"

namespace kith::app {
namespace {

using people::Viewer;

struct FileOfStudent {
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(FileOfStudent, (student_id))

constexpr int kMostLines = 100;  // of gatherings, letters, duties
constexpr std::size_t kTelephoneEnd = 4;

// What this reader of this file may know.
struct Reader {
  const Viewer& viewer;
  std::int64_t student_id = 0;
  Date today{};
  bool is_staff = false;
  bool has_grant = false;  // for care groups
  std::optional<people::OpeningRow> opening = std::nullopt;
};

Result<Reader> reader_of(db::Session& session, const Viewer& viewer, const Clock& clock,
                         std::int64_t student_id) {
  auto now = clock.now();
  Reader reader{.viewer = viewer,
                .student_id = student_id,
                .today = clock.date_of(now),
                .is_staff = viewer.has(people::kStaff)};
  if (!people::may_see_student(session, viewer, reader.today, student_id))
    return not_found("people.no_such_student");
  if (reader.is_staff) {
    reader.opening = people::open_file(session, viewer, student_id, now);
    if (!reader.opening) return forbidden("people.file_not_open");
  }
  reader.has_grant = people::has_care_grant(session, people::care_in_sight(viewer, reader.today), student_id);
  return reader;
}

std::optional<records::RecordWords> record_of(const FiledContactRow& row, const Reader& reader) {
  if (!row.shared_words || row.is_void) return std::nullopt;
  auto words = records::read_words(*row.shared_words);
  if (!reader.is_staff) return records::shareable(std::move(words));
  if (!reader.has_grant) words.signs.clear();
  return words;
}

FiledContact contact_of(const FiledContactRow& row, const Reader& reader) {
  FiledContact contact{.contact_id = row.contact_id,
                       .kind = row.kind,
                       .mode = row.mode,
                       .begun_by = row.begun_by,
                       .held_on = row.held_on,
                       .recorded_by_name = row.recorded_by_name,
                       .record = record_of(row, reader)};
  if (!reader.is_staff) return contact;
  contact.guardian_name = row.guardian_name;
  if (row.topics) contact.topics = visits::parse_topics(*row.topics);
  contact.note = row.note;
  contact.is_void = row.is_void;
  return contact;
}

// What became of the records of one student.
class Answers {
 public:
  Answers(db::Session& session, const Reader& reader) {
    for (auto& row : filed_receipts(session, reader.viewer.school_id, reader.student_id))
      if (reader.is_staff || row.guardian_id == reader.viewer.person_id)
        receipts_[row.contact_id].push_back({std::move(row.guardian_name), row.acknowledged_at});
    for (auto& row : filed_additions(session, reader.viewer.school_id, reader.student_id))
      additions_[row.contact_id].push_back(
          {row.by_kind, std::move(row.by_name), std::move(row.words), row.added_at});
  }

  FiledContact added_to(FiledContact contact) const {
    if (!contact.record) return contact;
    if (auto found = receipts_.find(contact.contact_id); found != receipts_.end())
      contact.acknowledgements = found->second;
    if (auto found = additions_.find(contact.contact_id); found != additions_.end())
      contact.additions = found->second;
    return contact;
  }

 private:
  std::map<std::int64_t, std::vector<FiledAcknowledgement>> receipts_;
  std::map<std::int64_t, std::vector<records::RecordAddition>> additions_;
};

ContactPage contacts_of(db::Session& session, const Reader& reader, const WhichContacts& which, int limit) {
  auto rows = filed_contacts(session, {.school_id = reader.viewer.school_id,
                                       .student_id = reader.student_id,
                                       .before_on = which.before_on,
                                       .before_id = which.before_id,
                                       .with_plans = reader.has_grant,
                                       .with_voided = reader.is_staff,
                                       .limit = limit + 1});
  Answers answers(session, reader);
  ContactPage page;
  page.before_id = db::cut_to_page(rows, limit, &FiledContactRow::contact_id);
  if (page.before_id) page.before_on = rows.back().held_on;
  for (const auto& row : rows) page.contacts.push_back(answers.added_to(contact_of(row, reader)));
  return page;
}

FiledStudent student_of(const FiledStudentRow& row, const people::ClassNaming& naming) {
  FiledStudent student{.student_id = row.student_id,
                       .name = row.name,
                       .given_name = people::given_name(row.name),
                       .sex = row.sex,
                       .born_on = row.born_on,
                       .enrolment_no = row.enrolment_no,
                       .class_name = {},
                       .entered_on = row.entered_on,
                       .left_on = row.left_on};
  if (!row.left_on && row.entry_grade && row.entry_year && row.number)
    student.class_name = naming.name({*row.entry_grade, *row.entry_year, *row.number});
  return student;
}

std::vector<FiledEnrollment> enrollments_of(db::Session& session, const Reader& reader,
                                            people::ClassNaming naming) {
  std::vector<FiledEnrollment> enrollments;
  for (const auto& row : filed_enrollments(session, reader.viewer.school_id, reader.student_id)) {
    auto last_day = row.until_on ? *row.until_on - std::chrono::days(1) : reader.today;
    naming.school_year = calendar::school_year_of(std::max(last_day, row.since_on));
    enrollments.push_back({naming.name(row), row.since_on, row.until_on});
  }
  return enrollments;
}

std::vector<FiledGuardian> guardians_of(db::Session& session, const Reader& reader,
                                        const secrets::Sealer& sealer) {
  std::vector<FiledGuardian> guardians;
  for (const auto& row : people::guardians_of(session, reader.viewer.school_id, reader.student_id)) {
    auto& guardian = guardians.emplace_back(FiledGuardian{row.name, row.relation, row.lives_away, {}});
    if (!reader.is_staff || !row.telephone_sealed) continue;
    auto telephone = sealer.open(*row.telephone_sealed);
    if (telephone.size() > kTelephoneEnd)
      guardian.telephone_end = telephone.substr(telephone.size() - kTelephoneEnd);
  }
  return guardians;
}

DutyOutcome outcome_of(const FiledDutyRow& row, Instant now) {
  if (row.cancelled_at) return DutyOutcome::kCancelled;
  if (row.fulfilled_at) return *row.fulfilled_at > row.due_at ? DutyOutcome::kDoneLate : DutyOutcome::kDone;
  return row.due_at < now ? DutyOutcome::kOverdue : DutyOutcome::kOpen;
}

std::vector<FiledDuty> duties_of(db::Session& session, const Reader& reader, Instant now) {
  std::vector<FiledDuty> duties;
  for (const auto& row : filed_duties(session, reader.viewer.school_id, reader.student_id, kMostLines)) {
    if (!reader.has_grant && row.owner_id != reader.viewer.person_id) continue;
    duties.push_back({row.duty_id, row.kind, row.clause, row.owner_name, row.began_at, row.due_at,
                      row.fulfilled_at, outcome_of(row, now)});
  }
  return duties;
}

}  // namespace

Result<CaseFile> CaseFiles::read(const Viewer& viewer, std::int64_t student_id, int contacts) {
  auto now = clock_.now();
  auto fill = [&](db::Session& session, const norms::Frame& frame) -> Result<CaseFile> {
    auto reader = reader_of(session, viewer, clock_, student_id);
    if (!reader) return reader.error();
    auto row = filed_student(session, viewer.school_id, student_id);
    auto school = people::find_school(session, viewer.school_id);
    if (!row || !school) return not_found("people.no_such_student");
    auto naming = people::naming_of(session, viewer.school_id, reader->today);
    CaseFile file{.today = reader->today, .school_name = school->name, .student = student_of(*row, naming)};
    file.enrollments = enrollments_of(session, *reader, naming);
    file.guardians = guardians_of(session, *reader, sealer_);
    file.contacts = contacts_of(session, *reader, {}, contacts);
    file.gatherings = filed_gatherings(session, viewer.school_id, student_id, kMostLines);
    file.letters = filed_letters(session, viewer.school_id, student_id, kMostLines);
    if (reader->has_grant)
      file.care = filed_care(session, people::care_in_sight(viewer, reader->today), student_id);
    if (reader->has_grant)
      file.openings = people::opening_page(session, viewer.school_id, {student_id, {}}, reader->today);
    if (!reader->is_staff) return file;
    if (reader->has_grant) {
      file.plans.emplace();
      for (const auto& plan : care::plans_of(session, viewer.school_id, student_id))
        file.plans->push_back(care::plan_of(plan));
    }
    file.duties = duties_of(session, *reader, now);
    file.missing = norms::gaps_of_student(session, frame, norms_.catalogue(), viewer, student_id);
    file.open_until = reader->opening->until_at;
    return file;
  };
  return norms::with_frame(db_, norms_, viewer.school_id, clock_.date_of(now), fill);
}

Result<CaseFile> CaseFiles::file(const Viewer& viewer, std::int64_t student_id) {
  return read(viewer, student_id, kContactsOnAPage);
}

Result<ContactPage> CaseFiles::contacts(const Viewer& viewer, const WhichContacts& which) {
  return db_.read([&](db::Session& session) -> Result<ContactPage> {
    auto reader = reader_of(session, viewer, clock_, which.student_id);
    if (!reader) return reader.error();
    return contacts_of(session, *reader, which, kContactsOnAPage);
  });
}

Result<std::string> CaseFiles::paper(const Viewer& viewer, const WantedCaseFile& wanted) {
  auto file = read(viewer, wanted.student_id, kContactsOnPaper);
  if (!file) return file.error();
  auto now = clock_.now();
  auto bytes = case_file_paper(*file, {wanted.language.value_or(Language::kZh), now}, clock_).bytes();
  if (bytes && viewer.has(people::kStaff))
    db_.write([&](db::Tx& tx) {
      if (auto opening = people::open_file(tx, viewer, wanted.student_id, now))
        people::save_printed(tx, viewer.school_id, opening->id, now);
    });
  return bytes;
}

std::vector<http::Route> case_file_routes(CaseFiles& files) {
  using http::Call;
  using people::viewer_of;
  constexpr access::Access kForStaffAndFamilies{.name = "staff_and_families",
                                                .any_of = people::kStaff | people::kGuardian};
  return {
      http::get("/api/students/{student_id}/case_file", kForStaffAndFamilies,
                [&](const Call& call, FileOfStudent in) {
                  return files.file(viewer_of(call.caller), in.student_id);
                }),
      http::get(
          "/api/students/{student_id}/case_file/contacts", kForStaffAndFamilies,
          [&](const Call& call, WhichContacts in) { return files.contacts(viewer_of(call.caller), in); }),
      http::get("/api/students/{student_id}/case_file/paper", kForStaffAndFamilies,
                [&](const Call& call, WantedCaseFile in) -> Result<http::Download> {
                  auto bytes = files.paper(viewer_of(call.caller), in);
                  if (!bytes) return bytes.error();
                  return http::Download{"case_file.pdf", "application/pdf", *std::move(bytes)};
                }),
  };
}

}  // namespace kith::app
