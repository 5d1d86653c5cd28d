-- A guardian has a seat in a parent committee. level: class, grade or school; group_id: a class id, a grade
-- number or the school id. role: chair or member. until_on: the first day without the seat; since_on itself
-- when it was entered by mistake.
create table committee_seats (
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
create index committee_seats_of_group on committee_seats (school_id, level, group_id);
