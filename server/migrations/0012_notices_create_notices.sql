-- A letter to families (告家长书/通知). Its identifier is that of its audience, so that an answer finds its asks
-- without a look here. needs: read, confirm, answer or sign. reach: plain (written to once), everybody (until nobody is
-- missing) or urgent. A corrected text has the next version; those before are in notice_versions. A withdrawn notice
-- stays readable to staff. contact_id: the ledger entry, whose classes say where the notice went. kind: letter, activity,
-- outing, holiday, suspension, fee or task; starts_at: when what it is about begins; late_reason: why it came on the very
-- day. choices: a JSON list; fee_basis: where the basis of a fee is published. planned_at: when it is to go out;
-- approval of the school desk: awaited, given or refused. is_public: it also stands on the page of the school for everybody.
-- receipt_rule: any, all or named, whose answer counts for a child; tells_newcomers: who joins the audience later gets
-- it too.
create table notices (
  school_id bigint not null,
  id bigint not null,
  author_id bigint not null,
  title text not null,
  body text not null,
  needs text not null,
  reach text not null,
  receipt_rule text not null,
  tells_newcomers smallint not null,
  created_at bigint not null,
  published_at bigint,
  due_at bigint,
  reminded_at bigint,
  withdrawn_at bigint,
  contact_id bigint,
  kind text not null,
  starts_at bigint,
  late_reason text,
  asks_opinion smallint not null,
  choices text,
  fee_basis text,
  version integer not null,
  corrected_at bigint,
  planned_at bigint,
  approval text,
  approval_note text,
  approval_by bigint,
  is_public smallint not null,
  client_key text not null,
  primary key (school_id, id),
  unique (school_id, client_key)
);
create index notices_for_everybody on notices (school_id, published_at) where is_public = 1;
