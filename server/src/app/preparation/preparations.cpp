// SPDX-License-Identifier: Apache-2.0
#include "app/preparation/preparations.hpp"

#include <algorithm>

#include "app/preparation/preparation_paper.hpp"
#include "capabilities/visits/planning/plan_lines.hpp"
#include "capabilities/visits/visit_store.hpp"
#include "people/directory_store.hpp"
#include "platform/text/characters.hpp"

namespace kith::app {
namespace {

using people::Viewer;

constexpr std::size_t kMostTalks = 5, kMostStrengths = 5, kMostAnswered = 5;
constexpr int kHistoryRead = 60;  // entries looked through

std::vector<ToGreet> guardians_to_greet(db::Session& session, const Viewer& viewer, std::int64_t student_id) {
  std::vector<ToGreet> guardians;
  for (const auto& row : people::guardians_of(session, viewer.school_id, student_id))
    guardians.push_back({row.name, row.relation, row.lives_away, !row.may_see || !row.may_receive});
  return guardians;
}

bool is_praise(const visits::HistoryRow& row, const std::vector<visits::Topic>& topics) {
  return row.kind == ledger::ContactKind::kGoodNews ||
         std::find(topics.begin(), topics.end(), visits::Topic::kPraise) != topics.end();
}

// Records say strengths in so many words; entries about progress and good news come after them.
void add_history(db::Session& session, const Viewer& viewer, Date today, Preparation& preparation) {
  const auto sight = people::students_in_sight(viewer, today);
  for (const auto& row :
       records::shared_records(session, sight, viewer.person_id, preparation.student_id, int(kMostStrengths)))
    if (auto words = records::read_words(*row.shared_words); !words.strengths.empty())
      preparation.strengths.push_back({row.held_on, std::move(words.strengths), row.author_name});
  for (const auto& row : visits::history_of(session, sight, preparation.student_id, kHistoryRead)) {
    if (row.is_void) continue;
    auto topics = visits::parse_topics(row.topics.value_or(""));
    auto note = row.note.value_or("");
    if (is_praise(row, topics) && !note.empty() && preparation.strengths.size() < kMostStrengths)
      preparation.strengths.push_back({row.held_on, note, row.recorded_by_name});
    if (ledger::is_talk(row.kind) && preparation.talks.size() < kMostTalks)
      preparation.talks.push_back({row.contact_id, row.held_on, row.kind, row.mode, row.recorded_by_name,
                                   std::move(topics), std::move(note)});
  }
}

void add_visit_ahead(db::Session& session, const Viewer& viewer, Date today, Preparation& preparation) {
  using visits::PlanState;
  for (const auto& line :
       visits::plan_lines(session, viewer, today, {.student_id = preparation.student_id})) {
    if (line.state == PlanState::kHeld || line.state == PlanState::kDropped) continue;
    preparation.ahead =
        VisitAhead{.planned_on = line.planned_on,
                   .begins_at_minute = line.begins_at_minute,
                   .form = line.form,
                   .owner_name = line.owner_name,
                   .is_chosen = std::find(line.reasons.begin(), line.reasons.end(),
                                          visits::PlanReason::kFamilyChose) != line.reasons.end(),
                   .wish_part = line.wish_part,
                   .wish_form = line.wish_form};
    return;
  }
}

void add_care(db::Session& session, const Viewer& viewer, Date today, Preparation& preparation) {
  const auto care = people::care_in_sight(viewer, today);
  if (!people::has_care_grant(session, care, preparation.student_id)) return;
  preparation.care_groups = people::care_groups_of(session, care, preparation.student_id, today);
  auto plans = care::plans_of(session, viewer.school_id, preparation.student_id);
  if (!plans.empty()) preparation.plan = care::plan_of(plans.front());
}

}  // namespace

Result<Preparation> Preparations::read(const Viewer& viewer, std::int64_t student_id) const {
  auto read = db_.read([&](db::Session& session) -> Result<Preparation> {
    const auto today = clock_.today();
    auto found = people::students_in(session, people::students_in_sight(viewer, today), "s.id = :student_id",
                                     {{"student_id", student_id}});
    auto school = people::find_school(session, viewer.school_id);
    if (found.empty() || !school) return not_found("people.no_such_student");
    const auto& student = found.front();
    Preparation preparation{.today = today,
                            .school_name = school->name,
                            .student_id = student_id,
                            .name = student.name,
                            .given_name = people::given_name(student.name)};
    preparation.class_name = people::naming_of(session, viewer.school_id, today).name(student.key());
    preparation.guardians = guardians_to_greet(session, viewer, student_id);
    add_visit_ahead(session, viewer, today, preparation);
    add_history(session, viewer, today, preparation);
    add_care(session, viewer, today, preparation);
    preparation.brought = brought_texts(session, viewer.school_id);
    return preparation;
  });
  if (!read) return read;
  read->promises = follow_ups_.list(viewer, records::FollowUpState::kOpen, student_id);
  for (auto& line : follow_ups_.list(viewer, records::FollowUpState::kDone, student_id))
    if (line.kind == records::FollowUpKind::kOpinion && read->answered.size() < kMostAnswered)
      read->answered.push_back(std::move(line));
  return read;
}

Result<std::string> Preparations::paper(const Viewer& viewer, const WantedPreparation& wanted) const {
  auto preparation = read(viewer, wanted.student_id);
  if (!preparation) return preparation.error();
  return preparation_paper(*preparation, {wanted.language.value_or(Language::kZh), clock_.now()}, clock_)
      .bytes();
}

std::vector<BroughtText> Preparations::texts(const Viewer& viewer) const {
  return db_.read([&](db::Session& session) { return brought_texts(session, viewer.school_id); });
}

Result<std::vector<BroughtText>> Preparations::save_text(const Viewer& viewer,
                                                         const NewBroughtText& text) const {
  if (text::characters_in(text.words) > kLongestBroughtText)
    return invalid("preparation.too_long", {{"words", "preparation.too_long"}});
  return db_.write([&](db::Tx& tx) -> Result<std::vector<BroughtText>> {
    save_brought_text(tx, {viewer.school_id, text.brought, text.words, clock_.now(), viewer.person_id});
    return brought_texts(tx, viewer.school_id);
  });
}

namespace {

struct PreparationOf {
  std::int64_t student_id = 0;
};
KITH_DESCRIBE(PreparationOf, (student_id))

}  // namespace

std::vector<http::Route> preparation_routes(Preparations preparations) {
  using http::Call;
  using people::kForStaff;
  using people::viewer_of;
  return {
      http::get("/api/students/{student_id}/preparation", kForStaff,
                [preparations](const Call& call, PreparationOf in) {
                  return preparations.read(viewer_of(call.caller), in.student_id);
                }),
      http::get("/api/students/{student_id}/preparation/paper", kForStaff,
                [preparations](const Call& call, WantedPreparation in) -> Result<http::Download> {
                  auto bytes = preparations.paper(viewer_of(call.caller), in);
                  if (!bytes) return bytes.error();
                  return http::Download{"preparation.pdf", "application/pdf", *std::move(bytes)};
                }),
      http::get("/api/preparation_texts", kForStaff,
                [preparations](const Call& call) -> Result<std::vector<BroughtText>> {
                  return preparations.texts(viewer_of(call.caller));
                }),
      http::put("/api/preparation_texts", people::kForSchoolDesk,
                [preparations](const Call& call, NewBroughtText in) {
                  return preparations.save_text(viewer_of(call.caller), in);
                }),
  };
}

}  // namespace kith::app
