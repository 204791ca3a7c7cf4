import {
  TicketLinks,
  UserDirectory,
  type ListSlaRehearsals,
  type RehearsedFigures,
  type SlaChangeDraft,
  type SlaRehearsalResult,
  type SlaRehearsalRow,
  type SlaRehearsalView,
} from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { missing, type Actor, type Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Counts, Sides, StoredRehearsal } from '../../domain/rehearse/rehearsal-tally';

interface Row {
  readonly id: string;
  readonly status: SlaRehearsalView['status'];
  readonly kind: SlaChangeDraft['kind'];
  readonly subject: string | null;
  readonly from: Date;
  readonly to: Date;
  readonly tickets: number;
  readonly share: number;
  readonly createdAt: Date;
  readonly createdBy: Actor;
  readonly finishedAt: Date | null;
  readonly message: string | null;
}

const Before = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });
/** One whose worker was not heard of for so long will not go on. */
const columns = `id, change->>'kind' as kind, subject, window_from as "from", window_to as "to", tickets, share, created_at as "createdAt",
  created_by as "createdBy", finished_at as "finishedAt", message,
  case when status = 'running' and heard_at < now() - interval '1 minute' then 'interrupted' else status end as status`;

/** Rehearsals and what they found. */
@Injectable()
export class Rehearsals {
  constructor(
    private readonly database: Database,
    private readonly users: UserDirectory,
    private readonly tickets: TicketLinks,
  ) {}

  async find(me: Principal, id: string): Promise<SlaRehearsalView> {
    const [row] = await this.database.query<Row & { result: StoredRehearsal | null }>(
      `select ${columns}, result from sla.rehearsals where id = $1`,
      [id],
    );
    if (!row) throw missing();
    const [view] = await this.views([row]);
    return { ...(view as SlaRehearsalRow), result: row.result && (await this.resultView(me, row.result)) };
  }

  async list({ limit, cursor }: z.output<typeof ListSlaRehearsals>): Promise<{ items: SlaRehearsalRow[]; nextCursor: string | null }> {
    const after = decodeCursor(Before, cursor);
    const rows = await this.database.query<Row & object>(
      `select ${columns} from sla.rehearsals
       where $1::timestamptz is null or (created_at, id) < ($1, $2::uuid) order by created_at desc, id desc limit $3`,
      [after?.at, after?.id, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, ({ createdAt, id }) => ({ at: createdAt.toISOString(), id }));
    return { items: await this.views(items), nextCursor };
  }

  private async views(rows: readonly Row[]): Promise<SlaRehearsalRow[]> {
    const users = await this.users.users([...new Set(rows.map(({ createdBy }) => createdBy.id))]);
    return rows.map(({ from, to, tickets, share, createdAt, createdBy, finishedAt, ...row }) => ({
      ...{ id: row.id, status: row.status, kind: row.kind, subject: row.subject, message: row.message },
      ...{ from: from.toISOString(), to: to.toISOString(), progress: { tickets, share } },
      ...{ createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null },
      createdBy: { kind: createdBy.kind, id: createdBy.id, version: null, name: users.get(createdBy.id)?.name ?? 'Former user' },
    }));
  }

  private async resultView(me: Principal, { added, removed, teams, ...result }: StoredRehearsal): Promise<SlaRehearsalResult> {
    const links = await this.tickets.links(me, [...new Set([...added.samples, ...removed.samples].map(({ ticketId }) => ticketId))]);
    const names = await this.users.teams(teams.flatMap(({ teamId }) => teamId ?? []));
    const breaches = ({ count, samples }: StoredRehearsal['added']) => ({
      count,
      samples: samples.map((sample) => ({ ...sample, ticket: links.get(sample.ticketId) ?? null })),
    });
    return {
      ...{ tickets: result.tickets, underEarlier: result.underEarlier, total: figures(result.total) },
      targets: result.targets.map(({ target, ...sides }) => ({ target, ...figures(sides) })),
      teams: teams.map(({ teamId, ...sides }) => ({
        team: teamId === null ? null : { id: teamId, name: names.get(teamId)?.name ?? 'Former team' },
        ...figures(sides),
      })),
      priorities: result.priorities.map(({ priority, ...sides }) => ({ priority, ...figures(sides) })),
      days: result.days.map(({ day, ...sides }) => ({ day, ...figures(sides) })),
      ...{ added: breaches(added), removed: breaches(removed) },
    };
  }
}

const figures = ({ recorded, draft }: Sides) => ({ recorded: withAttainment(recorded), draft: withAttainment(draft) });

const withAttainment = (counts: Counts): RehearsedFigures => {
  const ended = counts.met + counts.breached;
  return { ...counts, attainment: ended === 0 ? null : counts.met / ended };
};
