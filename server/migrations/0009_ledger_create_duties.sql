-- Whatever must happen by a time: owner, subject, deadline, and the contact or act that fulfils it.
-- class_id: the class of the subject when it was opened. Late is fulfilled_at after due_at; never is none.
create table duties (
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
create index duties_of_owner on duties (school_id, owner_id, due_at);
create index duties_open_of_kind on duties (school_id, kind, due_at) where fulfilled_at is null and cancelled_at is null;
create index duties_of_kind on duties (school_id, kind, due_at);
create index duties_of_subject on duties (school_id, subject_kind, subject_id);
create index duties_of_contact on duties (school_id, contact_id) where contact_id is not null;

-- This awaits you. Member of an audience, ask and receipt in one row: a guardian (person_id) about a
-- student. needs: read, confirm, answer or sign. Home pages, badges and who-has-not lists all read this table.
-- An audience serves one source only, so the key leads from either to all that was asked. counts: 0 opens and reads
-- only, 1 suffices for the child, 2 is one of those who all have to (ledger/asks.hpp).
create table asks (
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
  withdrawn_at bigint,
  primary key (school_id, audience_id, person_id, student_id)
) /*+ sqlite: without rowid */;
create index asks_open_of_person on asks (school_id, person_id, due_at) where done_at is null and withdrawn_at is null;
-- Filled when something is done, not when it is published to everybody.
create index asks_done_of_person on asks (school_id, person_id, done_at) where done_at is not null and withdrawn_at is null;
