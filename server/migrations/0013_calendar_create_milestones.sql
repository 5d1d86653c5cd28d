-- Examinations and the day of graduation: midterm_exam, final_exam, graduation, each at most once a term.
-- School 0 is the district, as with terms.
create table milestones (
  school_id bigint not null,
  code text not null,
  starts_on text not null,
  ends_on text not null,
  school_year integer not null,
  term_no integer not null,
  primary key (school_id, school_year, term_no, code)
);
