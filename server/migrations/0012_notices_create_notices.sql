-- A letter to families (告家长书/通知). needs: read or confirm. Published notices are not edited; a
-- withdrawn one stays readable to its author.
create table notices (
  school_id bigint not null,
  id bigint not null,
  author_id bigint not null,
  title text not null,
  body text not null,
  needs text not null,
  audience_id bigint not null,
  created_at bigint not null,
  published_at bigint,
  due_at bigint,
  withdrawn_at bigint,
  client_key text not null,
  primary key (school_id, id),
  unique (school_id, client_key)
);
create index notices_by_time on notices (school_id, published_at);
