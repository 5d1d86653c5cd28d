-- A member of staff opened a child's file: who, why, from when until when it needed no new reason. words: what the
-- reader added to the reason; the child's guardians read both. printed_at: first printed.
create table file_openings (
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
create index file_openings_of_student on file_openings (school_id, student_id, id);
