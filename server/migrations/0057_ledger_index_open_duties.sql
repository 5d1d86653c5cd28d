-- Duties pile up over the years. Whoever asks for a school's or a colleague's wants the open ones, soonest first: every
-- morning, on every board.
drop index duties_open_of_kind;
create index duties_open on duties (school_id, due_at) where fulfilled_at is null and cancelled_at is null;
drop index duties_of_owner;
create index duties_open_of_owner on duties (school_id, owner_id, due_at) where fulfilled_at is null and cancelled_at is null;
