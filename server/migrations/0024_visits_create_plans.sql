-- A visit season (P4.8) that is planned: its days when it was planned last, and its goals: a share of the students
-- in permille, after which clause; of those visited a share in person (P4.5); what the visits are about, as codes
-- separated by spaces. families_a_pair: how many a pair of a big visit sees in a half-day.
create table season_plans (
  school_id bigint not null,
  id bigint not null,
  season text not null,
  starts_on text not null,
  ends_on text not null,
  goal_clause text not null,
  goal_permille integer not null,
  goal_face_permille integer not null,
  themes text not null,
  families_a_pair integer not null,
  planned_at bigint not null,
  planned_by bigint not null,
  primary key (school_id, id),
  unique (school_id, season, starts_on)
);

-- A teacher on the way in one half-day. is_big: a team visits a village or neighbourhood together (P2c.5).
-- place_sealed: which one, and changed_at: when it was settled last, for a big visit. families_a_pair: as of the season
-- when it was settled; what its slots are numbered by.
create table visit_trips (
  school_id bigint not null,
  id bigint not null,
  season_plan_id bigint not null,
  owner_id bigint not null,
  planned_on text not null,
  part text not null,
  is_big smallint not null,
  families_a_pair integer not null,
  place_sealed text,
  changed_at bigint,
  primary key (school_id, id)
);
create index visit_trips_of_season on visit_trips (school_id, season_plan_id);

-- Who goes, the owner too: a member of staff, or a guardian of the committee (P3.15). The key lets nobody be in
-- two places. party_no: the pair of a big visit, from 0.
create table visit_trip_members (
  school_id bigint not null,
  person_id bigint not null,
  planned_on text not null,
  part text not null,
  trip_id bigint not null,
  role text not null,
  party_no integer not null,
  primary key (school_id, person_id, planned_on, part)
);
create index visit_trip_members_of_trip on visit_trip_members (school_id, trip_id);

-- One family in one slot. The key gives no slot twice. slot_no: its times of the half-day, one pair of a big visit
-- after the other.
create table visit_stops (
  school_id bigint not null,
  trip_id bigint not null,
  slot_no integer not null,
  family_id bigint not null,
  primary key (school_id, trip_id, slot_no)
);

-- A student in a season, once. trip_id and slot_no are null while the student waits for a day, or is dropped.
-- reasons: codes separated by spaces. wish_part and wish_form: what the family asked for instead. was_on and
-- was_minute: when it was before it left that place, so that the family's calendar can strike it.
-- declines_committee: the family wants no member of the parent committee at the door (P3.15).
create table visit_plans (
  school_id bigint not null,
  season_plan_id bigint not null,
  student_id bigint not null,
  trip_id bigint,
  slot_no integer,
  form text not null,
  reasons text not null,
  state text not null,
  drop_reason text,
  changed_by bigint,
  changed_at bigint,
  wish_part text,
  wish_form text,
  was_on text,
  was_minute integer,
  declines_committee smallint not null,
  primary key (school_id, season_plan_id, student_id)
);
create index visit_plans_of_trip on visit_plans (school_id, trip_id);
create index visit_plans_of_student on visit_plans (school_id, student_id);

-- When a member of staff cannot visit, every week. weekday: 1 is Monday. part: morning, afternoon, evening.
create table staff_busy_times (
  school_id bigint not null,
  staff_id bigint not null,
  weekday integer not null,
  part text not null,
  primary key (school_id, staff_id, weekday, part)
);
