-- What families said to a notice. One answer a child (choice: counted from 0), from whoever of its guardians
-- gave the last; opinions stand by guardian.
create table notice_answers (
  school_id bigint not null,
  notice_id bigint not null,
  student_id bigint not null,
  guardian_id bigint not null,
  choice integer not null,
  answered_at bigint not null,
  primary key (school_id, notice_id, student_id)
) /*+ sqlite: without rowid */;

create table notice_opinions (
  school_id bigint not null,
  notice_id bigint not null,
  student_id bigint not null,
  guardian_id bigint not null,
  opinion text not null,
  written_at bigint not null,
  primary key (school_id, notice_id, student_id, guardian_id)
) /*+ sqlite: without rowid */;
