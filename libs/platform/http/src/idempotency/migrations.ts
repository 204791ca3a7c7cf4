import { sqlMigration } from '@casewright/persistence';

sqlMigration(
  '180-http-001-answers',
  `
create schema http;

-- What a request with an Idempotency-Key was answered first. The answer is sealed: it holds what people may have written.
create table http.answers (
  actor_id text not null,
  key text not null,
  request_hash text not null,
  answer bytea not null,
  expires_at timestamptz not null,
  primary key (actor_id, key)
);
create index answers_by_expiry on http.answers (expires_at);
`,
);
