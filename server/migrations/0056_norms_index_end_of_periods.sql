-- Every contact asks which periods are open on its day. Those of past years stay: after six, looking through them took
-- longer than all the rest of the contact.
create index periods_by_end on periods (school_id, ends_on);
