-- A member of staff is on leave from since_on until the day of return, until_on; null: no day is known yet.
create table staff_absences (
  school_id bigint not null,
  staff_id bigint not null,
  since_on text not null,
  until_on text,
  primary key (school_id, staff_id, since_on)
);
