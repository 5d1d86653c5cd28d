-- Nearly no entry voids another one. An index that holds those alone is not written by all the others.
alter table contacts drop constraint contacts_school_id_voids_id_key;
create unique index contacts_voiding on contacts (school_id, voids_id) where voids_id is not null;
