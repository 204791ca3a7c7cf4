import type { SlaEffect } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { nothingYet, type ConfigurationChange, type ConfigurationNames } from '../../domain/changes/configuration-change';

interface Row {
  readonly edition: number;
  readonly kind: ConfigurationChange['kind'] | 'beginning';
  readonly content: object;
  readonly effect: SlaEffect;
  readonly recordedAt: Date;
}

/** Every change of policies and calendars, in order. They never change, so only those that were made since are read. */
@Injectable()
export class ChangesMade {
  private base = nothingYet;
  private changes: readonly ConfigurationChange[] = [];
  private newest = -1;
  private readonly recorded: { readonly edition: number; readonly at: number }[] = [];

  constructor(private readonly database: Database) {}

  async all(): Promise<{ readonly base: ConfigurationNames; readonly changes: readonly ConfigurationChange[] }> {
    const rows = await this.database.prepared<Row & object>(
      'select edition, kind, content, effect, recorded_at as "recordedAt" from sla.changes where edition > $1 order by edition',
      [this.newest],
    );
    for (const row of rows) if (row.edition > this.newest) this.take(row);
    return { base: this.base, changes: this.changes };
  }

  /** The newest change that had been recorded by then, of those that were read. */
  editionAt(recordedAt: string): number {
    const at = Date.parse(recordedAt);
    return this.recorded.findLast((change) => change.at <= at)?.edition ?? 0;
  }

  private take({ edition, kind, content, effect, recordedAt }: Row): void {
    this.newest = edition;
    this.recorded.push({ edition, at: recordedAt.getTime() });
    if (kind === 'beginning') this.base = content as ConfigurationNames;
    else this.changes = [...this.changes, { ...content, kind, edition, effect } as ConfigurationChange];
  }
}
