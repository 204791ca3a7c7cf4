import { sqlMigration } from '@casewright/persistence';

// What was read stands apart from what there is to read, by ids that follow from their cause: made anew, a notification is still read.
sqlMigration(
  '700-notifications-001-entries',
  `
create schema notifications;

create table notifications.entries (
  id uuid primary key,
  user_id uuid not null,
  ticket_id uuid not null,
  kind text not null,
  by_kind text,
  by_id text,
  by_version integer,
  target text,
  at timestamptz(3) not null
);
create index entries_of_user on notifications.entries (user_id, at desc, id desc);
create index entries_of_ticket on notifications.entries (ticket_id, user_id);
create index entries_by_age on notifications.entries (at);

create table notifications.reads (
  notification_id uuid primary key,
  read_at timestamptz(3) not null
);
create index reads_by_age on notifications.reads (read_at);
`,
);

sqlMigration('700-notifications-002-told', 'alter table notifications.entries add column text text');

// What is about a rule is about no ticket.
sqlMigration('700-notifications-003-rules', 'alter table notifications.entries alter column ticket_id drop not null');
