-- Images and files sent with notices. They come while a letter is written, part by part (ready_at is null until
-- the last is checked), and belong to a letter once notice_enclosures says so, version by version: a corrected
-- letter may have others, the version before keeps its own. Those of no letter are swept up. address: drawn at
-- random, so that none can be guessed. kind: image or file. sha256: of what readers are given, an image made anew.
create table notice_attachments (
  school_id bigint not null,
  id bigint not null,
  address text not null,
  kind text not null,
  name text not null,
  content_type text not null,
  size_bytes bigint not null,
  width integer,
  height integer,
  sha256 text not null,
  added_by bigint not null,
  added_at bigint not null,
  ready_at bigint,
  primary key (school_id, id),
  unique (school_id, address)
);
create index notice_attachments_of_author on notice_attachments (school_id, added_by);

-- The bytes, sealed in parts. variant: sent (an image as it came, gone once it is made anew), whole, small.
create table notice_attachment_parts (
  school_id bigint not null,
  attachment_id bigint not null,
  variant text not null,
  part_no integer not null,
  sealed text not null,
  primary key (school_id, attachment_id, variant, part_no)
);

create table notice_enclosures (
  school_id bigint not null,
  notice_id bigint not null,
  version integer not null,
  place integer not null,
  attachment_id bigint not null,
  primary key (school_id, notice_id, version, place)
) /*+ sqlite: without rowid */;
create index notice_enclosures_of_attachment on notice_enclosures (school_id, attachment_id);
