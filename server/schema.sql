-- The tables as all migrations leave them on SQLite. Written by tools/write_schema; not edited.

CREATE TABLE accounts (
  id bigint not null primary key,
  password_hash text,
  must_change_password smallint not null,
  created_at bigint not null
);

CREATE TABLE addresses (
  school_id bigint not null,
  person_id bigint not null,
  kind text not null,
  address_sealed text,
  address_hash text,
  set_by text not null,
  ended text,
  set_at bigint not null,
  primary key (school_id, person_id, kind)
) without rowid;

CREATE INDEX addresses_by_hash on addresses (kind, address_hash) where address_hash is not null;

CREATE TABLE adoptions (
  school_id bigint not null,
  norm_id text not null,
  since_on text not null,
  until_on text,
  target integer,
  raised_target integer,
  share_permille integer,
  reason text not null,
  set_by bigint,
  set_at bigint not null,
  primary key (school_id, norm_id, since_on)
);

CREATE TABLE asks (
  school_id bigint not null,
  audience_id bigint not null,
  person_id bigint not null,
  student_id bigint not null,
  family_id bigint not null,
  class_id bigint not null,
  slice text not null,
  source_id bigint not null,
  needs text not null,
  counts smallint not null,
  due_at bigint,
  delivered_at bigint,
  opened_at bigint,
  done_at bigint,
  withdrawn_at bigint, settled_at bigint,
  primary key (school_id, audience_id, person_id, student_id)
) without rowid;

CREATE INDEX asks_done_of_person on asks (school_id, person_id, done_at) where done_at is not null and withdrawn_at is null;

CREATE INDEX asks_open_of_person on asks (school_id, person_id, needs, settled_at, done_at, withdrawn_at)
  where done_at is null and withdrawn_at is null;

CREATE TABLE attempts (
  subject text not null primary key,
  window_began_at bigint not null,
  tries integer not null,
  tries_before integer not null
);

CREATE INDEX attempts_by_age on attempts (window_began_at);

CREATE TABLE audiences (
  school_id bigint not null,
  id bigint not null,
  spec text not null,
  frozen_at bigint,
  families integer not null,
  people integer not null,
  unreachable integer not null,
  primary key (school_id, id)
);

CREATE TABLE care_memberships (
  school_id bigint not null,
  student_id bigint not null,
  care_group text not null,
  since_on text not null,
  until_on text,
  primary key (school_id, student_id, care_group, since_on)
) without rowid;

CREATE TABLE class_scores (
  school_id bigint not null,
  period_no integer not null,
  norm_id text not null,
  class_id bigint not null,
  population integer not null,
  met integer not null,
  care_population integer not null,
  care_met integer not null,
  primary key (school_id, period_no, norm_id, class_id)
) without rowid;

CREATE TABLE classes (
  school_id bigint not null,
  id bigint not null,
  entry_year integer not null,
  entry_grade integer not null,
  number integer not null,
  closed_on text,
  primary key (school_id, id),
  unique (school_id, entry_grade, entry_year, number)
);

CREATE TABLE committee_seats (
  school_id bigint not null,
  id bigint not null,
  guardian_id bigint not null,
  level text not null,
  group_id bigint not null,
  role text not null,
  since_on text not null,
  until_on text,
  appointed_by bigint not null,
  ended_by bigint,
  primary key (school_id, id)
);

CREATE INDEX committee_seats_of_group on committee_seats (school_id, level, group_id);

CREATE TABLE connection_states (
  school_id bigint not null,
  state_hash text not null,
  person_id bigint not null,
  session_id bigint not null,
  kind text not null,
  expires_at bigint not null,
  primary key (school_id, state_hash)
) without rowid;

CREATE TABLE contact_groups (
  school_id bigint not null,
  group_kind text not null,
  group_id bigint not null,
  held_on text not null,
  contact_id bigint not null,
  kind text not null,
  mode text not null,
  level text not null,
  planned smallint not null,
  is_void smallint not null,
  primary key (school_id, group_kind, group_id, held_on, contact_id)
) without rowid;

CREATE INDEX contact_groups_of_contact on contact_groups (school_id, contact_id);

CREATE TABLE contact_staff (
  school_id bigint not null,
  staff_id bigint not null,
  held_on text not null,
  contact_id bigint not null,
  kind text not null,
  mode text not null,
  families integer not null,
  is_void smallint not null,
  primary key (school_id, staff_id, held_on, contact_id)
) without rowid;

CREATE INDEX contact_staff_of_contact on contact_staff (school_id, contact_id);

