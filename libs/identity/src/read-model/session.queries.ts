import type { SessionListView, SessionView } from '@casewright/contracts';
import { Clock, type Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

interface SessionRow {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly started_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
}

const mostSessions = 200;

@Injectable()
export class SessionQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The sessions of a user that stand, the last used first. */
  async list({ userId, sessionId }: Principal): Promise<SessionListView> {
    const rows = await this.database.query<SessionRow>(
      `select id, device, address, started_at, last_seen_at, expires_at from identity.sessions
       where user_id = $1 and ended_at is null and expires_at > $2 order by last_seen_at desc, id limit ${mostSessions}`,
      [userId, this.clock.now()],
    );
    return { items: rows.map((row) => sessionView(row, sessionId)), nextCursor: null };
  }
}

const sessionView = (row: SessionRow, currentId: string): SessionView => ({
  id: row.id,
  device: row.device,
  address: row.address,
  startedAt: row.started_at.toISOString(),
  lastSeenAt: row.last_seen_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  current: row.id === currentId,
});
