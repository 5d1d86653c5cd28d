-- Everything that happens between school and family, written once. Append-only (triggers in 0008);
-- a wrong entry is voided by a second one whose voids_id names it. No free text: words live in the
-- slices, so that they can be erased without breaking the record.
-- recorded_by: a member of staff, or the guardian who wrote an entry of the family (kind family_log); identifiers
-- are unique in a school. begun_by: school, family or student. client_key makes a repeated send of one entry harmless.
create table contacts (
  school_id bigint not null,
  id bigint not null,
  kind text not null,
  mode text not null,
  begun_by text not null,
  held_at bigint not null,
  held_on text not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  slice text not null,
  source_id bigint not null,
  client_key text not null,
  voids_id bigint,
  primary key (school_id, id),
  unique (school_id, client_key),
  unique (school_id, voids_id)
);
create index contacts_by_day on contacts (school_id, held_on);

-- One row a student concerned, as facts of the day. class and family are those of the day.
-- by_homeroom: a homeroom teacher of that class on that day took part (P1.5).
-- with_away: the guardian spoken to lives away (P4.6).
create table contact_students (
  school_id bigint not null,
  student_id bigint not null,
  held_on text not null,
  contact_id bigint not null,
  class_id bigint not null,
  family_id bigint not null,
  guardian_id bigint,
  kind text not null,
  mode text not null,
  begun_by text not null,
  by_homeroom smallint not null,
  with_away smallint not null,
  is_void smallint not null,
  primary key (school_id, student_id, held_on, contact_id)
) /*+ sqlite: without rowid */;
create index contact_students_of_contact on contact_students (school_id, contact_id);
create index contact_students_of_family on contact_students (school_id, family_id, held_on);

-- families: distinct families reached by this contact, which is what 人次 counts (P2a.4).
create table contact_staff (
  school_id bigint not null,
  staff_id bigint not null,
  held_on text not null,
  contact_id bigint not null,
  kind text not null,
  mode text not null,
  families integer not null,
  is_void smallint not null,
  primary key (school_id, staff_id, held_on, contact_id)
) /*+ sqlite: without rowid */;
create index contact_staff_of_contact on contact_staff (school_id, contact_id);

-- One row a class, grade and school that a group event covers. level says for whom it was held: class, grade or
-- school. group_kind: class, grade or school; group_id: a class id, a grade number or the school id.
-- planned: a written plan was filed before it (P2a.6, P2c.10).
create table contact_groups (
  school_id bigint not null,
  group_kind text not null,
  group_id bigint not null,
  held_on text not null,
  contact_id bigint not null,
  kind text not null,
  mode text not null,
  level text not null,
  planned smallint not null,
  is_void smallint not null,
  primary key (school_id, group_kind, group_id, held_on, contact_id)
) /*+ sqlite: without rowid */;
create index contact_groups_of_contact on contact_groups (school_id, contact_id);