CREATE TABLE contact_students (
  school_id bigint not null,
  student_id bigint not null,
  held_on text not null,
  contact_id bigint not null,
  class_id bigint not null,
  family_id bigint not null,
  guardian_id bigint,
  kind text not null,
  mode text not null,
  begun_by text not null,
  by_homeroom smallint not null,
  with_away smallint not null,
  is_void smallint not null,
  primary key (school_id, student_id, held_on, contact_id)
) without rowid;

CREATE INDEX contact_students_of_contact on contact_students (school_id, contact_id);

CREATE INDEX contact_students_of_family on contact_students (school_id, family_id, held_on);

CREATE TABLE contacts (
  school_id bigint not null,
  id bigint not null,
  kind text not null,
  mode text not null,
  begun_by text not null,
  held_at bigint not null,
  held_on text not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  slice text not null,
  source_id bigint not null,
  client_key text not null,
  voids_id bigint,
  primary key (school_id, id),
  unique (school_id, client_key)
) without rowid;

CREATE INDEX contacts_by_day on contacts (school_id, held_on);

CREATE UNIQUE INDEX contacts_voiding on contacts (school_id, voids_id) where voids_id is not null;

CREATE TRIGGER contacts_are_never_changed before update on contacts
begin
  select raise(abort, 'contacts are append-only');
end;

CREATE TRIGGER contacts_are_never_deleted before delete on contacts
begin
  select raise(abort, 'contacts are append-only');
end;

CREATE TABLE deliveries (
  school_id bigint not null,
  message_id bigint not null,
  person_id bigint not null,
  channel text not null,
  state text not null,
  attempts integer not null,
  due_at bigint,
  changed_at bigint not null,
  failure text,
  provider_id text,
  primary key (school_id, message_id, person_id, channel)
) without rowid;

CREATE INDEX deliveries_due on deliveries (channel, due_at, school_id, person_id, message_id) where due_at is not null;

CREATE INDEX deliveries_of_provider on deliveries (channel, provider_id) where provider_id is not null;

CREATE INDEX deliveries_to_ask_about on deliveries (channel, changed_at) where provider_id is not null and
  state in ('accepted', 'delivered');

CREATE TABLE directory_runs (
  school_id bigint not null,
  kind text not null,
  begun_at bigint not null,
  begun_by bigint,
  ended_at bigint,
  classes_done integer not null,
  classes integer not null,
  matched integer not null,
  failure text,
  primary key (school_id, kind)
) without rowid;

CREATE TABLE directory_strangers (
  school_id bigint not null,
  kind text not null,
  line_no integer not null,
  class_name text not null,
  student_name text not null,
  relation text not null,
  reason text not null,
  primary key (school_id, kind, line_no)
) without rowid;

CREATE TABLE district_letter_answers (
  school_id bigint not null,
  letter_id bigint not null,
  choice integer not null,
  children integer not null,
  primary key (school_id, letter_id, choice)
) without rowid;

CREATE INDEX district_letter_answers_of_letter on district_letter_answers (letter_id);

CREATE TABLE district_letter_schools (
  school_id bigint not null,
  letter_id bigint not null,
  state text not null,
  notice_id bigint,
  published_at bigint,
  version integer not null,
  reminded_at bigint,
  families integer not null,
  done integer not null,
  told integer not null,
  opened integer not null,
  unreachable integer not null,
  primary key (school_id, letter_id)
) without rowid;

CREATE INDEX district_letter_schools_of_letter on district_letter_schools (letter_id);

CREATE TABLE district_letters (
  school_id bigint not null,
  id bigint not null,
  author_id bigint not null,
  title text not null,
  body text not null,
  needs text not null,
  reach text not null,
  kind text not null,
  grades text not null,
  created_at bigint not null,
  planned_at bigint,
  due_at bigint,
  starts_at bigint,
  late_reason text,
  fee_basis text,
  asks_opinion smallint not null,
  version integer not null,
  corrected_at bigint,
  reminded_at bigint,
  withdrawn_at bigint,
  counted_at bigint,
  client_key text not null, choices text, receipt_rule text not null default 'any',
  primary key (school_id, id),
  unique (school_id, client_key)
);

CREATE TABLE district_officers (
  id bigint not null primary key,
  name text not null,
  telephone_sealed text,
  telephone_hash text
);

CREATE TABLE districts (
  id bigint not null primary key,
  name text not null,
  time_zone text not null
);

CREATE TABLE duties (
  school_id bigint not null,
  id bigint not null,
  kind text not null,
  clause text,
  owner_id bigint not null,
  subject_kind text not null,
  subject_id bigint not null,
  class_id bigint,
  cause_slice text not null,
  cause_id bigint not null,
  began_at bigint not null,
  due_at bigint not null,
  fulfilled_at bigint,
  contact_id bigint,
  cancelled_at bigint,
  cancel_code text,
  primary key (school_id, id)
);

