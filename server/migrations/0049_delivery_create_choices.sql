-- How a person wants to be written to about a topic (delivery/reach_choice.hpp). choice: at_once, digest or off; no row:
-- at once.
create table reach_choices (
  school_id bigint not null,
  person_id bigint not null,
  topic text not null,
  choice text not null,
  set_at bigint not null,
  primary key (school_id, person_id, topic)
) /*+ sqlite: without rowid */;
