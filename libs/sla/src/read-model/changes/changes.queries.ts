import { UserDirectory, type SlaChangeList, type SlaChangeView, type SlaEffect } from '@casewright/contracts';
import { decodeCursor, filersOf, pageOf } from '@casewright/http';
import { missing } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

interface Row {
  readonly edition: number;
  readonly id: string;
  readonly kind: SlaChangeView['kind'];
  readonly subject_id: string | null;
  readonly subject_name: string | null;
  readonly effect: SlaEffect;
  readonly made_by: string;
  readonly made_at: Date;
  readonly done: number;
  readonly total: number;
  readonly finished_at: Date | null;
}

const select = `select edition, id, kind, subject_id, subject_name, effect, made_by, made_at, done, total, finished_at
  from sla.changes where kind <> 'beginning'`;
const Before = z.strictObject({ before: z.int() });

/** What was changed of policies and calendars, and how far each change has come with the clocks that run. */
@Injectable()
export class SlaChanges {
  constructor(
    private readonly database: Database,
    private readonly users: UserDirectory,
  ) {}

  async list({ limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }): Promise<SlaChangeList> {
    const rows = await this.database.query<Row & object>(`${select} and ($1::int is null or edition < $1) order by edition desc limit $2`, [
      decodeCursor(Before, cursor)?.before,
      limit + 1,
    ]);
    const { items, nextCursor } = pageOf(rows, limit, ({ edition }) => ({ before: edition }));
    return { items: await this.views(items), nextCursor };
  }

  async find(id: string): Promise<SlaChangeView> {
    const [view] = await this.views(await this.database.query<Row & object>(`${select} and id = $1`, [id]));
    if (!view) throw missing();
    return view;
  }

  private async views(rows: readonly Row[]): Promise<SlaChangeView[]> {
    const maker = await filersOf(
      this.users,
      rows.map(({ made_by }) => made_by),
    );
    return rows.map(({ id, kind, subject_id, subject_name, effect, made_by, made_at, done, total, finished_at }) => ({
      ...{ id, kind, effect, done, total, at: made_at.toISOString(), by: maker(made_by) },
      subject: subject_id === null ? null : { id: subject_id, name: subject_name ?? '' },
      state: finished_at === null ? 'running' : 'done',
    }));
  }
}