CREATE INDEX duties_of_contact on duties (school_id, contact_id) where contact_id is not null;

CREATE INDEX duties_of_kind on duties (school_id, kind, due_at);

CREATE INDEX duties_of_subject on duties (school_id, subject_kind, subject_id);

CREATE INDEX duties_open on duties (school_id, due_at) where fulfilled_at is null and cancelled_at is null;

CREATE INDEX duties_open_of_owner on duties (school_id, owner_id, due_at) where fulfilled_at is null and cancelled_at is null;

CREATE TABLE enrollments (
  school_id bigint not null,
  student_id bigint not null,
  since_on text not null,
  class_id bigint not null,
  until_on text,
  primary key (school_id, student_id, since_on)
) without rowid;

CREATE INDEX enrollments_of_class on enrollments (school_id, class_id);

CREATE TABLE excuses (
  school_id bigint not null,
  norm_id text not null,
  period_no integer not null,
  subject_id bigint not null,
  reason text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (school_id, norm_id, period_no, subject_id)
);

CREATE TABLE families (
  school_id bigint not null,
  id bigint not null,
  primary key (school_id, id)
) without rowid;

CREATE TABLE file_openings (
  school_id bigint not null,
  id bigint not null,
  student_id bigint not null,
  staff_id bigint not null,
  reason text not null,
  words text not null,
  opened_at bigint not null,
  until_at bigint not null,
  printed_at bigint,
  primary key (school_id, id)
);

CREATE INDEX file_openings_of_student on file_openings (school_id, student_id, id);

CREATE TABLE follow_ups (
  school_id bigint not null,
  id bigint not null,
  contact_id bigint not null,
  student_id bigint not null,
  kind text not null,
  code text not null,
  what text not null,
  opened_by bigint not null,
  owner_id bigint not null,
  duty_id bigint not null,
  opened_at bigint not null,
  how text,
  outcome text,
  done_at bigint,
  done_by bigint,
  cancelled_at bigint,
  primary key (school_id, id),
  unique (school_id, contact_id, code)
);

CREATE INDEX follow_ups_of_owner on follow_ups (school_id, owner_id);

CREATE INDEX follow_ups_of_student on follow_ups (school_id, student_id);

CREATE TABLE gathering_attendances (
  school_id bigint not null,
  gathering_id bigint not null,
  guardian_id bigint not null,
  student_id bigint not null,
  primary key (school_id, gathering_id, guardian_id)
) without rowid;

CREATE TABLE gathering_draws (
  school_id bigint not null,
  gathering_id bigint not null,
  seed text not null,
  families integer not null,
  share integer not null,
  drawn_at bigint not null,
  drawn_by bigint not null,
  contact_id bigint,
  primary key (school_id, gathering_id)
);

CREATE TABLE gathering_invitations (
  school_id bigint not null,
  gathering_id bigint not null,
  family_id bigint not null,
  student_id bigint not null,
  position integer not null,
  came smallint not null,
  primary key (school_id, gathering_id, family_id)
);

CREATE TABLE gathering_problems (
  school_id bigint not null,
  gathering_id bigint not null,
  position integer not null,
  words text not null,
  primary key (school_id, gathering_id, position)
);

CREATE TABLE gathering_steps (
  school_id bigint not null,
  id bigint not null,
  gathering_id bigint not null,
  words text not null,
  owner_id bigint not null,
  due_on text not null,
  duty_id bigint not null,
  done_at bigint,
  cancelled_at bigint,
  primary key (school_id, id)
);

CREATE INDEX gathering_steps_of_gathering on gathering_steps (school_id, gathering_id);

CREATE TABLE gatherings (
  school_id bigint not null,
  id bigint not null,
  kind text not null,
  level text not null,
  group_id bigint not null,
  title text not null,
  note text not null,
  planned_on text,
  held_on text,
  has_plan smallint not null,
  families integer,
  created_by bigint not null,
  created_at bigint not null,
  duty_id bigint,
  contact_id bigint,
  cancelled_at bigint,
  voided_at bigint,
  client_key text not null,
  primary key (school_id, id),
  unique (school_id, client_key)
);

CREATE TABLE guardians (
  school_id bigint not null,
  id bigint not null,
  name text not null,
  name_keys text not null,
  telephone_sealed text,
  telephone_hash text,
  primary key (school_id, id),
  unique (telephone_hash, school_id)
);

