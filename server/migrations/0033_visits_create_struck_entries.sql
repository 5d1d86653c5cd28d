-- What the calendar of a member of staff may hold and should no longer: a visit the person was to go to, as owner or
-- along, where it stood last. uid: of the entry. It counts while the person has no living entry of that uid.
create table visit_struck_entries (
  school_id bigint not null,
  person_id bigint not null,
  uid text not null,
  planned_on text not null,
  begins_at_minute integer not null,
  struck_at bigint not null,
  primary key (school_id, person_id, uid)
);
