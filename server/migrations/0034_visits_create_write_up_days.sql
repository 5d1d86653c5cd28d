-- How many working days a school gives for writing a visit up (P2d.7); the newest row holds, so that the history stays
-- readable.
create table visit_write_up_days (
  school_id bigint not null,
  since_on text not null,
  days integer not null,
  reason text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (school_id, since_on)
);
