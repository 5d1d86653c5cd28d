-- What a school wants of its notices. needs_approval: those of teachers to a grade or the school wait for the desk.
-- may_be_found: search engines may list the page of public notices. No row: neither.
create table notice_settings (
  school_id bigint not null primary key,
  needs_approval smallint not null,
  may_be_found smallint not null,
  set_by bigint not null,
  set_at bigint not null
);
