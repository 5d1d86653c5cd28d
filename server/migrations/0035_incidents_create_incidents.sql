-- What happened to a student, as a member of staff said (P0.19, P0.20, P2b.1, P2b.2, P2b.5, P2d.6). What is owed
-- after it stands in duties (cause_slice incidents). note: of staff, until it is shared with the family.
create table incidents (
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
create index incidents_of_student on incidents (school_id, student_id, happened_at);

-- How a duty was done otherwise than by a contact in the ledger, in the words of who did it.
create table incident_outcomes (
  school_id bigint not null,
  duty_id bigint not null,
  incident_id bigint not null,
  outcome text not null,
  done_at bigint not null,
  done_by bigint not null,
  primary key (school_id, duty_id)
);
create index incident_outcomes_of_incident on incident_outcomes (school_id, incident_id);
