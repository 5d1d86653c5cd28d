-- What an exchange meeting (P1.7) found hard, and what is done next. A step is a duty of its owner. One that is struck out
-- of the minutes keeps its row, cancelled, since its duty was somebody's.
create table gathering_problems (
  school_id bigint not null,
  gathering_id bigint not null,
  position integer not null,
  words text not null,
  primary key (school_id, gathering_id, position)
);

create table gathering_steps (
  school_id bigint not null,
  id bigint not null,
  gathering_id bigint not null,
  words text not null,
  owner_id bigint not null,
  due_on text not null,
  duty_id bigint not null,
  done_at bigint,
  cancelled_at bigint,
  primary key (school_id, id)
);
create index gathering_steps_of_gathering on gathering_steps (school_id, gathering_id);
