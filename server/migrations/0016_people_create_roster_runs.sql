-- How far the latest import of a school has come, for whoever looks in from another page, device or node.
-- step: reading, comparing, writing, done, failed. done and total are rows; total is 0 while it is not known.
create table roster_runs (
  school_id bigint not null primary key,
  step text not null,
  done integer not null,
  total integer not null,
  moved_at bigint not null,
  added integer not null,
  changed integer not null,
  departed integer not null,
  refused integer not null,
  problem text
);
