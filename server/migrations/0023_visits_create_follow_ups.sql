-- What follows from a record (P4.13, P4.14, P4.15), with its owner; the deadline is that of the duty. kind: step, opinion,
-- assessment, harm, help. code: which point of the record it comes from. what: its words; for assessment, harm and help the
-- signs, as codes separated by spaces. how: solved, or explained with a plan.
create table follow_ups (
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
create index follow_ups_of_student on follow_ups (school_id, student_id);
create index follow_ups_of_owner on follow_ups (school_id, owner_id);
