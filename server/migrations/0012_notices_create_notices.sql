-- A letter to families (告家长书/通知). Its identifier is that of its audience, so that an answer finds its asks
-- without a look here. needs: read or confirm. Published notices are not edited; a withdrawn one stays readable
-- to staff. contact_id: the ledger entry, whose classes say where the notice went.
create table notices (
  school_id bigint not null,
  id bigint not null,
  author_id bigint not null,
  title text not null,
  body text not null,
  needs text not null,
  created_at bigint not null,
  published_at bigint,
  due_at bigint,
  reminded_at bigint,
  withdrawn_at bigint,
  contact_id bigint,
  client_key text not null,
  primary key (school_id, id),
  unique (school_id, client_key)
);
