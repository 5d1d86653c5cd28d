-- school_year 2026 is 2026–2027; term_no 1 is autumn, 2 is spring. School 0 is the district's own
-- calendar, copied to a school when it is founded.
create table terms (
  school_id bigint not null,
  school_year integer not null,
  term_no integer not null,
  starts_on text not null,
  ends_on text not null,
  primary key (school_id, school_year, term_no)
);

-- is_working: a weekend day made a school day (调休) rather than a day off.
create table holidays (
  school_id bigint not null,
  day_on text not null,
  name text not null,
  is_working smallint not null,
  primary key (school_id, day_on)
);

-- Visit seasons of P4.8: winter, summer, february, august, march, september, or the school's own code.
create table visit_seasons (
  school_id bigint not null,
  season text not null,
  starts_on text not null,
  ends_on text not null,
  primary key (school_id, season, starts_on)
);
