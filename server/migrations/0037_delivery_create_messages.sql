-- What leaves the app, said once however many it goes to. source_key: the same slice and key is the same message.
-- link_path: where the app shows it. expires_at: nobody is told afterwards.
create table messages (
  school_id bigint not null,
  id bigint not null,
  slice text not null,
  source_id bigint not null,
  source_key text not null,
  subject text not null,
  body text not null,
  link_path text not null,
  is_urgent smallint not null,
  created_at bigint not null,
  expires_at bigint not null,
  primary key (school_id, id),
  unique (school_id, slice, source_key)
);
create index messages_of_source on messages (school_id, slice, source_id);

-- The outbox: one row a message, person and channel, and how far it has come (delivery/state.hpp). No address: it is
-- looked up when it is sent. due_at: when it may be sent next, null when nothing is left to do; whoever takes a row
-- moves it to the end of the lease. attempts numbers the takings. failure: a code.
create table deliveries (
  school_id bigint not null,
  message_id bigint not null,
  person_id bigint not null,
  channel text not null,
  state text not null,
  attempts integer not null,
  due_at bigint,
  changed_at bigint not null,
  failure text,
  primary key (school_id, message_id, person_id, channel)
) /*+ sqlite: without rowid */;
create index deliveries_due on deliveries (channel, due_at) where due_at is not null;

-- When a school tells nobody anything that is not urgent, in minutes after local midnight. No row: 21:00 to 07:00.
create table quiet_hours (
  school_id bigint not null primary key,
  begins_minute integer not null,
  ends_minute integer not null,
  set_by bigint not null,
  set_at bigint not null
);
