-- A school's own patterns of notices.
create table notice_templates (
  school_id bigint not null,
  id bigint not null,
  kind text not null,
  title text not null,
  body text not null,
  added_by bigint not null,
  added_at bigint not null,
  primary key (school_id, id)
);
