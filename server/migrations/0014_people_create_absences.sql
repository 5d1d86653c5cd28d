-- A member of staff is on leave from since_on until the day of return, until_on; null: no day is known yet.
create table staff_absences (
  school_id bigint not null,
  staff_id bigint not null,
  since_on text not null,
  until_on text,
  primary key (school_id, staff_id, since_on)
);

-- A guardian has a seat in a parent committee. level: class, grade or school; group_id: a class id, a grade
-- number or the school id. until_on: the first day without the seat.
create table committee_seats (
  school_id bigint not null,
  guardian_id bigint not null,
  level text not null,
  group_id bigint not null,
  since_on text not null,
  until_on text,
  primary key (school_id, guardian_id, level, group_id, since_on)
);
