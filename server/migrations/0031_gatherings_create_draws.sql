-- Families drawn by lot and asked into the school (P2a.7). seed, families (how many there were to draw from) and share
-- (percent) say how the draw came out, so that it can be made again. came: marked once it was held.
create table gathering_draws (
  school_id bigint not null,
  gathering_id bigint not null,
  seed text not null,
  families integer not null,
  share integer not null,
  drawn_at bigint not null,
  drawn_by bigint not null,
  contact_id bigint,
  primary key (school_id, gathering_id)
);

create table gathering_invitations (
  school_id bigint not null,
  gathering_id bigint not null,
  family_id bigint not null,
  student_id bigint not null,
  position integer not null,
  came smallint not null,
  primary key (school_id, gathering_id, family_id)
);