CREATE TABLE guardianships (
  school_id bigint not null,
  student_id bigint not null,
  guardian_id bigint not null,
  relation text not null,
  position integer not null,
  lives_away smallint not null,
  may_see smallint not null,
  may_receive smallint not null,
  is_carer smallint not null,
  primary key (school_id, student_id, guardian_id)
) without rowid;

CREATE INDEX guardianships_of_guardian on guardianships (school_id, guardian_id);

CREATE TABLE holidays (
  school_id bigint not null,
  day_on text not null,
  name text not null,
  is_working smallint not null,
  primary key (school_id, day_on)
);

CREATE TABLE id_sequences (
  tenant_id bigint not null primary key,
  last_number bigint not null
);

CREATE TABLE identities (
  id bigint not null primary key,
  account_id bigint not null references accounts (id),
  tenant_id bigint not null,
  person_kind text not null,
  person_id bigint not null,
  roles bigint not null,
  proof text not null,
  unique (tenant_id, person_kind, person_id)
);

CREATE INDEX identities_of_account on identities (account_id);

CREATE TABLE incident_outcomes (
  school_id bigint not null,
  duty_id bigint not null,
  incident_id bigint not null,
  outcome text not null,
  done_at bigint not null,
  done_by bigint not null,
  primary key (school_id, duty_id)
);

CREATE INDEX incident_outcomes_of_incident on incident_outcomes (school_id, incident_id);

CREATE TABLE incidents (
  school_id bigint not null,
  id bigint not null,
  student_id bigint not null,
  kind text not null,
  happened_at bigint not null,
  told_at bigint not null,
  told_by bigint not null,
  note text not null,
  client_key text not null,
  shared_at bigint,
  shared_by bigint,
  withdrawn_at bigint,
  withdrawn_by bigint,
  primary key (school_id, id),
  unique (school_id, client_key)
);

CREATE INDEX incidents_of_student on incidents (school_id, student_id, happened_at);

CREATE TABLE installation_facts (
  name text not null primary key,
  value text not null
);

CREATE TABLE invitations (
  code_hash text not null primary key,
  tenant_id bigint not null,
  person_kind text not null,
  person_id bigint not null,
  printed_by bigint not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);

CREATE INDEX invitations_of_person on invitations (tenant_id, person_kind, person_id);

CREATE TABLE jobs (
  id bigint not null primary key,
  kind text not null,
  job_key text not null,
  detail text not null,
  state text not null,
  due_at bigint not null,
  attempts integer not null,
  created_at bigint not null,
  ended_at bigint,
  failure text,
  unique (kind, job_key)
);

CREATE INDEX jobs_due on jobs (due_at) where state = 'waiting';

CREATE INDEX jobs_ended on jobs (ended_at) where ended_at is not null;

CREATE TABLE logins (
  kind text not null,
  value text not null,
  account_id bigint not null references accounts (id),
  primary key (kind, value, account_id)
);

CREATE INDEX logins_of_account on logins (account_id);

CREATE TABLE messages (
  school_id bigint not null,
  id bigint not null,
  slice text not null,
  source_id bigint not null,
  source_key text not null,
  subject text not null,
  body text not null,
  link_path text not null,
  is_urgent smallint not null,
  topic text not null,
  answer_by_at bigint,
  created_at bigint not null,
  expires_at bigint not null,
  primary key (school_id, id),
  unique (school_id, slice, source_key)
);

CREATE INDEX messages_of_source on messages (school_id, slice, source_id);

CREATE TABLE milestones (
  school_id bigint not null,
  code text not null,
  starts_on text not null,
  ends_on text not null,
  school_year integer not null,
  term_no integer not null,
  primary key (school_id, school_year, term_no, code)
);

CREATE TABLE mornings (
  school_id bigint not null,
  day_on text not null,
  begun_at bigint not null,
  primary key (school_id, day_on)
);

CREATE TABLE norm_schools (
  school_id bigint not null primary key,
  begun_on text not null,
  newcomer_weeks integer not null
);

CREATE TABLE notice_additions (
  school_id bigint not null,
  notice_id bigint not null,
  student_id bigint not null,
  added_at bigint not null,
  primary key (school_id, notice_id, student_id)
) without rowid;

CREATE TABLE notice_answers (
  school_id bigint not null,
  notice_id bigint not null,
  student_id bigint not null,
  guardian_id bigint not null,
  choice integer not null,
  answered_at bigint not null,
  primary key (school_id, notice_id, student_id)
) without rowid;

