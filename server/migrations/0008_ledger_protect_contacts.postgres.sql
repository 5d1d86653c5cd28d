create function refuse_contact_change() returns trigger language plpgsql as $$
begin
  raise exception 'contacts are append-only';
end
$$;

create trigger contacts_are_never_changed before update or delete on contacts
  for each row execute function refuse_contact_change();

create trigger contacts_are_never_truncated before truncate on contacts
  for each statement execute function refuse_contact_change();
