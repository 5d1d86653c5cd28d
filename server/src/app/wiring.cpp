// SPDX-License-Identifier: Apache-2.0
#include <spdlog/spdlog.h>

#include "app/asked_clauses.hpp"
#include "app/case_sources.hpp"
#include "app/channels.hpp"
#include "app/demo/demo_fact.hpp"
#include "app/mornings.hpp"
#include "app/preparation/preparations.hpp"
#include "app/recorded_kinds.hpp"
#include "app/school_arrival.hpp"
#include "app/world.hpp"
#include "calendar/calendar.hpp"
#include "calendar/routes.hpp"
#include "capabilities/care/routes.hpp"
#include "capabilities/committees/routes.hpp"
#include "capabilities/family_log/routes.hpp"
#include "capabilities/gatherings/routes.hpp"
#include "capabilities/incidents/routes.hpp"
#include "capabilities/notices/answers/answer_routes.hpp"
#include "capabilities/notices/attachments/routes.hpp"
#include "capabilities/notices/district/routes.hpp"
#include "capabilities/notices/escalation/routes.hpp"
#include "capabilities/notices/guards/checking.hpp"
#include "capabilities/notices/links/link.hpp"
#include "capabilities/notices/links/routes.hpp"
#include "capabilities/notices/newcomers/routes.hpp"
#include "capabilities/notices/pending/pending_routes.hpp"
#include "capabilities/notices/publicity/routes.hpp"
#include "capabilities/notices/routes.hpp"
#include "capabilities/notices/staff/routes.hpp"
#include "capabilities/notices/templates/template_routes.hpp"
#include "capabilities/practice/routes.hpp"
#include "capabilities/visits/planning/big_visit_routes.hpp"
#include "capabilities/visits/planning/plan_routes.hpp"
#include "capabilities/visits/planning/trip_paper_routes.hpp"
#include "capabilities/visits/records/routes.hpp"
#include "capabilities/visits/routes.hpp"
#include "delivery/connecting/routes.hpp"
#include "delivery/directory/routes.hpp"
#include "delivery/reach_choices.hpp"
#include "delivery/routes.hpp"
#include "ledger/routes.hpp"
#include "norms/acts/reminder_routes.hpp"
#include "norms/adoption/adoption_routes.hpp"
#include "norms/adoption/leeway_routes.hpp"
#include "norms/packs/own_pack.hpp"
#include "norms/routes.hpp"
#include "oversight/record_questions/record_questions.hpp"
#include "people/account_routes.hpp"
#include "people/carers.hpp"
#include "people/roster/routes.hpp"
#include "people/routes.hpp"
#include "people/topics.hpp"
#include "platform/db/statement_metrics.hpp"
#include "platform/log/log.hpp"