CREATE TABLE notice_attachment_parts (
  school_id bigint not null,
  attachment_id bigint not null,
  variant text not null,
  part_no integer not null,
  sealed text not null,
  primary key (school_id, attachment_id, variant, part_no)
);

CREATE TABLE notice_attachments (
  school_id bigint not null,
  id bigint not null,
  address text not null,
  kind text not null,
  name text not null,
  content_type text not null,
  size_bytes bigint not null,
  width integer,
  height integer,
  sha256 text not null,
  added_by bigint not null,
  added_at bigint not null,
  ready_at bigint, kept_by bigint,
  primary key (school_id, id),
  unique (school_id, address)
);

CREATE INDEX notice_attachments_of_author on notice_attachments (school_id, added_by);

CREATE TABLE notice_enclosures (
  school_id bigint not null,
  notice_id bigint not null,
  version integer not null,
  place integer not null,
  attachment_id bigint not null,
  primary key (school_id, notice_id, version, place)
) without rowid;

CREATE INDEX notice_enclosures_of_attachment on notice_enclosures (school_id, attachment_id);

CREATE TABLE notice_ladders (
  school_id bigint not null primary key,
  steps text not null,
  set_by bigint not null,
  set_at bigint not null
);

CREATE TABLE notice_opinions (
  school_id bigint not null,
  notice_id bigint not null,
  student_id bigint not null,
  guardian_id bigint not null,
  opinion text not null,
  written_at bigint not null,
  primary key (school_id, notice_id, student_id, guardian_id)
) without rowid;

CREATE TABLE notice_settings (
  school_id bigint not null primary key,
  needs_approval smallint not null,
  may_be_found smallint not null,
  set_by bigint not null,
  set_at bigint not null
);

CREATE TABLE notice_signatures (
  school_id bigint not null,
  notice_id bigint not null,
  student_id bigint not null,
  guardian_id bigint not null,
  version integer not null,
  text_hash text not null,
  drawing text not null,
  signed_at bigint not null,
  primary key (school_id, notice_id, student_id, guardian_id, version)
);

CREATE TABLE notice_steps (
  school_id bigint not null,
  notice_id bigint not null,
  step_no integer not null,
  kind text not null,
  channel text not null,
  due_at bigint not null,
  done_at bigint,
  reached integer not null,
  primary key (school_id, notice_id, step_no)
) without rowid;

CREATE TABLE notice_tellings (
  school_id bigint not null,
  notice_id bigint not null,
  student_id bigint not null,
  class_id bigint not null,
  owner_id bigint,
  opened_at bigint not null,
  on_paper_at bigint,
  attempts integer not null,
  last_outcome text,
  last_at bigint,
  told_at bigint,
  told_how text,
  told_by bigint,
  primary key (school_id, notice_id, student_id)
) without rowid;

CREATE INDEX notice_tellings_of_owner on notice_tellings (school_id, owner_id) where told_at is null;

CREATE TABLE notice_templates (
  school_id bigint not null,
  id bigint not null,
  kind text not null,
  title text not null,
  body text not null,
  added_by bigint not null,
  added_at bigint not null,
  primary key (school_id, id)
);

CREATE TABLE notice_versions (
  school_id bigint not null,
  notice_id bigint not null,
  version integer not null,
  title text not null,
  body text not null,
  replaced_at bigint not null,
  replaced_by bigint not null,
  primary key (school_id, notice_id, version)
);

CREATE TABLE notices (
  school_id bigint not null,
  id bigint not null,
  author_id bigint not null,
  title text not null,
  body text not null,
  needs text not null,
  reach text not null,
  receipt_rule text not null,
  tells_newcomers smallint not null,
  created_at bigint not null,
  published_at bigint,
  due_at bigint,
  reminded_at bigint,
  withdrawn_at bigint,
  contact_id bigint,
  kind text not null,
  starts_at bigint,
  late_reason text,
  asks_opinion smallint not null,
  choices text,
  fee_basis text,
  version integer not null,
  corrected_at bigint,
  planned_at bigint,
  approval text,
  approval_note text,
  approval_by bigint,
  is_public smallint not null,
  client_key text not null, district_letter_id bigint,
  primary key (school_id, id),
  unique (school_id, client_key)
);

CREATE INDEX notices_by_publication on notices (school_id, published_at, id);

CREATE INDEX notices_for_everybody on notices (school_id, published_at) where is_public = 1;

CREATE TABLE one_time_codes (
  telephone_hash text not null primary key,
  code_hash text not null,
  expires_at bigint not null,
  tries_left integer not null
);

CREATE TABLE past_guardianships (
  school_id bigint not null,
  student_id bigint not null,
  guardian_id bigint not null,
  primary key (school_id, student_id, guardian_id)
) without rowid;

