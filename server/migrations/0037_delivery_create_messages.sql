-- What leaves the app, said once however many it goes to. source_key: the same slice and key is the same message.
-- link_path: where the app shows it. topic: what families may choose about (reach_choices), empty when it can never be
-- put off; answer_by_at: when an answer is wanted. expires_at: nobody is told afterwards.
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
  topic text not null,
  answer_by_at bigint,
  created_at bigint not null,
  expires_at bigint not null,
  primary key (school_id, id),
  unique (school_id, slice, source_key)
);
create index messages_of_source on messages (school_id, slice, source_id);

-- The outbox: one row a message, person and channel, and how far it has come (delivery/state.hpp). No address: it is
-- looked up when it is sent. due_at: when it may be sent next, null when nothing is left to do; whoever takes a row
-- moves it to the end of the lease. attempts numbers the takings. failure: a code. provider_id: what the other end
-- calls it, where its receipts do not name our key.
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
  provider_id text,
  primary key (school_id, message_id, person_id, channel)
) /*+ sqlite: without rowid */;
-- What is due at one time stands together by person.
create index deliveries_due on deliveries (channel, due_at, school_id, person_id, message_id) where due_at is not null;
create index deliveries_of_provider on deliveries (channel, provider_id) where provider_id is not null;
-- Of channels that are asked later what became of a letter.
create index deliveries_to_ask_about on deliveries (channel, changed_at) where provider_id is not null and
  state in ('accepted', 'delivered');

-- Where a person can be written to beside the telephone of the roster. kind: email, wecom, dingtalk, wechat or
-- web_push. address_hash finds whom an event of another platform is about; the district has one account there, so it
-- leads its index. set_by: person or directory. ended: why nothing is sent there any more, null while it is. declined:
-- the person wishes none, and no address is kept; gone: the other platform says so, and may take it back; bounced: mail
-- came back.
create table addresses (
  school_id bigint not null,
  person_id bigint not null,
  kind text not null,
  address_sealed text,
  address_hash text,
  set_by text not null,
  ended text,
  set_at bigint not null,
  primary key (school_id, person_id, kind)
) /*+ sqlite: without rowid */;
create index addresses_by_hash on addresses (kind, address_hash) where address_hash is not null;

-- When a school tells nobody anything that is not urgent, in minutes after local midnight. No row: 21:00 to 07:00.
create table quiet_hours (
  school_id bigint not null primary key,
  begins_minute integer not null,
  ends_minute integer not null,
  set_by bigint not null,
  set_at bigint not null
);
