import { sqlMigration } from '@casewright/persistence';

sqlMigration(
  '300-tickets-001-numbers',
  `create schema tickets;
   create sequence tickets.numbers as integer start with 1001;`,
);

// Search goes by words without accents; dictionaries of a language would lose serial numbers and names.
sqlMigration(
  '300-tickets-002-search',
  `create extension if not exists unaccent with schema public;
   create function tickets.search_vector(content text) returns tsvector language sql immutable parallel safe
     return to_tsvector('simple', public.unaccent('public.unaccent', left(content, 200000)));`,
);

sqlMigration(
  '300-tickets-003-uploads',
  `create table tickets.uploads (
     id uuid primary key,
     digest text not null,
     name text not null,
     media_type text not null,
     size bigint not null,
     uploaded_by uuid not null,
     uploaded_at timestamptz not null
   );`,
);
