-- PostgreSQL looks at the row itself for whatever else is asked of an ask, so the columns that let SQLite answer from the
-- index alone only made every notice dearer to write, and every settling of an ask an entry more.
drop index asks_open_of_person;
create index asks_open_of_person on asks (school_id, person_id) where done_at is null and withdrawn_at is null;
