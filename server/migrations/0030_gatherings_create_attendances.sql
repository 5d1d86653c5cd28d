-- Which members of the parent committees came (P3.14), each for one child of theirs.
create table gathering_attendances (
  school_id bigint not null,
  gathering_id bigint not null,
  guardian_id bigint not null,
  student_id bigint not null,
  primary key (school_id, gathering_id, guardian_id)
) /*+ sqlite: without rowid */;
