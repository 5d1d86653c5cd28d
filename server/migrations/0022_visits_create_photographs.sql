-- Photographs of visits, made anew without place and device (platform/images) and sealed. address: drawn at random, so that
-- none can be guessed. digest: a keyed hash of the file as it was sent, so that one sent twice is one.
create table visit_photographs (
  school_id bigint not null,
  contact_id bigint not null,
  address text not null,
  digest text not null,
  width integer not null,
  height integer not null,
  sealed text not null,
  added_at bigint not null,
  added_by bigint not null,
  primary key (school_id, contact_id, address),
  unique (school_id, contact_id, digest)
);
