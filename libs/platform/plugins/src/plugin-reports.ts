import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { PluginStatus } from './plugins';

export interface PluginReport extends PluginStatus {
  /** Host and process id. */
  readonly process: string;
  readonly problems: readonly { readonly capability: string; readonly problem: string }[];
  readonly seenAt: string;
}

const keptMinutes = 60;

/** What the processes of the installation say about their plugins. Reports of processes that are long gone are removed. */
@Injectable()
export class PluginReports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async write(process: string, reports: readonly Omit<PluginReport, 'process' | 'seenAt'>[]): Promise<void> {
    const now = this.clock.now();
    await this.database.query(
      `insert into plugins.reports (plugin, process, state, problems, last_error, started_at, seen_at)
       select plugin, $1, state, problems, "lastError", "startedAt", $2
       from jsonb_to_recordset($3) as r (plugin text, state text, problems jsonb, "lastError" jsonb, "startedAt" timestamptz)
       on conflict (plugin, process) do update set state = excluded.state, problems = excluded.problems, last_error = excluded.last_error,
         started_at = excluded.started_at, seen_at = excluded.seen_at`,
      [process, now, JSON.stringify(reports)],
    );
    await this.database.query('delete from plugins.reports where seen_at < $1', [new Date(now.getTime() - keptMinutes * 60_000)]);
  }

  async list(): Promise<readonly PluginReport[]> {
    const rows = await this.database.query<Row>('select * from plugins.reports order by plugin, process');
    return rows.map(({ last_error, started_at, seen_at, ...row }) => ({
      ...row,
      lastError: last_error,
      startedAt: started_at?.toISOString() ?? null,
      seenAt: seen_at.toISOString(),
    }));
  }
}

type Row = Pick<PluginReport, 'plugin' | 'process' | 'state' | 'problems'> & {
  last_error: PluginReport['lastError'];
  started_at: Date | null;
  seen_at: Date;
};
