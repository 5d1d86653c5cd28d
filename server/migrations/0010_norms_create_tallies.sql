-- A norm a school has taken on. target is null where the pack's own figure holds; the newest row whose
-- since_on has come is in force, so the history stays readable. until_on ends an adoption.
create table adoptions (
  school_id bigint not null,
  norm_id text not null,
  since_on text not null,
  until_on text,
  target integer,
  share_permille integer,
  reason text not null,
  set_by bigint,
  set_at bigint not null,
  primary key (school_id, norm_id, since_on)
);

-- period_no is the same in every school of the district: kind digit, year, number
-- (1 school year, 2 term, 3 month, 4 week): 2202601 is the first term of 2026–2027, 4202647 ISO week 47 of 2026.
-- Dates are the school's. tallied_at: when its populations were last written from the roster. frozen_at: nothing
-- recorded since is counted; only scores and what is missing stay.
create table periods (
  school_id bigint not null,
  period_no integer not null,
  kind text not null,
  starts_on text not null,
  ends_on text not null,
  tallied_at bigint not null,
  frozen_at bigint,
  primary key (school_id, period_no)
);

-- One row a subject of a norm's population, met or not: who is missing is where met = 0.
-- class_id is 0 for staff.
create table tallies (
  school_id bigint not null,
  period_no integer not null,
  class_id bigint not null,
  subject_id bigint not null,
  norm_id text not null,
  figure integer not null,
  target integer not null,
  met smallint not null,
  primary key (school_id, period_no, class_id, subject_id, norm_id)
) /*+ sqlite: without rowid */;
-- An identifier names its own school, so this order is by school too; led by school_id, SQLite would not choose it.
create index tallies_of_subject on tallies (subject_id, period_no);

create table class_scores (
  school_id bigint not null,
  period_no integer not null,
  norm_id text not null,
  class_id bigint not null,
  population integer not null,
  met integer not null,
  primary key (school_id, period_no, norm_id, class_id)
) /*+ sqlite: without rowid */;

-- A norm in force in this period, with the figure and share of its time, and its score.
-- class_count and classes_met: classes that reach the share, for norms that must hold in each class (P2c.6).
create table school_scores (
  period_no integer not null,
  school_id bigint not null,
  norm_id text not null,
  target integer not null,
  share_permille integer not null,
  population integer not null,
  met integer not null,
  class_count integer not null,
  classes_met integer not null,
  primary key (period_no, school_id, norm_id)
) /*+ sqlite: without rowid */;
