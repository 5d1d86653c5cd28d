-- A person on the way to another platform and back, to connect an account there. The state that travels is known by its
-- hash only, is good for the session that began it, once, until expires_at.
create table connection_states (
  school_id bigint not null,
  state_hash text not null,
  person_id bigint not null,
  session_id bigint not null,
  kind text not null,
  expires_at bigint not null,
  primary key (school_id, state_hash)
) /*+ sqlite: without rowid */;