CREATE TABLE periods (
  school_id bigint not null,
  period_no integer not null,
  kind text not null,
  starts_on text not null,
  ends_on text not null,
  newcomers_from text not null,
  school_days integer not null,
  second_saturday text,
  tallied_at bigint not null,
  edition bigint not null,
  frozen_at bigint,
  primary key (school_id, period_no)
);

CREATE INDEX periods_by_end on periods (school_id, ends_on);

CREATE TABLE practice_cases (
  school_id bigint not null,
  id bigint not null,
  case_code text not null,
  contact_id bigint not null,
  student_id bigint not null,
  author_id bigint not null,
  state text not null,
  title text not null,
  background text not null,
  done text not null,
  changed text not null,
  lesson text not null,
  version integer not null,
  updated_at bigint not null,
  submitted_at bigint,
  approved_by bigint,
  approved_at bigint,
  return_reason text,
  chosen_at bigint,
  primary key (school_id, id),
  unique (school_id, contact_id)
);

CREATE INDEX practice_cases_by_code on practice_cases (case_code);

CREATE INDEX practice_cases_by_state on practice_cases (state);

CREATE TABLE practice_showings (
  school_id bigint not null,
  case_code text not null,
  gathering_id bigint not null,
  shown_on text not null,
  marked_by bigint not null,
  primary key (school_id, case_code, gathering_id)
) without rowid;

CREATE INDEX practice_showings_of_case on practice_showings (case_code);

CREATE TABLE preparation_texts (
  school_id bigint not null,
  brought text not null,
  words text not null,
  changed_at bigint not null,
  changed_by bigint not null,
  primary key (school_id, brought)
) without rowid;

CREATE TABLE quiet_hours (
  school_id bigint not null primary key,
  begins_minute integer not null,
  ends_minute integer not null,
  set_by bigint not null,
  set_at bigint not null
);

CREATE TABLE reach_choices (
  school_id bigint not null,
  person_id bigint not null,
  topic text not null,
  choice text not null,
  set_at bigint not null,
  primary key (school_id, person_id, topic)
) without rowid;

CREATE TABLE record_questions (
  school_id bigint not null,
  id bigint not null,
  author_id bigint not null,
  sign text not null,
  contact_ids text not null,
  asked_at bigint not null,
  answered_at bigint,
  answer text,
  shown_to_leader_at bigint,
  settled_at bigint,
  primary key (school_id, id)
);

CREATE INDEX record_questions_of_author on record_questions (school_id, author_id);

CREATE TABLE reminders (
  school_id bigint not null,
  owner_id bigint not null,
  clause text not null,
  period_no integer not null,
  class_id bigint,
  asked_by bigint not null,
  asked_at bigint not null,
  seen_at bigint,
  primary key (school_id, owner_id, clause, period_no)
);

CREATE TABLE roster_imports (
  school_id bigint not null,
  id bigint not null,
  imported_at bigint not null,
  imported_by bigint,
  accepted integer not null,
  refused integer not null,
  added integer not null,
  changed integer not null,
  departed integer not null,
  primary key (school_id, id)
);

CREATE TABLE roster_runs (
  school_id bigint not null primary key,
  step text not null,
  done integer not null,
  total integer not null,
  moved_at bigint not null,
  added integer not null,
  changed integer not null,
  departed integer not null,
  refused integer not null,
  problem text
);

CREATE TABLE schema_migrations (number integer not null primary key, name text not null, sha256 text not null, applied_at bigint not null);

CREATE TABLE school_scores (
  period_no integer not null,
  school_id bigint not null,
  norm_id text not null,
  target integer not null,
  raised_target integer not null,
  share_permille integer not null,
  stricter_by text,
  population integer not null,
  met integer not null,
  care_population integer not null,
  care_met integer not null,
  class_count integer not null,
  classes_met integer not null,
  late integer not null,
  primary key (period_no, school_id, norm_id)
) without rowid;

CREATE TABLE schools (
  school_id bigint not null primary key,
  name text not null unique,
  stage text not null,
  junior_naming text not null,
  created_at bigint not null
);

CREATE TABLE score_marks (
  school_id bigint not null primary key,
  changes bigint not null
);

CREATE TABLE score_weeks (
  school_id bigint not null,
  norm_id text not null,
  period_no integer not null,
  week_on text not null,
  population integer not null,
  met integer not null,
  primary key (school_id, period_no, norm_id, week_on)
);

