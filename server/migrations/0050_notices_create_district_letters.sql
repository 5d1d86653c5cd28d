-- A letter of the district to families (notices/district). It belongs to no school: school_id is 0, the district, as with
-- terms, so that it leads this key too and identifiers come from the district's own sequence. grades: a JSON list, empty
-- for all. A corrected text has the next version; schools follow by jobs. planned_at: when it is to go out; null: at once.
-- counted_at: when the figures of its schools were last brought up to date.
create table district_letters (
  school_id bigint not null,
  id bigint not null,
  author_id bigint not null,
  title text not null,
  body text not null,
  needs text not null,
  reach text not null,
  kind text not null,
  grades text not null,
  created_at bigint not null,
  planned_at bigint,
  due_at bigint,
  starts_at bigint,
  late_reason text,
  fee_basis text,
  asks_opinion smallint not null,
  version integer not null,
  corrected_at bigint,
  reminded_at bigint,
  withdrawn_at bigint,
  counted_at bigint,
  client_key text not null,
  primary key (school_id, id),
  unique (school_id, client_key)
);

-- What became of it in one school it was written to. state: waiting, published, no_desk (nobody there to answer for it),
-- nobody (no such grades), lapsed (its day passed before it could go out) or withdrawn. version, reminded_at: of the
-- letter, as far as the school has followed. The rest are figures of families, no person: counted from the asks now and
-- then, so that looking at a letter to a whole district counts nobody.
create table district_letter_schools (
  school_id bigint not null,
  letter_id bigint not null,
  state text not null,
  notice_id bigint,
  published_at bigint,
  version integer not null,
  reminded_at bigint,
  families integer not null,
  done integer not null,
  told integer not null,
  opened integer not null,
  unreachable integer not null,
  primary key (school_id, letter_id)
) /*+ sqlite: without rowid */;
create index district_letter_schools_of_letter on district_letter_schools (letter_id);

-- The letter of the district that a notice carries into its school: its words are the district's.
alter table notices add column district_letter_id bigint;
