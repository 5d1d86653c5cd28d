-- Who lives together in the school's eyes; siblings who share a guardian's telephone share a family.
create table families (
  school_id bigint not null,
  id bigint not null,
  primary key (school_id, id)
) /*+ sqlite: without rowid */;

-- name_keys: the name, its pinyin and its initials, so that 王小明 is found by wxm (platform/text).
-- *_sealed columns are encrypted; *_hash columns are keyed hashes for equality only.
-- class_id is the current class, null once the student has left; the history is in enrollments.
create table students (
  school_id bigint not null,
  id bigint not null,
  enrolment_no text,
  name text not null,
  name_keys text not null,
  sex text not null,
  born_on text,
  identity_sealed text,
  identity_hash text,
  address_sealed text,
  family_id bigint not null,
  class_id bigint,
  entered_on text not null,
  left_on text,
  primary key (school_id, id),
  unique (school_id, enrolment_no),
  check (left_on is null or class_id is null)
);
create index students_of_class on students (school_id, class_id);
create index students_of_family on students (school_id, family_id);

create table enrollments (
  school_id bigint not null,
  student_id bigint not null,
  since_on text not null,
  class_id bigint not null,
  until_on text,
  primary key (school_id, student_id, since_on)
) /*+ sqlite: without rowid */;
create index enrollments_of_class on enrollments (school_id, class_id);

-- The telephone leads its key, because sign-in looks for one in all schools of the district.
create table guardians (
  school_id bigint not null,
  id bigint not null,
  name text not null,
  name_keys text not null,
  telephone_sealed text,
  telephone_hash text,
  primary key (school_id, id),
  unique (telephone_hash, school_id)
);

-- position: 1 is called first. may_see and may_receive are the custody limits: a guardian with neither
-- exists in the record and gets nothing. lives_away: 在外地, counted by P4.6. is_carer: 照护人, reads for the family
-- but confirms and signs nothing.
create table guardianships (
  school_id bigint not null,
  student_id bigint not null,
  guardian_id bigint not null,
  relation text not null,
  position integer not null,
  lives_away smallint not null,
  may_see smallint not null,
  may_receive smallint not null,
  is_carer smallint not null,
  primary key (school_id, student_id, guardian_id)
) /*+ sqlite: without rowid */;
create index guardianships_of_guardian on guardianships (school_id, guardian_id);

-- Protected facts: seen only with a grant (people/scope.hpp).
create table care_memberships (
  school_id bigint not null,
  student_id bigint not null,
  care_group text not null,
  since_on text not null,
  until_on text,
  primary key (school_id, student_id, care_group, since_on)
) /*+ sqlite: without rowid */;