CREATE TABLE season_plans (
  school_id bigint not null,
  id bigint not null,
  season text not null,
  starts_on text not null,
  ends_on text not null,
  goal_clause text not null,
  goal_permille integer not null,
  goal_face_permille integer not null,
  themes text not null,
  families_a_pair integer not null,
  planned_at bigint not null,
  planned_by bigint not null,
  primary key (school_id, id),
  unique (school_id, season, starts_on)
);

CREATE TABLE sessions (
  id bigint not null primary key,
  token_hash text not null unique,
  account_id bigint not null references accounts (id),
  opened_by text not null,
  device text not null,
  created_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null,
  revoked_at bigint
);

CREATE INDEX sessions_of_account on sessions (account_id);

CREATE TABLE staff (
  school_id bigint not null,
  id bigint not null,
  staff_no text,
  name text not null,
  name_keys text not null,
  sex text,
  telephone_sealed text,
  telephone_hash text,
  hired_on text not null,
  left_on text,
  primary key (school_id, id),
  unique (school_id, staff_no)
);

CREATE INDEX staff_by_telephone on staff (telephone_hash);

CREATE TABLE staff_absences (
  school_id bigint not null,
  staff_id bigint not null,
  since_on text not null,
  until_on text,
  primary key (school_id, staff_id, since_on)
);

CREATE TABLE staff_busy_times (
  school_id bigint not null,
  staff_id bigint not null,
  weekday integer not null,
  part text not null,
  primary key (school_id, staff_id, weekday, part)
);

CREATE TABLE staff_letter_asks (
  school_id bigint not null,
  letter_id bigint not null,
  staff_id bigint not null,
  opened_at bigint,
  done_at bigint,
  primary key (school_id, letter_id, staff_id)
) without rowid;

CREATE INDEX staff_letter_asks_of_person on staff_letter_asks (school_id, staff_id);

CREATE TABLE staff_letters (
  school_id bigint not null,
  id bigint not null,
  author_id bigint not null,
  title text not null,
  body text not null,
  needs text not null,
  audience text not null,
  published_at bigint not null,
  due_at bigint,
  reminded_at bigint,
  withdrawn_at bigint,
  client_key text not null,
  primary key (school_id, id),
  unique (school_id, client_key)
);

CREATE INDEX staff_letters_of_author on staff_letters (school_id, author_id, published_at);

CREATE TABLE staff_posts (
  school_id bigint not null,
  staff_id bigint not null,
  post text not null,
  since_on text not null,
  grade integer,
  until_on text,
  primary key (school_id, staff_id, post, since_on)
);

CREATE TABLE student_plans (
  school_id bigint not null,
  contact_id bigint not null,
  student_id bigint not null,
  school_year integer not null,
  words text not null,
  owner_id bigint not null,
  review_on text not null,
  duty_id bigint not null,
  version integer not null,
  made_at bigint not null,
  updated_at bigint not null,
  updated_by bigint not null,
  primary key (school_id, contact_id),
  unique (school_id, student_id, school_year)
);

CREATE TABLE students (
  school_id bigint not null,
  id bigint not null,
  enrolment_no text,
  name text not null,
  name_keys text not null,
  sex text not null,
  born_on text,
  identity_sealed text,
  identity_hash text,
  address_sealed text,
  family_id bigint not null,
  class_id bigint,
  entered_on text not null,
  left_on text,
  primary key (school_id, id),
  unique (school_id, enrolment_no),
  check (left_on is null or class_id is null)
);

CREATE INDEX students_of_class on students (school_id, class_id);

CREATE INDEX students_of_family on students (school_id, family_id);

CREATE TABLE tallies (
  school_id bigint not null,
  subject_kind text not null,
  subject_id bigint not null,
  period_no integer not null,
  class_id bigint not null,
  in_care smallint not null,
  concerned bigint not null,
  raised bigint not null,
  met bigint not null,
  figures text not null,
  primary key (school_id, subject_kind, subject_id, period_no, class_id)
) without rowid;

CREATE INDEX tallies_of_class on tallies (school_id, period_no, class_id);

CREATE TABLE teachings (
  school_id bigint not null,
  class_id bigint not null,
  staff_id bigint not null,
  role text not null,
  subject text not null,
  since_on text not null,
  until_on text,
  primary key (school_id, class_id, staff_id, role, subject, since_on)
);

CREATE INDEX teachings_of_staff on teachings (school_id, staff_id);

CREATE TABLE terms (
  school_id bigint not null,
  school_year integer not null,
  term_no integer not null,
  starts_on text not null,
  ends_on text not null,
  primary key (school_id, school_year, term_no)
);

