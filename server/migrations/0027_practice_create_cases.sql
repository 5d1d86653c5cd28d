-- A case (P1.9): what a visit taught, told so that nobody can tell whom it was about. state: draft, submitted,
-- returned, approved, chosen, withdrawn. contact_id, student_id and author_id stay in the school; outside it a case is
-- known by case_code, since its id would name the school. return_reason is the leader to the author.
create table practice_cases (
  school_id bigint not null,
  id bigint not null,
  case_code text not null,
  contact_id bigint not null,
  student_id bigint not null,
  author_id bigint not null,
  state text not null,
  title text not null,
  background text not null,
  done text not null,
  changed text not null,
  lesson text not null,
  version integer not null,
  updated_at bigint not null,
  submitted_at bigint,
  approved_by bigint,
  approved_at bigint,
  return_reason text,
  chosen_at bigint,
  primary key (school_id, id),
  unique (school_id, contact_id)
);
create index practice_cases_by_code on practice_cases (case_code);
create index practice_cases_by_state on practice_cases (state);

-- That a case was shown at an exchange meeting of this school, which may be another than the one it comes from.
create table practice_showings (
  school_id bigint not null,
  case_code text not null,
  gathering_id bigint not null,
  shown_on text not null,
  marked_by bigint not null,
  primary key (school_id, case_code, gathering_id)
) /*+ sqlite: without rowid */;
create index practice_showings_of_case on practice_showings (case_code);
