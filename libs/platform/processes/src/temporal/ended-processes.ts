import { processId } from '@casewright/kernel';
import type { Database } from '@casewright/persistence';
import type { Life } from '../core/life';
import type { HostedProcess, ProcessQuery } from '../process-host';
import { ProcessRows } from '../postgres/process-rows';

/** Ends of processes that lived on Temporal, in the table of the PostgreSQL host: Temporal forgets closed workflows after a while. */
export class EndedProcesses {
  private readonly rows: ProcessRows;

  constructor(database: Database) {
    this.rows = new ProcessRows(database);
  }

  async find(id: string): Promise<Life | null> {
    return (await this.rows.find(id))?.life ?? null;
  }

  async keep(type: string, key: string, life: Life, now: Date): Promise<void> {
    const id = processId(type, key);
    const row = (await this.rows.find(id)) ?? (await this.rows.insert(id, type, key, life, now));
    const saved = row && (await this.rows.save(row, life, now));
    if (!saved) throw new Error(`The end of ${id} is being written by somebody else`);
  }

  hosted(id: string): Promise<HostedProcess | null> {
    return this.rows.hosted(id);
  }

  list(query: ProcessQuery): Promise<HostedProcess[]> {
    return this.rows.list({ ...query, status: 'done' });
  }
}
