import { sqlMigration } from '@casewright/persistence';

sqlMigration(
  '100-event-store-001-log',
  `
create schema es;

create table es.meta (
  only_row boolean primary key default true check (only_row),
  system_identifier text not null,
  epoch integer not null
);
insert into es.meta (system_identifier, epoch) select system_identifier::text, 1 from pg_control_system();

create table es.streams (
  stream_id uuid primary key,
  category text not null,
  version integer not null
) with (fillfactor = 70);

create table es.events (
  stream_id uuid not null,
  version integer not null,
  seq bigint generated always as identity,
  epoch integer not null,
  xid xid8 not null default pg_current_xact_id(),
  event_id uuid not null,
  type text not null,
  schema_version smallint not null,
  data jsonb not null,
  meta jsonb not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (stream_id, version)
);
create index events_order on es.events (epoch, xid, seq);

create table es.commands (
  command_id text primary key,
  stream_id uuid not null,
  from_version integer not null,
  to_version integer not null,
  request_hash text not null,
  at timestamptz not null default clock_timestamp()
);
create index commands_age on es.commands using brin (at);

create table es.snapshots (
  stream_id uuid primary key,
  version integer not null,
  state_schema integer not null,
  state jsonb not null
);

create table es.subject_keys (
  subject_id uuid primary key,
  wrapped_key bytea,
  destroyed_at timestamptz,
  check ((wrapped_key is null) = (destroyed_at is not null))
);
`,
);

sqlMigration(
  '100-event-store-002-append',
  `
create function es.append(batch jsonb)
returns table (command_no integer, verdict text, from_version integer, to_version integer)
language plpgsql as $append$
#variable_conflict use_column
begin
  -- With an earlier write in this transaction its xid could be older than one that already wrote to the same stream,
  -- and (xid, seq) would order the stream wrongly. Advisory locks assign no xid.
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'es.append must be the first write of its transaction' using errcode = 'ES001';
  end if;
  perform pg_advisory_xact_lock(locks.key)
  from (
    select distinct uuid_hash_extended((command->>'stream')::uuid, 0) as key
    from jsonb_array_elements(batch) as command
    order by 1 offset 0
  ) as locks;

  return query
  with judged as materialized (
    select
      given.no::integer as no, given.command->>'id' as id, (given.command->>'stream')::uuid as stream,
      given.command->>'category' as category, given.command->>'hash' as hash,
      given.command->'meta' as meta, given.command->'events' as events,
      coalesce(known.from_version, stream.version, 0) as base,
      coalesce(known.to_version, coalesce(stream.version, 0) + jsonb_array_length(given.command->'events')) as top,
      case
        when known.command_id is not null then
          case when known.request_hash = given.command->>'hash' and known.stream_id = (given.command->>'stream')::uuid
            then 'repeated' else 'reused' end
        when case (given.command->>'expected')::integer
          when -1 then true
          when -2 then stream.version is not null
          else coalesce(stream.version, 0) = (given.command->>'expected')::integer
        end then 'stored'
        else 'stale'
      end as verdict
    from jsonb_array_elements(batch) with ordinality as given (command, no)
    left join lateral (select * from es.commands where command_id = given.command->>'id' limit 1) as known on true
    left join lateral (select * from es.streams where stream_id = (given.command->>'stream')::uuid limit 1) as stream on true
  ), written as (
    insert into es.events (stream_id, version, epoch, event_id, type, schema_version, data, meta)
    select judged.stream, judged.base + event.no, (select epoch from es.meta), (event.body->>'id')::uuid, event.body->>'type',
      (event.body->>'version')::smallint, event.body->'data', judged.meta
    from judged cross join lateral jsonb_array_elements(judged.events) with ordinality as event (body, no)
    where judged.verdict = 'stored'
    order by judged.no, event.no
  ), counted as (
    insert into es.streams (stream_id, category, version)
    select stream, category, top from judged where verdict = 'stored' and top > base
    on conflict (stream_id) do update set version = excluded.version
  ), remembered as (
    insert into es.commands (command_id, stream_id, from_version, to_version, request_hash)
    select id, stream, base, top, hash from judged where verdict = 'stored'
  )
  select no, verdict, base, top from judged;
end
$append$;
`,
);

