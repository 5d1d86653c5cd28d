-- When the child of an ask was done by its rule: what another guardian has done awaits nobody, and an inbox need not
-- look at the asks of all guardians to know it. Which of a person's asks await an answer is told by the index alone;
-- its last two columns are always empty and there for that.
alter table asks add column settled_at bigint;
update asks set settled_at = (
  select case when max(o.counts) = 2
    then case when min(case when o.counts = 0 then null when o.done_at is null then 0 else 1 end) = 1
      then max(case when o.counts = 2 then o.done_at end) end
    else min(case when o.counts = 1 then o.done_at end) end
  from asks o
  where o.school_id = asks.school_id and o.audience_id = asks.audience_id and o.student_id = asks.student_id
    and o.person_id in (select h.guardian_id from guardianships h
      where h.school_id = asks.school_id and h.student_id = asks.student_id));
drop index asks_open_of_person;
create index asks_open_of_person on asks (school_id, person_id, needs, settled_at, done_at, withdrawn_at)
  where done_at is null and withdrawn_at is null;
