-- ABORT, not ROLLBACK: a rollback would end the whole group of writes that share a commit.
create trigger contacts_are_never_changed before update on contacts
begin
  select raise(abort, 'contacts are append-only');
end;

create trigger contacts_are_never_deleted before delete on contacts
begin
  select raise(abort, 'contacts are append-only');
end;
