import { sqlMigration } from '@casewright/persistence';

sqlMigration(
  '300-tickets-001-numbers',
  `create schema tickets;
   create sequence tickets.numbers as integer start with 1001;`,
);

// Search goes by words without accents and case; the dictionary of a language would lose serial numbers and names. Punctuation becomes
// space, or PostgreSQL would take addresses and hyphenated words as one.
sqlMigration(
  '300-tickets-002-search',
  `create extension if not exists unaccent with schema public;
   create function tickets.plain_words(content text) returns text language sql immutable parallel safe
     return lower(translate(public.unaccent('public.unaccent', content), '@._-/\\:;,+#''"()[]{}<>=&?!*%$|~^', repeat(' ', 31)) collate pg_c_utf8);
   create function tickets.search_vector(content text) returns tsvector language sql immutable parallel safe
     return to_tsvector('simple', tickets.plain_words(content));
   create function tickets.search_query(word text) returns tsquery language sql immutable parallel safe
     return to_tsquery('simple', quote_literal(tickets.plain_words(word)) || case when length(word) >= 3 then ':*' else '' end);`,
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

// The planner's guess from its statistics, which costs next to nothing; counting the texts of a common word would cost more than the search.
// PostgreSQL allows EXPLAIN in volatile functions only.
sqlMigration(
  '300-tickets-004-search-share',
  `create function tickets.planned_rows(statement text) returns double precision language plpgsql as $$
   declare
     plan jsonb;
   begin
     execute 'explain (format json) ' || statement into plan;
     return plan -> 0 -> 'Plan' -> 'Plan Rows';
   end $$;
   create function tickets.share_of_texts(word text) returns double precision language sql
     return tickets.planned_rows(format('select from rm.ticket_texts where search_vector @@ tickets.search_query(%L)', word))
       / greatest(1, tickets.planned_rows('select from rm.ticket_texts'));`,
);

// The head of a field holds its newest content; versions are written once and never change. No row is ever removed, and a key is
// never used again, so every value under it is of one kind.
sqlMigration(
  '300-tickets-005-fields',
  `create table tickets.fields (
     key text primary key,
     kind text not null,
     version integer not null,
     content jsonb not null,
     request_hash text,
     created_at timestamptz(3) not null,
     updated_at timestamptz(3) not null
   );
   create table tickets.field_versions (
     key text not null references tickets.fields,
     version integer not null,
     content jsonb not null,
     made_by text not null,
     made_at timestamptz(3) not null,
     primary key (key, version)
   );
   create function tickets.refuse_change() returns trigger language plpgsql as $$
   begin
     raise exception 'A version of a field never changes';
   end $$;
   create trigger immutable before update or delete on tickets.field_versions for each row execute function tickets.refuse_change();`,
);

// Every change of the settings is a version, because what is done by itself names the one that it was done by.
sqlMigration(
  '300-tickets-006-auto-close',
  `create table tickets.auto_close_versions (
     version integer primary key,
     name text not null default 'auto-close',
     content jsonb not null,
     made_by text not null,
     made_at timestamptz(3) not null
   );
   create trigger immutable before update or delete on tickets.auto_close_versions for each row execute function tickets.refuse_change();
   create table tickets.auto_close_sweeps (
     version integer primary key references tickets.auto_close_versions,
     after integer not null default 0,
     looked integer not null default 0,
     saved_at timestamptz(3) not null,
     claimed_until timestamptz(3),
     finished_at timestamptz(3)
   );`,
);
