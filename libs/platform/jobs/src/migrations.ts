import { sqlMigration } from '@casewright/persistence';

/** `next_at`: when it is to be tried next; of a delivery that is being sent: when another worker may take it up. */
sqlMigration(
  '160-jobs-001-deliveries',
  `
create schema jobs;

create table jobs.deliveries (
  id text primary key,
  capability text not null,
  event_id text,
  subject_id text,
  ticket_id text,
  payload jsonb not null,
  status text not null check (status in ('waiting', 'sending', 'delivered', 'dead', 'cancelled')),
  attempts integer not null default 0,
  max_attempts integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  attempted_at timestamptz,
  next_at timestamptz,
  receipt text,
  error text
) with (fillfactor = 80);

create index deliveries_due on jobs.deliveries (next_at) where next_at is not null;
create index deliveries_newest on jobs.deliveries (created_at desc, id desc);
create index deliveries_open on jobs.deliveries (status, created_at desc, id desc) where status <> 'delivered';
create index deliveries_ticket on jobs.deliveries (ticket_id) where ticket_id is not null;

create table jobs.delivery_attempts (
  delivery_id text not null references jobs.deliveries (id) on delete cascade,
  attempt integer not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  outcome text not null check (outcome in ('delivered', 'failed')),
  error text,
  primary key (delivery_id, attempt)
);
`,
);

// Which rule it goes back to, so that what a stopped rule still has on the way can be counted and held.
sqlMigration(
  '160-jobs-002-rules',
  `
alter table jobs.deliveries add column rule_id text;
create index deliveries_of_rules on jobs.deliveries (rule_id) where rule_id is not null and status = 'waiting';
`,
);
