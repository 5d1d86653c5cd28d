-- What a child's guardians were asked is found by who they are; those who no longer are must not be lost with it.
create table past_guardianships (
  school_id bigint not null,
  student_id bigint not null,
  guardian_id bigint not null,
  primary key (school_id, student_id, guardian_id)
) /*+ sqlite: without rowid */;
insert into past_guardianships (school_id, student_id, guardian_id)
  select distinct a.school_id, a.student_id, a.person_id from asks a where not exists (select 1 from guardianships g
  where g.school_id = a.school_id and g.student_id = a.student_id and g.guardian_id = a.person_id);
