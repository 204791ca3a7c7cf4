import { sqlMigration } from '@casewright/persistence';

// `next_at` says when a message is to be handled; null: nothing is left to do. A worker that takes one moves it into the future,
// so that another takes over if it dies. `fingerprint` makes the second copy of a message find the first.
sqlMigration(
  '600-mail-001-messages',
  `
create schema mail;

create table mail.messages (
  id uuid primary key,
  digest text not null,
  size bigint not null,
  envelope_from text not null,
  envelope_to text[] not null,
  received_at timestamptz(3) not null,
  status text not null check (status in ('received', 'done', 'suspended', 'released', 'deleted', 'duplicate')),
  attempts integer not null default 0,
  next_at timestamptz(3),
  fingerprint text,
  message_id text,
  from_address text,
  from_name text,
  to_addresses text[] not null default '{}',
  subject text not null default '',
  snippet text not null default '',
  attachment_count integer not null default 0,
  cause text,
  evidence text,
  automatic boolean not null default false,
  ticket_id uuid,
  handled_at timestamptz(3),
  handled_by text
);
create unique index messages_once on mail.messages (fingerprint) where fingerprint is not null;
create index messages_due on mail.messages (next_at) where next_at is not null;
create index messages_suspended on mail.messages (received_at desc, id desc) where status = 'suspended';
create index messages_by_sender on mail.messages (from_address, received_at);
create index messages_by_ticket on mail.messages (ticket_id, received_at) where ticket_id is not null;
`,
);

sqlMigration(
  '600-mail-002-sent',
  `
create table mail.sent (
  delivery_id text primary key,
  message_id text not null unique,
  kind text not null,
  ticket_id uuid,
  address text not null,
  automatic boolean not null,
  composed_at timestamptz(3) not null,
  sent_at timestamptz(3),
  receipt text
);
create index sent_by_ticket on mail.sent (ticket_id, composed_at) where ticket_id is not null;
create index sent_by_address on mail.sent (address, composed_at) where automatic;

create table mail.settings (
  only_row boolean primary key default true check (only_row),
  acknowledge boolean not null default true,
  automatic_mails_per_hour integer not null default 10
);
insert into mail.settings default values;
`,
);

sqlMigration(
  '600-mail-003-mailbox',
  `
create table mail.mailbox (
  id uuid primary key,
  message_id text not null,
  account text not null,
  direction text not null check (direction in ('received', 'sent')),
  digest text not null,
  from_address text not null,
  from_name text not null,
  recipients jsonb not null,
  subject text not null,
  snippet text not null,
  attachment_count integer not null,
  in_reply_to text,
  automatic boolean not null,
  at timestamptz(3) not null,
  unique (message_id, account, direction)
);
create index mailbox_newest on mail.mailbox (at desc, id desc);
create index mailbox_of_account on mail.mailbox (account, at desc, id desc);
`,
);

sqlMigration(
  '600-mail-004-records',
  `create index messages_records on mail.messages (coalesce(handled_at, received_at)) where status in ('deleted', 'duplicate');`,
);

// Every save is a version of its own. What was set until now has nobody to its name.
sqlMigration(
  '600-mail-005-settings-versions',
  `
create table mail.settings_versions (
  name text not null default 'mail' check (name = 'mail'),
  version integer not null,
  content jsonb not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  primary key (name, version)
);
insert into mail.settings_versions (version, content, made_by, made_at)
select 1, jsonb_build_object('acknowledge', acknowledge, 'automaticMailsPerHour', automatic_mails_per_hour), 'casewright', now() from mail.settings;
drop table mail.settings;

create function mail.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'A version of the mail settings never changes';
end $$;
create trigger immutable before update or delete on mail.settings_versions for each row execute function mail.refuse_change();
`,
);
