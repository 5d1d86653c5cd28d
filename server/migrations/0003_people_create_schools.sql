create table districts (
  id bigint not null primary key,
  name text not null,
  time_zone text not null
);

-- school_id is the small school number that leads every identifier of the school.
-- stage: kindergarten, primary, junior, senior, nine_year, college.
-- junior_naming: by_number (七年级) or by_stage (初一), the school's choice.
create table schools (
  school_id bigint not null primary key,
  name text not null unique,
  stage text not null,
  junior_naming text not null,
  created_at bigint not null
);

create table district_officers (
  id bigint not null primary key,
  name text not null,
  telephone_sealed text,
  telephone_hash text
);

-- The name is derived: grade = entry_grade + (school year - entry_year), so promotion is one step.
-- Grades: -2 … 0 kindergarten (小班 中班 大班), 1 … 6 primary, 7 … 9 junior, 10 … 12 senior, 13 … 17 college.
create table classes (
  school_id bigint not null,
  id bigint not null,
  entry_year integer not null,
  entry_grade integer not null,
  number integer not null,
  closed_on text,
  primary key (school_id, id),
  unique (school_id, entry_grade, entry_year, number)
);
