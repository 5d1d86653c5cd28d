-- Texts that a corrected notice had before. The one in force stands in notices.
create table notice_versions (
  school_id bigint not null,
  notice_id bigint not null,
  version integer not null,
  title text not null,
  body text not null,
  replaced_at bigint not null,
  replaced_by bigint not null,
  primary key (school_id, notice_id, version)
);
