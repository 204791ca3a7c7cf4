import type { SlaPolicyList, SlaPolicyView } from '@casewright/contracts';
import { missing } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { pausesOf } from '../../domain/policy/policy';
import { contentOf, type StoredPolicyContent } from '../../domain/policy/stored-content';
import { orderVersion } from './order-version';

interface PolicyRow {
  id: string;
  rank: number;
  version: number;
  content: StoredPolicyContent;
  created_at: Date;
  updated_at: Date;
  calendar_names: Record<string, string>;
}

const select = `
  select p.id, p.rank, p.version, p.content, p.created_at, p.updated_at, coalesce((
    select jsonb_object_agg(c.id, c.content->>'name') from sla.calendars c
    where p.content->'targets' @> jsonb_build_array(jsonb_build_object('calendarId', c.id))), '{}') as calendar_names
  from sla.policies p where p.removed_at is null`;

@Injectable()
export class PolicyQueries {
  constructor(private readonly database: Database) {}

  async list(): Promise<SlaPolicyList> {
    // The version first: what changes in between makes it stale, and never the other way round.
    const [order] = await this.database.query<{ version: number }>(orderVersion);
    const rows = await this.database.query<PolicyRow>(`${select} order by p.rank`);
    return { version: order?.version ?? 0, items: rows.map(viewOf), nextCursor: null };
  }

  async find(id: string): Promise<SlaPolicyView> {
    const [row] = await this.database.query<PolicyRow>(`${select} and p.id = $1`, [id]);
    if (!row) throw missing();
    return viewOf(row);
  }
}

function viewOf({ id, rank, version, content, created_at, updated_at, calendar_names }: PolicyRow): SlaPolicyView {
  const { targets, ...kept } = contentOf(content);
  return {
    id,
    rank,
    version,
    ...kept,
    targets: targets.map(({ calendarId, pausesIn, ...target }) => ({
      ...target,
      pausesIn: [...pausesOf(target.target, pausesIn)],
      calendar: calendarId === null ? null : { id: calendarId, name: calendar_names[calendarId] ?? '' },
    })),
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
  };
}
