-- Work that outlives the program that was asked for it. due_at: when it may be taken next; whoever takes it moves it to
-- the end of the lease, so the job of a program that died is taken again. attempts numbers the takings: only the last
-- one may say how it went. state: waiting, finished, failed. detail: identifiers as JSON, no personal data.
create table jobs (
  id bigint not null primary key,
  kind text not null,
  job_key text not null,
  detail text not null,
  state text not null,
  due_at bigint not null,
  attempts integer not null,
  created_at bigint not null,
  ended_at bigint,
  failure text,
  unique (kind, job_key)
);
create index jobs_due on jobs (due_at) where state = 'waiting';
create index jobs_ended on jobs (ended_at) where ended_at is not null;
