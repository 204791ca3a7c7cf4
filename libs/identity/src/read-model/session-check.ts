import { performance } from 'node:perf_hooks';
import { Config } from '@casewright/config';
import { permissionsOf, type Role } from '@casewright/contracts';
import { Clock, type Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

interface PrincipalRow {
  readonly user_id: string;
  readonly role: Role;
  readonly team_ids: string[];
  readonly person_id: string | null;
}

interface Known {
  readonly until: number;
  readonly principal: Promise<Principal | null>;
  readonly userId: string;
}

/** Answers are kept this long: what was revoked by another process stops here within it, well inside the 5 seconds that are promised. */
const keptMilliseconds = 2_000;
const mostKept = 10_000;

/** Who a session stands for now: null once it ended, ran out, or its user was deactivated. Role and teams are read anew each time. */
@Injectable()
export class SessionCheck {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  principal(sessionId: string, userId: string): Promise<Principal | null> {
    const now = performance.now();
    const known = this.known.get(sessionId);
    if (known && known.until > now) return known.principal;
    const principal = this.read(sessionId, userId);
    this.keep(sessionId, { until: now + keptMilliseconds, principal, userId });
    principal.catch(() => this.forget(sessionId));
    return principal;
  }

  forget(sessionId: string): void {
    this.known.delete(sessionId);
  }

  forgetUser(userId: string): void {
    for (const [sessionId, known] of this.known) if (known.userId === userId) this.known.delete(sessionId);
  }

  private keep(sessionId: string, known: Known): void {
    this.known.delete(sessionId);
    this.known.set(sessionId, known);
    const [oldest] = this.known.keys();
    if (this.known.size > mostKept && oldest !== undefined) this.known.delete(oldest);
  }

  private async read(sessionId: string, userId: string): Promise<Principal | null> {
    const [row] = await this.database.query<PrincipalRow>(
      `select s.user_id, u.role, u.team_ids, u.person_id from identity.sessions s join identity.users u on u.id = s.user_id
       where s.id = $1 and s.user_id = $2 and s.ended_at is null and s.expires_at > $3 and u.state = 'active'`,
      [sessionId, userId, this.clock.now()],
    );
    if (!row) return null;
    const { role, team_ids: teamIds, person_id: personId } = row;
    const permissions = new Set(permissionsOf(role, this.config.values.CASEWRIGHT_PROFILE));
    return { userId, sessionId, role, permissions, teamIds, personId };
  }
}
