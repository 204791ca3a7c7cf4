import {
  CalendarDirectory,
  UserDirectory,
  type LadderContent,
  type LadderList,
  type LadderView,
  type ListLadders,
} from '@casewright/contracts';
import { missing } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { namedBy } from '../../domain/named-by';

interface LadderRow {
  readonly id: string;
  readonly version: number;
  readonly content: LadderContent;
  readonly calendarVersion: number | null;
  readonly running: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly archivedAt: Date | null;
}

const select = `
  select l.id, l.version, l.content, v.calendar_version as "calendarVersion", l.created_at as "createdAt", l.updated_at as "updatedAt",
    l.archived_at as "archivedAt", (select count(*)::int from rm.escalations e where e.ladder_id = l.id and e.state = 'running') as running
  from escalations.ladders l join escalations.ladder_versions v on v.ladder_id = l.id and v.version = l.version`;

@Injectable()
export class LadderQueries {
  constructor(
    private readonly database: Database,
    private readonly users: UserDirectory,
    private readonly calendars: CalendarDirectory,
  ) {}

  async list({ archived }: ListLadders): Promise<LadderList> {
    const rows = await this.database.query<LadderRow & object>(
      `${select} where (l.archived_at is not null) = $1 order by lower(l.content->>'name') collate "C", l.id`,
      [archived === 'true'],
    );
    return { items: await this.views(rows), nextCursor: null };
  }

  /** An archived one too. */
  async find(id: string): Promise<LadderView> {
    const [view] = await this.views(await this.database.query<LadderRow & object>(`${select} where l.id = $1`, [id]));
    if (!view) throw missing();
    return view;
  }

  private async views(rows: readonly LadderRow[]): Promise<LadderView[]> {
    const named = rows.map(({ content }) => namedBy(content.steps));
    const teams = await this.users.teams(unique(named.flatMap(({ teamIds }) => teamIds)));
    const users = await this.users.users(unique(named.flatMap(({ userIds }) => userIds)));
    const calendars = await this.calendarNames(rows);
    return rows.map(({ content, calendarVersion: _, createdAt, updatedAt, archivedAt, ...row }, place) => {
      const { teamIds = [], userIds = [] } = named[place] ?? {};
      const names = [...teamIds.map((id) => [id, teams.get(id)?.name]), ...userIds.map((id) => [id, users.get(id)?.name])];
      return {
        ...row,
        name: content.name,
        calendar: content.calendarId === null ? null : { id: content.calendarId, name: calendars.get(content.calendarId) ?? '' },
        steps: content.steps,
        names: Object.fromEntries(names.filter(([, name]) => name !== undefined)) as Record<string, string>,
        createdAt: createdAt.toISOString(),
        updatedAt: updatedAt.toISOString(),
        archivedAt: archivedAt?.toISOString() ?? null,
      };
    });
  }

  /** As they are now; one that was removed goes by the name that it had. */
  private async calendarNames(rows: readonly LadderRow[]): Promise<ReadonlyMap<string, string>> {
    const last = rows.flatMap(({ content: { calendarId: id }, calendarVersion }) =>
      id === null ? [] : [{ id, version: calendarVersion ?? 0 }],
    );
    if (last.length === 0) return new Map();
    const found = [...(await this.calendars.versions(last)), ...(await this.calendars.current(last.map(({ id }) => id)))];
    return new Map(found.map(([id, { name }]) => [id, name]));
  }
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
