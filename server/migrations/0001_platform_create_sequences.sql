-- One row a tenant: the last number given out. Tenant 0 is the district's own sequence.
create table id_sequences (
  tenant_id bigint not null primary key,
  last_number bigint not null
);

-- Facts about this installation, such as whether it shows invented families (key demo).
create table installation_facts (
  name text not null primary key,
  value text not null
);
