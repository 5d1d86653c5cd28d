create table staff (
  school_id bigint not null,
  id bigint not null,
  staff_no text,
  name text not null,
  name_keys text not null,
  sex text,
  telephone_sealed text,
  telephone_hash text,
  hired_on text not null,
  left_on text,
  primary key (school_id, id),
  unique (school_id, staff_no)
);
create index staff_by_telephone on staff (telephone_hash);

-- post: principal, vice_principal, moral_director, teaching_director, psychology_teacher, grade_head,
-- homeroom_teacher, subject_teacher, office, other. grade only for a grade head.
create table staff_posts (
  school_id bigint not null,
  staff_id bigint not null,
  post text not null,
  since_on text not null,
  grade integer,
  until_on text,
  primary key (school_id, staff_id, post, since_on)
);

-- Who teaches which class. role: homeroom (subject is empty) or subject.
create table teachings (
  school_id bigint not null,
  class_id bigint not null,
  staff_id bigint not null,
  role text not null,
  subject text not null,
  since_on text not null,
  until_on text,
  primary key (school_id, class_id, staff_id, role, subject, since_on)
);
create index teachings_of_staff on teachings (school_id, staff_id);

-- What an import changed; the rows themselves are in the tables.
create table roster_imports (
  school_id bigint not null,
  id bigint not null,
  imported_at bigint not null,
  imported_by bigint,
  accepted integer not null,
  refused integer not null,
  added integer not null,
  changed integer not null,
  departed integer not null,
  primary key (school_id, id)
);

-- Whom something is for, resolved and frozen when it is published. The members are the asks, hidden until
-- frozen_at is set. spec is the JSON of people::AudienceSpec. unreachable: families without a guardian who may receive.
create table audiences (
  school_id bigint not null,
  id bigint not null,
  spec text not null,
  frozen_at bigint,
  families integer not null,
  people integer not null,
  unreachable integer not null,
  primary key (school_id, id)
);