namespace kith::app {
namespace {

constexpr access::Access kForOffices{.name = "offices",
                                     .any_of = people::kForSchoolDesk.any_of | people::kForDistrict.any_of};

secrets::FieldKey field_key_of(const config::Config& settings, secrets::Random& random) {
  if (!settings.field_key.empty()) return secrets::parse_key(settings.field_key);
  return secrets::load_or_create_key(std::filesystem::path(settings.data_folder) / "field.key", random);
}

bool holds_demo(db::Db& db) {
  return db.read([](db::Session& session) { return demo::holds_demo(session); });
}

std::vector<std::int64_t> committee_students(db::Session& session, std::int64_t school_id,
                                             const people::CommitteeSpec& committees, Date today) {
  return kith::committees::students_of_members(session, school_id, committees,
                                               calendar::school_year_of(today), today);
}

bool others_may_enter(const std::filesystem::path& folder) {
  return (std::filesystem::status(folder).permissions() & std::filesystem::perms::others_exec) !=
         std::filesystem::perms::none;
}

std::unique_ptr<db::Db> open_database(const config::Config& settings) {
  std::filesystem::create_directories(settings.data_folder);
  if (others_may_enter(settings.data_folder))
    spdlog::warn("other users of this machine may read what is in {0}: chmod 700 {0}", settings.data_folder);
  // Papers that read for long leave a connection to everybody who reads a moment.
  return db::open(
      {.url = settings.database, .readers = 2 * settings.read_workers, .writers = settings.write_workers});
}

void append(std::vector<http::Route>& all, std::vector<http::Route> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

World::World(const config::Config& given)
    : settings(given),
      clock(settings.time_zone),
      db(open_database(settings)),
      relay(db->engine() == db::Engine::kPostgres ? std::make_unique<events::Relay>(hub, settings.database)
                                                  : nullptr),
      field_key(field_key_of(settings, random)),
      sealer(field_key, random),
      web_push_key(secrets::P256Key::derived(
          {reinterpret_cast<const char*>(field_key.data()), field_key.size()}, "web push")),
      identities(clock),
      directory(*db, clock, sealer),
      staff_accounts(*db, clock, random, passwords),
      school_settings(*db),
      roster(*db, clock, sealer, hub),
      ledger(clock),
      catalogue(kith::norms::built_in_catalogue(recorders())),
      norms(*catalogue, clock),
      calendars(*db, clock, [this](db::Tx& tx, std::int64_t school_id) { periods_changed(tx, school_id); }),
      absences(*db, [this](db::Tx& tx, std::int64_t school_id) { norms.roster_changed(tx, school_id); }),
      boards(*db, clock, norms),
      acts(*db, clock, norms),
      board_papers(*db, clock, boards),
      visits(*db, clock, ledger, hub),
      voice_notes(*db, clock, sealer, random),
      follow_ups(*db, clock, duties, hub),
      visit_records(*db, clock, follow_ups, hub),
      photographs(*db, clock, sealer, random),
      family_records(*db, clock, follow_ups, hub),
      visit_plans(*db, clock, sealer, hub),
      visit_trips(*db, clock, sealer, hub),
      big_visits(*db, clock, sealer, hub),
      day_sheets(*db, clock, sealer),
      visit_calendars(*db, clock, sealer, settings.time_zone),
      incidents(*db, clock, duties, hub, asked_clauses(*catalogue, clock)),
      gatherings(*db, clock, ledger, duties, hub),
      draws(*db, clock, ledger, random, gatherings),
      committees(*db, clock, hub,
                 [this](db::Tx& tx, std::int64_t school_id) { norms.roster_changed(tx, school_id); }),
      cases({*db, clock, sealer, random, hub,
             [this](const people::Viewer& viewer, std::int64_t contact_id) {
               return original_of(visit_records, viewer, contact_id);
             }}),
      showcase(*db, clock, sealer,
               [this](const people::Viewer& viewer) { return exchange_meetings_of(gatherings, viewer); }),
      jobs(clock, random),
      outbox({*db, clock, random, sealer, settings.public_url}),
      subscriptions(*db, clock, sealer),
      own_mail({*db, clock, random, sealer, mail_code_sender(*this)}),
      connections({*db, clock, random, sealer, connected_page(settings), providers(settings, clock)}),
      addresses(*db, sealer),
      directories({*db, clock, jobs, sealer, school_directories(settings, clock)}),
      sending(*db, clock, jobs, outbox),
      owed_with_notices(*db, clock, jobs, duties, clauses_of_notices(*catalogue, clock)),
      asking_again(*db, jobs, &sending),
      publishing(*db, clock, ledger, hub, &sending, &owed_with_notices, &jobs, &committee_students),
      notices(*db, clock, hub, &sending, &owed_with_notices, &asking_again),
      district_letters({*db, clock, jobs, hub, publishing, notices}),
      inbox(*db, clock, &owed_with_notices, &hub),
      notice_answers(*db, clock, &owed_with_notices, &hub),
      notice_uploads(*db, clock, sealer, random, {settings.most_image_bytes, settings.most_file_bytes}),
      notice_attachments(*db, clock, sealer),
      family_homes(*db, clock),
      file_openings(*db, clock),
      case_files(*db, clock, sealer, norms),
      attempts_(*db, clock, sealer),
      code_sender_(access::make_log_code_sender()),
      is_demo_(settings.demo || holds_demo(*db)),
      sign_in(access::Needs{*db, clock, random, sealer, passwords, attempts_, identities, *code_sender_,
                            is_demo_, [this](std::int64_t account_id) { hub.end_streams_of(account_id); }}),
      invitation_slips(*db, clock, sign_in.invitations) {
  secrets::claim_key(*db, sealer);
  ledger.listen(norms);
  ledger.listen(duties);
  ledger.listen(follow_ups);
  ledger.listen(incidents);
  duties.listen(norms);
  norms.follow_catalogue(*db, [](std::size_t done, std::size_t all) {
    if (done % 100 == 0 || done == all) log::info("app.norms_rebuilt", {{"schools", done}, {"of", all}});
  });
  outbox.ask_before_sending("notices", &kith::notices::still_awaited);
  outbox.ask_before_sending(kith::notices::kStaffSlice, &kith::notices::still_awaited_staff);
  outbox.link_with("notices", [this](std::int64_t notice_id, std::int64_t person_id, Instant expires_at) {
    return kith::notices::link_path({notice_id, person_id, clock.date_of(expires_at)}, sealer);
  });
  add_channels(*this);
  metrics.add_source(&db::append_statement_metrics);
}

void World::periods_changed(db::Tx& tx, std::int64_t school_id) {
  // The district's own calendar has no tallies.
  if (school_id != 0) norms.periods_changed(tx, school_id);
}

std::vector<http::Route> World::routes() {
  std::vector<http::Route> all;
  append(all, access::session_routes(sign_in));
  append(all, people::directory_routes(directory, school_settings));
  append(all,
         people::roster_routes(roster, [this](std::int64_t school_id) { roster_arrived(*this, school_id); }));
  append(all, kith::ledger::duty_routes(*db));
  append(all, calendar::calendar_routes(calendars, people::kForStaffAndDistrict, kForOffices));
  append(all, people::account_routes(invitation_slips, staff_accounts));
  append(all, people::absence_routes(absences));
  append(all, people::carer_routes({*db, clock, [this](db::Tx& tx, std::int64_t school_id) {
                                      publishing.roster_changed(tx, school_id);
                                    }}));
  append(all, kith::visits::visit_routes(visits));
  append(all, kith::visits::voice_note_routes(voice_notes));
  append(all, records::record_routes({visit_records,
                                      follow_ups,
                                      photographs,
                                      family_records,
                                      {*db, clock, visit_records, family_records, photographs}}));
  append(all, records::write_up_routes({*db, clock}));
  append(all, kith::visits::plan_routes(visit_plans, visit_trips));
  append(all, kith::visits::big_visit_routes(big_visits));
  append(all, kith::visits::trip_paper_routes(day_sheets, visit_calendars));
  append(all, kith::incidents::incident_routes(incidents));
  append(all, kith::gatherings::gathering_routes(gatherings));
  append(all, kith::gatherings::draw_routes(draws));
  append(all, kith::committees::committee_routes(committees));
  append(all, practice::case_routes(cases, showcase));
  append(all, kith::notices::notice_routes(publishing, notices, inbox));
  append(all, kith::notices::link_routes(
                  {*db, clock, sealer, attempts_, {inbox, notice_answers, notice_attachments}}));
  append(all, kith::notices::attachment_routes(notice_uploads, notice_attachments));
  append(all, kith::notices::public_notice_routes({*db, notice_attachments}));
  append(all, kith::notices::answer_routes(notice_answers));
  append(all, kith::notices::pending_routes(publishing));
  append(all, kith::notices::recipient_routes(publishing));
  append(all, kith::notices::letter_check_routes(clock));
  append(all, kith::notices::template_routes({*db, clock}));
  append(all, kith::notices::escalation_routes({*db, clock, hub}, {*db, clock, sending}));
  append(all, kith::notices::staff_letter_routes({*db, clock, hub, &outbox}));
  append(all, kith::notices::district_letter_routes(district_letters));
  append(all, delivery::receipt_routes({outbox, clock, settings.hook_secret}));
  append(all, delivery::channel_receipt_routes(receipt_gates(*this)));
  append(all, delivery::web_push::subscription_routes(subscriptions, web_push_public_point(*this)));
  append(all, delivery::own_mail_routes(own_mail));
  append(all, delivery::connection_routes(connections));
  append(all, delivery::directory_routes(directories));
  append(all, delivery::quiet_hours_routes(*db, clock));
  append(all, delivery::reach_choice_routes({*db, clock, kith::notices::topics_chosen_about()}));
  append(all, home_routes(family_homes));
  append(all, kith::care::care_routes({*db, clock, ledger, duties}));
  append(all, kith::family_log::family_log_routes({*db, clock, ledger}));
  append(all, people::file_opening_routes(file_openings));
  append(all, case_file_routes(case_files));
  append(all, preparation_routes({*db, clock, follow_ups}));
  append(all, kith::norms::board_paper_routes(board_papers));
  append(all, morning_routes({*db, clock, norms, hub}));
  append(all, kith::norms::norm_routes(*catalogue, boards, acts));
  append(all, kith::norms::adoption_routes(kith::norms::Adopting(*db, clock, norms)));
  append(all, kith::norms::leeway_routes(kith::norms::Leeway(*db, clock, norms)));
  append(all, kith::norms::own_pack_routes(*db, clock, *catalogue));
  append(all, kith::norms::reminder_routes({*db, clock, norms}));
  append(all, record_questions::record_question_routes({*db, clock}));
  return all;
}

std::vector<std::string> World::topics_of(const access::Caller& caller) {
  if (caller.identity_id == 0) return {};
  return db->read([&](db::Session& session) {
    return people::topics_of(session, people::viewer_of(caller), clock.today());
  });
}

}  // namespace kith::app
