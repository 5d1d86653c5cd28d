-- The full words of a visit (P0.6, P4.9), of the same contact as the quick record in visits.
-- words: JSON of records::RecordWords, as its author last saved them. shared_words: as the family was shown them; what was
-- acknowledged is never changed, only added to. version rises with every saving, so that two edits at once are noticed.
create table visit_records (
  school_id bigint not null,
  contact_id bigint not null,
  student_id bigint not null,
  words text not null,
  version integer not null,
  updated_at bigint not null,
  updated_by bigint not null,
  shared_words text,
  shared_version integer,
  shared_at bigint,
  primary key (school_id, contact_id)
);
create index visit_records_of_student on visit_records (school_id, student_id);

-- What each guardian did with it. That a visit was rated is kept, how it was rated is not.
create table visit_record_receipts (
  school_id bigint not null,
  contact_id bigint not null,
  guardian_id bigint not null,
  acknowledged_at bigint,
  has_rated smallint not null,
  primary key (school_id, contact_id, guardian_id)
) /*+ sqlite: without rowid */;

-- Added after it was shared, by staff or a guardian (by_kind).
create table visit_record_additions (
  school_id bigint not null,
  id bigint not null,
  contact_id bigint not null,
  by_kind text not null,
  by_id bigint not null,
  words text not null,
  added_at bigint not null,
  primary key (school_id, id)
);
create index visit_record_additions_of_contact on visit_record_additions (school_id, contact_id);

-- How families rated visits, as sums only, so that no row tells who said what. The shown sums follow in groups of five
-- answers, so that no single one can be told by looking twice.
create table visit_rating_sums (
  school_id bigint not null,
  school_year integer not null,
  ratings integer not null,
  on_time integer not null,
  courteous integer not null,
  useful integer not null,
  no_gift integer not null,
  shown_ratings integer not null,
  shown_on_time integer not null,
  shown_courteous integer not null,
  shown_useful integer not null,
  shown_no_gift integer not null,
  primary key (school_id, school_year)
) /*+ sqlite: without rowid */;
