import type { CalendarContent, CalendarList, CalendarView } from '@casewright/contracts';
import { missing } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

interface CalendarRow {
  id: string;
  version: number;
  content: CalendarContent;
  created_at: Date;
  updated_at: Date;
  used_by: CalendarView['usedBy'];
}

const select = `
  select c.id, c.version, c.content, c.created_at, c.updated_at, coalesce((
    select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.content->>'name') order by p.rank) from sla.policies p
    where p.removed_at is null and p.content->'targets' @> jsonb_build_array(jsonb_build_object('calendarId', c.id))), '[]') as used_by
  from sla.calendars c where c.removed_at is null`;

@Injectable()
export class CalendarQueries {
  constructor(private readonly database: Database) {}

  async list(): Promise<CalendarList> {
    const rows = await this.database.query<CalendarRow>(`${select} order by lower(c.content->>'name') collate "C", c.id`);
    return { items: rows.map(viewOf), nextCursor: null };
  }

  async find(id: string): Promise<CalendarView> {
    const [row] = await this.database.query<CalendarRow>(`${select} and c.id = $1`, [id]);
    if (!row) throw missing();
    return viewOf(row);
  }
}

const viewOf = ({ id, version, content, created_at, updated_at, used_by }: CalendarRow): CalendarView => ({
  id,
  version,
  ...content,
  usedBy: used_by,
  createdAt: created_at.toISOString(),
  updatedAt: updated_at.toISOString(),
});
