-- What a school has written itself about one of the four things brought into the home (P4.10); without a row the
-- product's own words stand.
create table preparation_texts (
  school_id bigint not null,
  brought text not null,
  words text not null,
  changed_at bigint not null,
  changed_by bigint not null,
  primary key (school_id, brought)
) /*+ sqlite: without rowid */;
