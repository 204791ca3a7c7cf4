import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Session } from '../../domain/session';

export type EndReason = 'signed-out' | 'reuse' | 'password-changed' | 'deactivated';

interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  readonly token_number: number;
  readonly rotated_at: Date | null;
  readonly started_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
}

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly device: string;
  readonly address: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
}

@Injectable()
export class SessionStore {
  constructor(private readonly database: Database) {}

  async insert(session: NewSession): Promise<void> {
    const { id, userId, device, address, startedAt, expiresAt } = session;
    await this.database.query(
      `insert into identity.sessions (id, user_id, token_number, device, address, started_at, last_seen_at, expires_at)
       values ($1, $2, 1, $3, $4, $5, $5, $6)`,
      [id, userId, device, address, startedAt, expiresAt],
    );
  }

  /** Reads and locks the row, so that two tabs with the same token come one after the other. */
  async lock(client: PoolClient, id: string): Promise<Session | null> {
    const { rows } = await client.query<SessionRow>('select * from identity.sessions where id = $1 for update', [id]);
    const row = rows[0];
    return row ? sessionOf(row) : null;
  }

  async rotate(client: PoolClient, id: string, next: { tokenNumber: number; expiresAt: Date; at: Date; address: string }): Promise<void> {
    await client.query(
      `update identity.sessions set token_number = $2, expires_at = $3, rotated_at = $4, last_seen_at = $4, address = $5 where id = $1`,
      [id, next.tokenNumber, next.expiresAt, next.at, next.address],
    );
  }

  /** Ends sessions of a user: the named one, or all but the named one, or all. Returns how many stood. */
  async end(userId: string, which: { only?: string; except?: string }, reason: EndReason, at: Date): Promise<number> {
    const ended = await this.database.query(
      `update identity.sessions set ended_at = $4, ended_because = $5
       where user_id = $1 and ended_at is null and ($2::uuid is null or id = $2) and ($3::uuid is null or id <> $3) returning id`,
      [userId, which.only ?? null, which.except ?? null, at, reason],
    );
    return ended.length;
  }
}

const sessionOf = (row: SessionRow): Session => ({
  id: row.id,
  userId: row.user_id,
  tokenNumber: row.token_number,
  rotatedAt: row.rotated_at,
  startedAt: row.started_at,
  expiresAt: row.expires_at,
  endedAt: row.ended_at,
});
