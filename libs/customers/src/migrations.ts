import { sqlMigration } from '@casewright/persistence';

// Addresses and domains stand in arrays on their owner's row, in order. Triggers copy them into tables of their own, whose
// primary keys make them unique however many processes write at once.
sqlMigration(
  '220-customers-001-people',
  `
create schema customers;
create extension if not exists pg_trgm;

create table customers.organisations (
  id uuid primary key,
  name text not null,
  domains text[] not null default '{}',
  notes text not null default '',
  search text not null,
  request_hash text,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index organisations_by_name on customers.organisations (lower(name) collate "C", id);
create index organisations_by_age on customers.organisations (created_at, id);
create index organisations_search on customers.organisations using gin (search gin_trgm_ops);

create table customers.organisation_domains (
  domain text primary key check (domain = lower(domain)),
  organisation_id uuid not null references customers.organisations on delete cascade
);
create index organisation_domains_by_owner on customers.organisation_domains (organisation_id);

create table customers.people (
  id uuid primary key,
  name text not null,
  email text not null,
  emails text[] not null,
  phone text,
  organisation_id uuid references customers.organisations on delete set null,
  notes text not null default '',
  search text not null,
  request_hash text,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  removed_at timestamptz(3)
);
create index people_by_name on customers.people (lower(name) collate "C", id) where removed_at is null;
create index people_by_age on customers.people (created_at, id) where removed_at is null;
create index people_by_organisation on customers.people (organisation_id) where removed_at is null;
create index people_search on customers.people using gin (search gin_trgm_ops);

create table customers.person_addresses (
  address text primary key check (address = lower(address)),
  person_id uuid not null references customers.people on delete cascade
);
create index person_addresses_by_owner on customers.person_addresses (person_id);

create function customers.keep_addresses() returns trigger language plpgsql as $$
begin
  delete from customers.person_addresses where person_id = new.id and address <> all (new.emails);
  insert into customers.person_addresses (address, person_id)
    select wanted, new.id from unnest(new.emails) wanted
    where not exists (select from customers.person_addresses kept where kept.address = wanted and kept.person_id = new.id);
  return null;
end $$;
create trigger keep_addresses after insert or update of emails on customers.people
  for each row execute function customers.keep_addresses();

create function customers.keep_domains() returns trigger language plpgsql as $$
begin
  delete from customers.organisation_domains where organisation_id = new.id and domain <> all (new.domains);
  insert into customers.organisation_domains (domain, organisation_id)
    select wanted, new.id from unnest(new.domains) wanted
    where not exists (select from customers.organisation_domains kept where kept.domain = wanted and kept.organisation_id = new.id);
  return null;
end $$;
create trigger keep_domains after insert or update of domains on customers.organisations
  for each row execute function customers.keep_domains();
`,
);

// Whoever was erased keeps a row without any text about them, because tickets name it.
sqlMigration('220-customers-002-erasure', 'alter table customers.people add column erased_at timestamptz(3);');
