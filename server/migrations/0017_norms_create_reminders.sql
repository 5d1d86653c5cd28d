-- A leader asks the owner about one clause in the period that runs. Shown in the owner's next morning list, never sent as a
-- message. class_id: the class it is about, where there is one. seen_at: when the owner had it on the list.
create table reminders (
  school_id bigint not null,
  owner_id bigint not null,
  clause text not null,
  period_no integer not null,
  class_id bigint,
  asked_by bigint not null,
  asked_at bigint not null,
  seen_at bigint,
  primary key (school_id, owner_id, clause, period_no)
);
