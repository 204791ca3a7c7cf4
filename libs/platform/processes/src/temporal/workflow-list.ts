import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import type { HostedProcess, ProcessCount, ProcessQuery } from '../process-host';
import type { TemporalServer } from './temporal-server';

/** Standard visibility cannot sort, so a page is cut from at most this many. */
const mostListed = 10_000;

/** Running and parked processes, from what their workflows have told about themselves. */
export class WorkflowList {
  constructor(private readonly server: TemporalServer) {}

  list(query: ProcessQuery): Promise<HostedProcess[]> {
    return this.server.ask((client) => this.listed(client, query));
  }

  /** Two questions per type, however many there are. */
  async counts(types: readonly string[]): Promise<readonly ProcessCount[]> {
    const counts = await Promise.all(types.map((type) => this.countsOf(type)));
    return counts.flat().filter(({ count }) => count > 0);
  }

  private async countsOf(type: string): Promise<readonly ProcessCount[]> {
    const [all, parked] = await Promise.all([this.count(type, ''), this.count(type, ` AND ProcessState = 'parked'`)]);
    return [
      { type, host: 'temporal', status: 'running', count: Math.max(0, all - parked) },
      { type, host: 'temporal', status: 'parked', count: parked },
    ];
  }

  private async count(type: string, more: string): Promise<number> {
    const { count } = await this.server.ask(({ workflow }) => workflow.count(`${this.conditions(type)}${more}`));
    return count;
  }

  private conditions(type: string | undefined): string {
    const { taskQueue } = this.server.options;
    const ofType = type === undefined ? '' : ` AND WorkflowType = '${quoted(type)}'`;
    return `ExecutionStatus = 'Running' AND TaskQueue = '${quoted(taskQueue)}'${ofType}`;
  }

  private async listed({ workflow }: Client, { type, status, key, prefix, after, limit }: ProcessQuery): Promise<HostedProcess[]> {
    const subject = key === undefined ? '' : ` AND SubjectId = '${quoted(key)}'`;
    const found: HostedProcess[] = [];
    for await (const execution of workflow.list({ query: `${this.conditions(type)}${subject}` })) {
      const process = hostedOf(execution);
      const isWanted = (status ?? process.status) === process.status && (key ?? process.key) === process.key;
      if (isWanted && process.id > (after ?? '') && process.id.startsWith(prefix ?? '')) found.push(process);
      if (found.length >= mostListed) break;
    }
    return found.sort((left, right) => (left.id < right.id ? -1 : 1)).slice(0, limit);
  }
}

const quoted = (text: string): string => text.replaceAll("'", "''");

/** What it has last told about itself. */
export function hostedOf({ workflowId, type, memo }: Pick<WorkflowExecutionInfo, 'workflowId' | 'type' | 'memo'>): HostedProcess {
  const told = { key: workflowId.slice(type.length + 1), status: 'running', wakeAt: '', definitionVersion: 0, error: '', ...memo } as Told;
  return { ...told, id: workflowId, type, state: null, wakeAt: told.wakeAt || null, error: told.error || null, host: 'temporal' };
}

type Told = Pick<HostedProcess, 'key' | 'status' | 'definitionVersion'> & { wakeAt: string; error: string };
