-- Students who were asked about after a notice was published, so that its author sees who came later.
create table notice_additions (
  school_id bigint not null,
  notice_id bigint not null,
  student_id bigint not null,
  added_at bigint not null,
  primary key (school_id, notice_id, student_id)
) /*+ sqlite: without rowid */;
