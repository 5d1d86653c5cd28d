-- What is done, and when, for families that have not answered: the ladder a notice was published with, one row a
-- step, the first is 1. kind: channel, other_guardians, call_list or paper. reached: people written to, or names put
-- on the list.
create table notice_steps (
  school_id bigint not null,
  notice_id bigint not null,
  step_no integer not null,
  kind text not null,
  channel text not null,
  due_at bigint not null,
  done_at bigint,
  reached integer not null,
  primary key (school_id, notice_id, step_no)
) /*+ sqlite: without rowid */;

-- Whose family a person has to tell, and has told: one row a student. owner_id: the homeroom teacher of the day; null
-- where the class had none, then the school desk's. last_outcome: no_answer, wrong_number or refused. on_paper_at: it
-- goes home as a slip. told_how: telephone, in_person or paper; told_at ends it. A family that answers in the app
-- meanwhile needs no telling; that is seen from its asks.
create table notice_tellings (
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
) /*+ sqlite: without rowid */;
create index notice_tellings_of_owner on notice_tellings (school_id, owner_id) where told_at is null;

-- A school's own ladder, as JSON (notices/escalation/ladder.hpp). No row: the usual one.
create table notice_ladders (
  school_id bigint not null primary key,
  steps text not null,
  set_by bigint not null,
  set_at bigint not null
);
