-- A notice to the school's own staff (notices/staff). needs: read or confirm. audience: the JSON of people::StaffSpec.
create table staff_letters (
  school_id bigint not null,
  id bigint not null,
  author_id bigint not null,
  title text not null,
  body text not null,
  needs text not null,
  audience text not null,
  published_at bigint not null,
  due_at bigint,
  reminded_at bigint,
  withdrawn_at bigint,
  client_key text not null,
  primary key (school_id, id),
  unique (school_id, client_key)
);
create index staff_letters_of_author on staff_letters (school_id, author_id, published_at);

-- One row a colleague, kept when somebody leaves: it says who was told.
create table staff_letter_asks (
  school_id bigint not null,
  letter_id bigint not null,
  staff_id bigint not null,
  opened_at bigint,
  done_at bigint,
  primary key (school_id, letter_id, staff_id)
) /*+ sqlite: without rowid */;
create index staff_letter_asks_of_person on staff_letter_asks (school_id, staff_id);
