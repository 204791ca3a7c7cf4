import type { SlaEffect } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { nothingYet, type ConfigurationChange, type ConfigurationNames } from '../../domain/changes/configuration-change';

/** A change with when it was made, and when it was recorded by the clock of the database, in milliseconds since 1970. */
export type RecordedChange = ConfigurationChange & { readonly id: string; readonly madeAt: number; readonly recordedAt: number };

interface Row {
  readonly id: string;
  readonly edition: number;
  readonly kind: ConfigurationChange['kind'] | 'beginning';
  readonly content: object;
  readonly effect: SlaEffect;
  readonly madeAt: Date;
  readonly recordedAt: Date;
}

/** Every change of policies and calendars, in order. They never change, so only those that were made since are read. */
@Injectable()
export class ChangesMade {
  private base = nothingYet;
  private changes: readonly RecordedChange[] = [];
  private newest = -1;

  constructor(private readonly database: Database) {}

  async all(): Promise<{ readonly base: ConfigurationNames; readonly changes: readonly RecordedChange[] }> {
    const rows = await this.database.prepared<Row & object>(
      `select edition, id, kind, content, effect, made_at as "madeAt", recorded_at as "recordedAt"
       from sla.changes where edition > $1 order by edition`,
      [this.newest],
    );
    for (const row of rows) if (row.edition > this.newest) this.take(row);
    return { base: this.base, changes: this.changes };
  }

  private take({ kind, content, madeAt, recordedAt, ...row }: Row): void {
    this.newest = row.edition;
    if (kind === 'beginning') this.base = content as ConfigurationNames;
    else
      this.changes = [
        ...this.changes,
        { ...content, kind, ...row, madeAt: madeAt.getTime(), recordedAt: recordedAt.getTime() } as RecordedChange,
      ];
  }
}
