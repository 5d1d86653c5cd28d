-- A norm a school has taken on. target is null where the pack's own figure holds, raised_target likewise for
-- those who owe a higher one; the newest row whose
-- since_on has come is in force, so the history stays readable. until_on ends an adoption.
create table adoptions (
  school_id bigint not null,
  norm_id text not null,
  since_on text not null,
  until_on text,
  target integer,
  raised_target integer,
  share_permille integer,
  reason text not null,
  set_by bigint,
  set_at bigint not null,
  primary key (school_id, norm_id, since_on)
);

-- What is kept of each school. begun_on: the day up to which its periods have been begun. newcomer_weeks: who
-- comes in the last weeks of a period is not counted missing in it.
create table norm_schools (
  school_id bigint not null primary key,
  begun_on text not null,
  newcomer_weeks integer not null
);

-- period_no is the same in every school of the district: kind, year, number (calendar/calendar.hpp). Dates are
-- the school's. tallied_at: when its populations were last written from the roster. edition: drawn at random
-- at each such writing, so that one edition always means the same norms and figures. frozen_at: nothing recorded
-- since is counted; only scores and what is missing stay.
create table periods (
  school_id bigint not null,
  period_no integer not null,
  kind text not null,
  starts_on text not null,
  ends_on text not null,
  newcomers_from text not null,
  school_days integer not null,
  second_saturday text,
  tallied_at bigint not null,
  edition bigint not null,
  frozen_at bigint,
  primary key (school_id, period_no)
);

-- One row a subject and period, with a bit for each norm (its slot among the norms of this kind of subject):
-- concerned is who belongs to the population, met who meets it, raised who owes the higher figure. Who is missing
-- is where concerned and not met. figures: "slot:figure slot:figure", zeroes left out.
-- class_id is 0 for staff, grades and the school. subject_id of a grade is its number.
create table tallies (
  school_id bigint not null,
  subject_kind text not null,
  subject_id bigint not null,
  period_no integer not null,
  class_id bigint not null,
  in_care smallint not null,
  concerned bigint not null,
  raised bigint not null,
  met bigint not null,
  figures text not null,
  primary key (school_id, subject_kind, subject_id, period_no, class_id)
) /*+ sqlite: without rowid */;
create index tallies_of_class on tallies (school_id, period_no, class_id);

create table class_scores (
  school_id bigint not null,
  period_no integer not null,
  norm_id text not null,
  class_id bigint not null,
  population integer not null,
  met integer not null,
  care_population integer not null,
  care_met integer not null,
  primary key (school_id, period_no, norm_id, class_id)
) /*+ sqlite: without rowid */;

-- A norm in force in this period, with the figures of its time, and its score. stricter_by: the clause whose
-- stricter figures hold. class_count and classes_met: classes that reach the share, for norms that must hold in
-- each class (P2c.6). late: of a rule about duties, those done after their time. care_…: those in care groups.
create table school_scores (
  period_no integer not null,
  school_id bigint not null,
  norm_id text not null,
  target integer not null,
  raised_target integer not null,
  share_permille integer not null,
  stricter_by text,
  population integer not null,
  met integer not null,
  care_population integer not null,
  care_met integer not null,
  class_count integer not null,
  classes_met integer not null,
  late integer not null,
  primary key (period_no, school_id, norm_id)
) /*+ sqlite: without rowid */;

-- changes: counts the writes of a school's scores, so that who keeps a copy of them knows when to read again.
create table score_marks (
  school_id bigint not null primary key,
  changes bigint not null
);

-- How a score stood at the end of each week, for trends. week_on: the Monday.
create table score_weeks (
  school_id bigint not null,
  norm_id text not null,
  period_no integer not null,
  week_on text not null,
  population integer not null,
  met integer not null,
  primary key (school_id, period_no, norm_id, week_on)
);

-- Somebody whom a norm does not ask about in one period, why, and who said so (P4.7).
create table excuses (
  school_id bigint not null,
  norm_id text not null,
  period_no integer not null,
  subject_id bigint not null,
  reason text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (school_id, norm_id, period_no, subject_id)
);
