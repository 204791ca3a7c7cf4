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

// What rules are told of people and organisations, and since when.
sqlMigration(
  '220-customers-003-history',
  `
create table customers.people_history (
  person_id uuid not null references customers.people on delete cascade,
  since timestamptz(3) not null,
  name text not null,
  email text not null,
  organisation_id uuid,
  removed boolean not null,
  primary key (person_id, since)
);
-- A removed organisation leaves no row, so its history stands alone: without a name from then on.
create table customers.organisations_history (
  organisation_id uuid not null,
  since timestamptz(3) not null,
  name text,
  primary key (organisation_id, since)
);
create table customers.history_began (at timestamptz(3) not null);

insert into customers.history_began (at) select now() where exists (select from customers.people union all select from customers.organisations);
insert into customers.people_history (person_id, since, name, email, organisation_id, removed)
  select id, now(), name, email, organisation_id, removed_at is not null from customers.people;
insert into customers.organisations_history (organisation_id, since, name) select id, now(), name from customers.organisations;

create function customers.keep_person() returns trigger language plpgsql as $$
begin
  -- Of whoever was erased nothing is known, whatever time is asked about.
  if new.erased_at is not null then
    delete from customers.people_history where person_id = new.id;
  end if;
  insert into customers.people_history (person_id, since, name, email, organisation_id, removed)
    values (new.id, new.updated_at, new.name, new.email, new.organisation_id, new.removed_at is not null)
  on conflict (person_id, since) do update
    set name = excluded.name, email = excluded.email, organisation_id = excluded.organisation_id, removed = excluded.removed;
  return null;
end $$;
create trigger keep_person after insert or update of name, email, organisation_id, removed_at, erased_at on customers.people
  for each row execute function customers.keep_person();

create function customers.keep_organisation() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into customers.organisations_history (organisation_id, since, name) values (old.id, old.updated_at, null)
    on conflict (organisation_id, since) do update set name = null;
  else
    insert into customers.organisations_history (organisation_id, since, name) values (new.id, new.updated_at, new.name)
    on conflict (organisation_id, since) do update set name = excluded.name;
  end if;
  return null;
end $$;
create trigger keep_organisation after insert or delete or update of name on customers.organisations
  for each row execute function customers.keep_organisation();
`,
);
