-- Records that look alike or impossible, asked about as a question and never judged. contact_ids: separated by spaces.
-- shown_to_leader_at: when it went to the school's leaders because it had no answer. settled_at: when the entries no longer
-- show the sign, as after voiding the wrong ones.
create table record_questions (
  school_id bigint not null,
  id bigint not null,
  author_id bigint not null,
  sign text not null,
  contact_ids text not null,
  asked_at bigint not null,
  answered_at bigint,
  answer text,
  shown_to_leader_at bigint,
  settled_at bigint,
  primary key (school_id, id)
);
create index record_questions_of_author on record_questions (school_id, author_id);
