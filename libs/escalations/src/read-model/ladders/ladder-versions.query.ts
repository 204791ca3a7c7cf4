import type { LadderContent } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

export interface LadderVersion {
  readonly id: string;
  readonly version: number;
  readonly content: LadderContent;
  /** The version of the calendar that was in force when the ladder was saved. */
  readonly calendarVersion: number | null;
}

const select = 'select v.ladder_id as id, v.version, v.content, v.calendar_version as "calendarVersion" from escalations.ladder_versions v';
const mostKept = 1_000;

/** Versions never change, so one that was read is kept. */
@Injectable()
export class LadderVersions {
  private readonly kept = new Map<string, LadderVersion>();

  constructor(private readonly database: Database) {}

  /** The newest version; null where there is no such ladder, or it is archived. */
  async inUse(id: string): Promise<LadderVersion | null> {
    const [row] = await this.database.query<LadderVersion & object>(
      `${select} join escalations.ladders l on l.id = v.ladder_id and l.version = v.version where l.id = $1 and l.archived_at is null`,
      [id],
    );
    return row ?? null;
  }

  async version(id: string, version: number): Promise<LadderVersion | null> {
    const name = `${id}@${version}`;
    const known = this.kept.get(name);
    if (known) return known;
    const [row] = await this.database.query<LadderVersion & object>(`${select} where v.ladder_id = $1 and v.version = $2`, [id, version]);
    if (this.kept.size >= mostKept) this.kept.clear();
    if (row) this.kept.set(name, row);
    return row ?? null;
  }
}
