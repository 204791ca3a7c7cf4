import { Clock, DomainError } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import { AnswerKeys } from './answer-keys';
import { commandIdOf, type KeyedRequest } from './keyed-request';

/** What was answered, but for what every answer has. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where the answer has no body. */
  readonly body?: unknown;
}

/** Runs SQL on the connection whose transaction holds the lock. */
export type Query = <Row extends QueryResultRow>(sql: string, parameters: readonly unknown[]) => Promise<Row[]>;

const keptMilliseconds = 24 * 60 * 60 * 1000;

export const reused = () => new DomainError('command.reused', 'The idempotency key was used for another request.');

/** The SQL of the table of first answers. */
@Injectable()
export class StoredAnswers {
  constructor(
    private readonly keys: AnswerKeys,
    private readonly clock: Clock,
  ) {}

  /** Until the transaction ends, no other process works on a request with this key. The lock takes no transaction id. */
  async lock(query: Query, request: KeyedRequest): Promise<void> {
    const [row] = await query<{ locked: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as locked', [
      commandIdOf(request),
    ]);
    if (row?.locked) return;
    throw new DomainError('command.in-progress', 'The first request with this key is not answered yet. Ask again in a moment.', {
      retryAfter: 1,
    });
  }

  /** Refused where the key was used for something else. */
  async find(query: Query, request: KeyedRequest): Promise<Answer | null> {
    const [row] = await query<{ request_hash: string; answer: Buffer }>(
      'select request_hash, answer from http.answers where actor_id = $1 and key = $2 and expires_at > $3',
      [request.actorId, request.key, this.clock.now()],
    );
    if (!row) return null;
    if (row.request_hash !== request.hash) throw reused();
    return this.keys.open(row.answer, commandIdOf(request)) as Answer;
  }

  async keep(query: Query, request: KeyedRequest, answer: Answer): Promise<void> {
    const expiresAt = new Date(this.clock.now().getTime() + keptMilliseconds);
    await query(
      `insert into http.answers (actor_id, key, request_hash, answer, expires_at) values ($1, $2, $3, $4, $5)
       on conflict (actor_id, key) do update
         set request_hash = excluded.request_hash, answer = excluded.answer, expires_at = excluded.expires_at`,
      [request.actorId, request.key, request.hash, this.keys.seal(answer, commandIdOf(request)), expiresAt],
    );
  }
}