CREATE TABLE visit_photographs (
  school_id bigint not null,
  contact_id bigint not null,
  address text not null,
  digest text not null,
  width integer not null,
  height integer not null,
  sealed text not null,
  added_at bigint not null,
  added_by bigint not null,
  primary key (school_id, contact_id, address),
  unique (school_id, contact_id, digest)
);

CREATE TABLE visit_plans (
  school_id bigint not null,
  season_plan_id bigint not null,
  student_id bigint not null,
  trip_id bigint,
  slot_no integer,
  form text not null,
  reasons text not null,
  state text not null,
  drop_reason text,
  changed_by bigint,
  changed_at bigint,
  wish_part text,
  wish_form text,
  was_on text,
  was_minute integer,
  declines_committee smallint not null,
  primary key (school_id, season_plan_id, student_id)
);

CREATE INDEX visit_plans_of_student on visit_plans (school_id, student_id);

CREATE INDEX visit_plans_of_trip on visit_plans (school_id, trip_id);

CREATE TABLE visit_rating_sums (
  school_id bigint not null,
  school_year integer not null,
  ratings integer not null,
  on_time integer not null,
  courteous integer not null,
  useful integer not null,
  no_gift integer not null,
  shown_ratings integer not null,
  shown_on_time integer not null,
  shown_courteous integer not null,
  shown_useful integer not null,
  shown_no_gift integer not null,
  primary key (school_id, school_year)
) without rowid;

CREATE TABLE visit_record_additions (
  school_id bigint not null,
  id bigint not null,
  contact_id bigint not null,
  by_kind text not null,
  by_id bigint not null,
  words text not null,
  added_at bigint not null,
  primary key (school_id, id)
);

CREATE INDEX visit_record_additions_of_contact on visit_record_additions (school_id, contact_id);

CREATE TABLE visit_record_receipts (
  school_id bigint not null,
  contact_id bigint not null,
  guardian_id bigint not null,
  acknowledged_at bigint,
  has_rated smallint not null,
  primary key (school_id, contact_id, guardian_id)
) without rowid;

CREATE TABLE visit_records (
  school_id bigint not null,
  contact_id bigint not null,
  student_id bigint not null,
  words text not null,
  version integer not null,
  updated_at bigint not null,
  updated_by bigint not null,
  shared_words text,
  shared_version integer,
  shared_at bigint,
  primary key (school_id, contact_id)
);

CREATE INDEX visit_records_of_student on visit_records (school_id, student_id);

CREATE TABLE visit_seasons (
  school_id bigint not null,
  season text not null,
  starts_on text not null,
  ends_on text not null,
  primary key (school_id, season, starts_on)
);

CREATE TABLE visit_stops (
  school_id bigint not null,
  trip_id bigint not null,
  slot_no integer not null,
  family_id bigint not null,
  primary key (school_id, trip_id, slot_no)
);

CREATE TABLE visit_struck_entries (
  school_id bigint not null,
  person_id bigint not null,
  uid text not null,
  planned_on text not null,
  begins_at_minute integer not null,
  struck_at bigint not null,
  primary key (school_id, person_id, uid)
);

CREATE TABLE visit_trip_members (
  school_id bigint not null,
  person_id bigint not null,
  planned_on text not null,
  part text not null,
  trip_id bigint not null,
  role text not null,
  party_no integer not null,
  primary key (school_id, person_id, planned_on, part)
);

CREATE INDEX visit_trip_members_of_trip on visit_trip_members (school_id, trip_id);

CREATE TABLE visit_trips (
  school_id bigint not null,
  id bigint not null,
  season_plan_id bigint not null,
  owner_id bigint not null,
  planned_on text not null,
  part text not null,
  is_big smallint not null,
  families_a_pair integer not null,
  place_sealed text,
  changed_at bigint,
  primary key (school_id, id)
);

CREATE INDEX visit_trips_of_season on visit_trips (school_id, season_plan_id);

CREATE TABLE visit_voice_notes (
  school_id bigint not null,
  contact_id bigint not null,
  address text not null,
  digest text not null,
  format text not null,
  seconds integer not null,
  sealed text not null,
  added_at bigint not null,
  added_by bigint not null,
  primary key (school_id, contact_id, address),
  unique (school_id, contact_id, digest)
);

CREATE TABLE visit_write_up_days (
  school_id bigint not null,
  since_on text not null,
  days integer not null,
  reason text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (school_id, since_on)
);

CREATE TABLE visits (
  school_id bigint not null,
  contact_id bigint not null,
  student_id bigint not null,
  topics text not null,
  note text not null,
  void_reason text,
  primary key (school_id, contact_id)
);

CREATE INDEX visits_of_student on visits (school_id, student_id);
