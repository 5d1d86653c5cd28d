-- The latest reading of another platform's school directory by a school. kind: wecom or dingtalk. begun_by: a member of
-- staff, null for the nightly one. classes_done of classes have been read. failure: a code.
create table directory_runs (
  school_id bigint not null,
  kind text not null,
  begun_at bigint not null,
  begun_by bigint,
  ended_at bigint,
  classes_done integer not null,
  classes integer not null,
  matched integer not null,
  failure text,
  primary key (school_id, kind)
) /*+ sqlite: without rowid */;

-- Whom that reading found there and could not tell who they are here. reason: delivery/directory/matching.hpp.
create table directory_strangers (
  school_id bigint not null,
  kind text not null,
  line_no integer not null,
  class_name text not null,
  student_name text not null,
  relation text not null,
  reason text not null,
  primary key (school_id, kind, line_no)
) /*+ sqlite: without rowid */;
