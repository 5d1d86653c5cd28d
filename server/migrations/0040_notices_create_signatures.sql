-- A signature drawn by hand under one version of a text. text_hash: SHA-256 of title, an empty line and body, so
-- that it can be shown what was signed; drawing: a path of points (answers/answer.hpp).
create table notice_signatures (
  school_id bigint not null,
  notice_id bigint not null,
  student_id bigint not null,
  guardian_id bigint not null,
  version integer not null,
  text_hash text not null,
  drawing text not null,
  signed_at bigint not null,
  primary key (school_id, notice_id, student_id, guardian_id, version)
);
