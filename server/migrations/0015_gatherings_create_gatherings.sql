-- Group events between school and families, planned or held: meetings, open days, trainings and the like.
-- level: class, grade or school; group_id: a class id, a grade number or the school id. has_plan: a written plan
-- was filed before it. families: how many came. A planned one has a duty until it is held; a held one has its
-- contact in the ledger. voided_at: recorded by mistake, without ever having been planned.
create table gatherings (
  school_id bigint not null,
  id bigint not null,
  kind text not null,
  level text not null,
  group_id bigint not null,
  title text not null,
  note text not null,
  planned_on text,
  held_on text,
  has_plan smallint not null,
  families integer,
  created_by bigint not null,
  created_at bigint not null,
  duty_id bigint,
  contact_id bigint,
  cancelled_at bigint,
  voided_at bigint,
  client_key text not null,
  primary key (school_id, id),
  unique (school_id, client_key)
);
