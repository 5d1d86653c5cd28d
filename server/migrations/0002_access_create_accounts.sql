-- An account signs in; an identity says as whom (a guardian or a member of staff of one tenant).
create table accounts (
  id bigint not null primary key,
  password_hash text,
  must_change_password smallint not null,
  created_at bigint not null
);

-- What a person types to name the account. kind is telephone (value is a keyed hash) or name.
create table logins (
  kind text not null,
  value text not null,
  account_id bigint not null references accounts (id),
  primary key (kind, value, account_id)
);
create index logins_of_account on logins (account_id);

-- roles is the bit set that people/viewer.hpp explains; tenant 0 is the district itself.
-- proof: how the account showed that it is this person (telephone, invitation, issued; invented in a demo). One gained
-- by telephone ends when the telephone on record changes.
create table identities (
  id bigint not null primary key,
  account_id bigint not null references accounts (id),
  tenant_id bigint not null,
  person_kind text not null,
  person_id bigint not null,
  roles bigint not null,
  proof text not null,
  unique (tenant_id, person_kind, person_id)
);
create index identities_of_account on identities (account_id);

-- Only the hash of the token is kept. revoked_at ends a session at once, on every node.
-- opened_by: password, code, invitation or demo.
create table sessions (
  id bigint not null primary key,
  token_hash text not null unique,
  account_id bigint not null references accounts (id),
  opened_by text not null,
  device text not null,
  created_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null,
  revoked_at bigint
);
create index sessions_of_account on sessions (account_id);

-- Printed slips. A code opens one person's identity, once.
create table invitations (
  code_hash text not null primary key,
  tenant_id bigint not null,
  person_kind text not null,
  person_id bigint not null,
  printed_by bigint not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);
create index invitations_of_person on invitations (tenant_id, person_kind, person_id);

-- Codes sent to a telephone; one open code a number.
create table one_time_codes (
  telephone_hash text not null primary key,
  code_hash text not null,
  expires_at bigint not null,
  tries_left integer not null
);

-- How often something was tried in the running window and in the one before; subject is a keyed hash.
create table attempts (
  subject text not null primary key,
  window_began_at bigint not null,
  tries integer not null,
  tries_before integer not null
);
create index attempts_by_age on attempts (window_began_at);
