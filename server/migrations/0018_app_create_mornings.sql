-- A school day on which the school's staff were told that their morning list is there: once, by whichever node was first.
create table mornings (
  school_id bigint not null,
  day_on text not null,
  begun_at bigint not null,
  primary key (school_id, day_on)
);