// Most calls carry one command. Small statements with plans of their own take a sixth less of the processor than the set-based one.
sqlMigration(
  '100-event-store-003-append-one',
  `
create function es.append_one(command jsonb, out verdict text, out from_version integer, out to_version integer)
language plpgsql as $append$
#variable_conflict use_column
declare
  given_id constant text := command->>'id';
  stream constant uuid := (command->>'stream')::uuid;
  expected constant integer := (command->>'expected')::integer;
  events constant jsonb := command->'events';
  event constant jsonb := events->0;
  locked text;
  known es.commands;
  present integer;
begin
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'es.append_one must be the first write of its transaction' using errcode = 'ES001';
  end if;
  -- An assignment is evaluated without a statement of its own.
  locked := pg_advisory_xact_lock(uuid_hash_extended(stream, 0))::text;
  select * into known from es.commands where command_id = given_id;
  if found then
    verdict := case when known.request_hash = command->>'hash' and known.stream_id = stream then 'repeated' else 'reused' end;
    from_version := known.from_version;
    to_version := known.to_version;
    return;
  end if;
  select version into present from es.streams where stream_id = stream;
  from_version := coalesce(present, 0);
  to_version := from_version + jsonb_array_length(events);
  if expected not in (-1, -2, from_version) or (expected = -2 and present is null) then
    verdict := 'stale';
    return;
  end if;
  verdict := 'stored';
  if to_version = from_version + 1 then
    insert into es.events (stream_id, version, epoch, event_id, type, schema_version, data, meta)
    values (stream, to_version, (select epoch from es.meta), (event->>'id')::uuid, event->>'type', (event->>'version')::smallint,
      event->'data', command->'meta');
  else
    insert into es.events (stream_id, version, epoch, event_id, type, schema_version, data, meta)
    select stream, from_version + event.no, (select epoch from es.meta), (event.body->>'id')::uuid, event.body->>'type',
      (event.body->>'version')::smallint, event.body->'data', command->'meta'
    from jsonb_array_elements(events) with ordinality as event (body, no)
    order by event.no;
  end if;
  if present is null and to_version > 0 then
    insert into es.streams (stream_id, category, version) values (stream, command->>'category', to_version);
  elsif to_version > from_version then
    update es.streams set version = to_version where stream_id = stream;
  end if;
  insert into es.commands (command_id, stream_id, from_version, to_version, request_hash)
  values (given_id, stream, from_version, to_version, command->>'hash');
end
$append$;
`,
);

// The epoch as the column's default costs nothing, where a look at es.meta took a twentieth of each append (docs/benchmarks.md).
// Nearly every call carries one command of one event whose expected version holds: es.append_one stores that and nothing else.
sqlMigration(
  '100-event-store-004-append-one',
  `
do $epoch$ begin
  execute format('alter table es.events alter column epoch set default %s', (select epoch from es.meta));
end $epoch$;

drop function es.append_one(jsonb);
create function es.append_one(
  command text, stream uuid, kind text, expected integer, hash text, meta jsonb, event uuid, event_type text, event_schema smallint, event_data jsonb
) returns integer
language plpgsql as $append$
declare locked text;
begin
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'es.append_one must be the first write of its transaction' using errcode = 'ES001';
  end if;
  -- An assignment is evaluated without a statement of its own.
  locked := pg_advisory_xact_lock(uuid_hash_extended(stream, 0))::text;
  if expected = 0 then
    insert into es.streams (stream_id, category, version) values (stream, kind, 1) on conflict do nothing;
  else
    update es.streams set version = version + 1 where stream_id = stream and version = expected;
  end if;
  if not found then
    return null;
  end if;
  insert into es.commands (command_id, stream_id, from_version, to_version, request_hash)
  values (command, stream, expected, expected + 1, hash) on conflict do nothing;
  if not found then
    raise exception 'This command id was used on another stream' using errcode = 'ES002';
  end if;
  insert into es.events (stream_id, version, event_id, type, schema_version, data, meta)
  values (stream, expected + 1, event, event_type, event_schema, event_data, meta);
  return expected;
end
$append$;
`,
);
