// SPDX-License-Identifier: Apache-2.0
#include "capabilities/practice/case_store.hpp"

namespace kith::practice {
namespace {

constexpr std::string_view kColumns =
    "select c.title, c.background, c.done, c.changed, c.lesson, c.school_id, c.id, c.case_code, "
    "c.contact_id, "
    "c.student_id, c.author_id, c.state, c.version, c.updated_at, c.submitted_at, c.approved_by, "
    "c.approved_at, c.return_reason, c.chosen_at";
constexpr std::string_view kOfSchool =
    ", t.name from practice_cases c left join staff t on t.school_id = c.school_id and t.id = c.author_id "
    "where c.school_id = :school_id and ";
constexpr db::Sql kSave{
    "practice.save_case",
    "update practice_cases set title = :title, background = :background, done = :done, changed = :changed, "
    "lesson = :lesson, state = :state, version = :version, updated_at = :updated_at, "
    "submitted_at = :submitted_at, approved_by = :approved_by, approved_at = :approved_at, "
    "return_reason = :return_reason, chosen_at = :chosen_at where school_id = :school_id and id = :id"};
constexpr db::Sql kVisitsToTell{
    "practice.visits_to_tell",
    "select r.contact_id, s.name, t.held_on from contact_staff t "
    "join visit_records r on r.school_id = t.school_id and r.contact_id = t.contact_id "
    "join students s on s.school_id = r.school_id and s.id = r.student_id "
    "where t.school_id = :school_id and t.staff_id = :staff_id and t.is_void = 0 and r.shared_at is not null "
    "and not exists (select 1 from practice_cases c where c.school_id = r.school_id "
    "and c.contact_id = r.contact_id) order by t.held_on desc, r.contact_id desc limit :limit"};
constexpr db::Sql kShowings{"practice.showings",
                            "select school_id, case_code, gathering_id, shown_on, marked_by "
                            "from practice_showings order by shown_on desc, gathering_id"};
constexpr db::Sql kRemoveShowing{"practice.remove_showing",
                                 "delete from practice_showings where school_id = :school_id "
                                 "and case_code = :case_code and gathering_id = :gathering_id"};

std::vector<CaseRow> of_school(db::Session& session, const char* name, std::string_view which,
                               const db::Args& args) {
  auto sql = std::string(kColumns) + std::string(kOfSchool) + std::string(which);
  return session.all<CaseRow>({name, sql}, args);
}

template <class Row>
std::optional<Row> first(const std::vector<Row>& rows) {
  return rows.empty() ? std::nullopt : std::optional(rows.front());
}

}  // namespace

std::vector<CaseRow> cases_of(db::Session& session, std::int64_t school_id, std::int64_t author_id,
                              bool all) {
  std::string_view others =
      all ? "(c.author_id = :author_id or c.state in ('submitted', 'returned', 'approved', 'chosen'))"
          : "c.author_id = :author_id";
  return of_school(session, all ? "practice.cases_of_school" : "practice.cases_of_author",
                   std::string(others) + " order by c.updated_at desc, c.id desc limit 200",
                   {{"school_id", school_id}, {"author_id", author_id}});
}

std::optional<CaseRow> find_case(db::Session& session, std::int64_t school_id, std::int64_t case_id) {
  return first(
      of_school(session, "practice.find_case", "c.id = :id", {{"school_id", school_id}, {"id", case_id}}));
}

std::optional<CaseRow> find_case_of_contact(db::Session& session, std::int64_t school_id,
                                            std::int64_t contact_id) {
  return first(of_school(session, "practice.find_case_of_contact", "c.contact_id = :contact_id",
                         {{"school_id", school_id}, {"contact_id", contact_id}}));
}

std::vector<CaseRecord> cases_out(db::Session& session, bool only_chosen, int limit) {
  auto sql = std::string(kColumns) + " from practice_cases c where c.state in (" +
             (only_chosen ? "'chosen'" : "'approved', 'chosen'") +
             ") order by coalesce(c.chosen_at, c.approved_at) desc, c.case_code limit :limit";
  return session.all<CaseRecord>({only_chosen ? "practice.cases_chosen" : "practice.cases_out", sql},
                                 {{"limit", limit}});
}

std::optional<CaseRecord> find_case_out(db::Session& session, const std::string& case_code) {
  auto sql = std::string(kColumns) +
             " from practice_cases c where c.case_code = :case_code and c.state in ('approved', 'chosen')";
  return session.maybe<CaseRecord>({"practice.find_case_out", sql}, {{"case_code", case_code}});
}

bool add_case(db::Tx& tx, const CaseRecord& record) { return tx.insert_if_new("practice_cases", record); }

void save_case(db::Tx& tx, const CaseRecord& record) { tx.exec(kSave, db::args_of(record)); }

std::vector<VisitToTell> visits_to_tell(db::Session& session, std::int64_t school_id, std::int64_t staff_id,
                                        int limit) {
  return session.all<VisitToTell>(kVisitsToTell,
                                  {{"school_id", school_id}, {"staff_id", staff_id}, {"limit", limit}});
}

std::vector<ShowingRow> showings(db::Session& session) { return session.all<ShowingRow>(kShowings); }

void add_showing(db::Tx& tx, const ShowingRow& showing) {
  tx.insert_all("practice_showings", std::vector<ShowingRow>{showing}, "on conflict do nothing");
}

void remove_showing(db::Tx& tx, const ShowingRow& showing) {
  tx.exec(kRemoveShowing, {{"school_id", showing.school_id},
                           {"case_code", showing.case_code},
                           {"gathering_id", showing.gathering_id}});
}

}  // namespace kith::practice
