-- A plan for one student (一生一案, P1.8), of the contact in the ledger that norms count; one of a student in a school year.
-- words: JSON of care::PlanWords. version rises with every change. duty_id: the review that is due.
create table student_plans (
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
