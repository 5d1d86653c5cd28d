// SPDX-License-Identifier: Apache-2.0
// Everything that runs, built bottom-up and torn down top-down: the only place that knows everyone.
// Thread-safe after construction, as its parts are.
#pragma once

#include <memory>
#include <vector>

#include "app/case_file/case_files.hpp"
#include "app/family_home.hpp"
#include "calendar/calendars.hpp"
#include "capabilities/committees/committees.hpp"
#include "capabilities/gatherings/draws.hpp"
#include "capabilities/incidents/incidents.hpp"
#include "capabilities/notices/attachments/attachments.hpp"
#include "capabilities/notices/attachments/uploads.hpp"
#include "capabilities/notices/district/district_letters.hpp"
#include "capabilities/notices/inbox.hpp"
#include "capabilities/notices/notices.hpp"
#include "capabilities/notices/publishing.hpp"
#include "capabilities/practice/cases.hpp"
#include "capabilities/practice/showcase.hpp"
#include "capabilities/visits/planning/big_visits.hpp"
#include "capabilities/visits/planning/day_sheet.hpp"
#include "capabilities/visits/planning/plans.hpp"
#include "capabilities/visits/planning/trips.hpp"
#include "capabilities/visits/planning/visit_calendar.hpp"
#include "capabilities/visits/records/family_records.hpp"
#include "capabilities/visits/records/photographs.hpp"
#include "capabilities/visits/voice_notes.hpp"
#include "delivery/addresses.hpp"
#include "delivery/connecting/connections.hpp"
#include "delivery/directory/directories.hpp"
#include "delivery/mail/own_mail.hpp"
#include "delivery/outbox.hpp"
#include "delivery/web_push/subscriptions.hpp"
#include "ledger/duties.hpp"
#include "norms/acts/acts.hpp"
#include "norms/boards/board_paper.hpp"
#include "norms/boards/boards.hpp"
#include "people/absences.hpp"
#include "people/directory.hpp"
#include "people/identities.hpp"
#include "people/invitation_slips.hpp"
#include "people/roster/imports.hpp"
#include "people/school_settings.hpp"
#include "people/staff_accounts.hpp"
#include "platform/access/routes.hpp"
#include "platform/config/config.hpp"
#include "platform/events/hub.hpp"
#include "platform/events/relay.hpp"
#include "platform/http/router.hpp"
#include "platform/metrics/metrics.hpp"
#include "platform/secrets/field_key.hpp"
#include "platform/secrets/p256.hpp"

namespace kith::app {

inline constexpr const char* kVersion = "0.1.0";

class World {
 public:
  // Opens the database and brings it to the newest migration. Throws what db::open and secrets::claim_key
  // throw.
  explicit World(const config::Config& settings);

  std::vector<http::Route> routes();
  // The demo's role picker exists when the data were invented here, or the configuration says so.
  bool is_demo() const { return is_demo_; }
  // What a caller hears of live events.
  std::vector<std::string> topics_of(const access::Caller& caller);

  const config::Config settings;
  const SystemClock clock;
  metrics::Metrics metrics;
  events::Hub hub;
  secrets::SystemRandom random;
  std::unique_ptr<db::Db> db;
  const std::unique_ptr<events::Relay> relay;  // where several programs can share the database
  const secrets::FieldKey field_key;
  secrets::Sealer sealer;
  const secrets::P256Key web_push_key;
  secrets::Passwords passwords;
  people::Identities identities;
  people::Directory directory;
  people::StaffAccounts staff_accounts;
  people::SchoolSettings school_settings;
  people::RosterImports roster;
  kith::ledger::Ledger ledger;
  kith::ledger::Duties duties;
  std::unique_ptr<kith::norms::Catalogue> catalogue;
  kith::norms::Norms norms;
  calendar::Calendars calendars;
  people::Absences absences;
  kith::norms::Boards boards;
  kith::norms::Acts acts;
  kith::norms::BoardPapers board_papers;
  kith::visits::Visits visits;
  kith::visits::VoiceNotes voice_notes;
  records::FollowUps follow_ups;
  records::Records visit_records;
  records::Photographs photographs;
  records::FamilyRecords family_records;
  kith::visits::Plans visit_plans;
  kith::visits::Trips visit_trips;
  kith::visits::BigVisits big_visits;
  kith::visits::DaySheets day_sheets;
  kith::visits::VisitCalendars visit_calendars;
  kith::incidents::Incidents incidents;
  kith::gatherings::Gatherings gatherings;
  kith::gatherings::Draws draws;
  kith::committees::Committees committees;
  practice::Cases cases;
  practice::Showcase showcase;
  kith::jobs::Jobs jobs;
  delivery::Outbox outbox;
  delivery::web_push::Subscriptions subscriptions;
  delivery::OwnMail own_mail;
  delivery::Connections connections;
  delivery::Addresses addresses;
  delivery::Directories directories;
  kith::notices::Sending sending;
  kith::notices::Owed owed_with_notices;
  kith::notices::AskingAgain asking_again;
  kith::notices::Publishing publishing;
  kith::notices::Notices notices;
  kith::notices::DistrictLetters district_letters;
  kith::notices::Inbox inbox;
  kith::notices::Answers notice_answers;
  kith::notices::Uploads notice_uploads;
  kith::notices::Attachments notice_attachments;
  FamilyHomes family_homes;
  people::FileOpenings file_openings;
  CaseFiles case_files;

 private:
  void periods_changed(db::Tx& tx, std::int64_t school_id);

  access::Attempts attempts_;
  std::unique_ptr<access::CodeSender> code_sender_;
  bool is_demo_;

 public:
  access::SignInCases sign_in;
  people::InvitationSlips invitation_slips;
};

}  // namespace kith::app
