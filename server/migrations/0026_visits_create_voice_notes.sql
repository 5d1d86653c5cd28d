-- What a teacher said into the telephone after a contact, sealed as it was sent. address: drawn at random, so that none can be
-- guessed. digest: a keyed hash of the file, so that one sent twice is one. format: webm or mp4, known by content.
create table visit_voice_notes (
  school_id bigint not null,
  contact_id bigint not null,
  address text not null,
  digest text not null,
  format text not null,
  seconds integer not null,
  sealed text not null,
  added_at bigint not null,
  added_by bigint not null,
  primary key (school_id, contact_id, address),
  unique (school_id, contact_id, digest)
);
