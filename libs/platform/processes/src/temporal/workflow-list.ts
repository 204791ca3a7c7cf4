import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import type { HostedProcess, ProcessCount, ProcessQuery } from '../process-host';
import type { TemporalServer } from './temporal-server';

/** Of parked or late ones a page is cut from at most this many: standard visibility cannot sort. */
const mostListed = 10_000;
/** So many ids are named in one question. */
const idsAtOnce = 100;

/** Running and parked processes, from what their workflows have told about themselves. */
export class WorkflowList {
  constructor(private readonly server: TemporalServer) {}

  /** Those that need a person: parked, or late. */
  list(query: ProcessQuery): Promise<HostedProcess[]> {
    return this.server.ask((client) => this.listed(client, query));
  }

  /** What those say of themselves that have come into the list of workflows by now, in the order of the ids. */
  async of(ids: readonly string[]): Promise<HostedProcess[]> {
    const found: HostedProcess[] = [];
    for (let place = 0; place < ids.length; place += idsAtOnce) {
      const named = ids.slice(place, place + idsAtOnce).map((id) => `'${quoted(id)}'`);
      const query = `${this.conditions(undefined)} AND WorkflowId IN (${named.join(', ')})`;
      await this.server.ask(async ({ workflow }) => {
        for await (const execution of workflow.list({ query })) found.push(hostedOf(execution));
      });
    }
    return found.sort(byId);
  }

  /** Three questions per type, however many there are. */
  async counts(types: readonly string[], lateSince: Date): Promise<readonly ProcessCount[]> {
    const counts = await Promise.all(types.map((type) => this.countsOf(type, lateSince)));
    return counts.flat().filter(({ count }) => count > 0);
  }

  private async countsOf(type: string, lateSince: Date): Promise<readonly ProcessCount[]> {
    const conditions = ['', ` AND ProcessState = 'parked'`, isLate(lateSince)];
    const [all = 0, parked = 0, late = 0] = await Promise.all(conditions.map((more) => this.count(type, more)));
    return [
      { type, host: 'temporal', status: 'running', count: Math.max(0, all - parked), late },
      { type, host: 'temporal', status: 'parked', count: parked, late: 0 },
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

  private async listed(
    { workflow }: Client,
    { type, status, key, prefix, after, lateSince, limit }: ProcessQuery,
  ): Promise<HostedProcess[]> {
    const subject = key === undefined ? '' : ` AND SubjectId = '${quoted(key)}'`;
    const state = lateSince ? isLate(lateSince) : ` AND ProcessState = '${status}'`;
    const found: HostedProcess[] = [];
    for await (const execution of workflow.list({ query: `${this.conditions(type)}${subject}${state}` })) {
      const process = hostedOf(execution);
      if ((key ?? process.key) === process.key && process.id > (after ?? '') && process.id.startsWith(prefix ?? '')) found.push(process);
      if (found.length >= mostListed) break;
    }
    return found.sort(byId).slice(0, limit);
  }
}

const isLate = (since: Date): string => ` AND ProcessState = 'running' AND DueAt < '${since.toISOString()}'`;

const byId = (left: HostedProcess, right: HostedProcess): number => (left.id < right.id ? -1 : 1);
const quoted = (text: string): string => text.replaceAll("'", "''");

/** What it has last told about itself. */
export function hostedOf({ workflowId, type, memo }: Pick<WorkflowExecutionInfo, 'workflowId' | 'type' | 'memo'>): HostedProcess {
  const told = { key: workflowId.slice(type.length + 1), status: 'running', wakeAt: '', definitionVersion: 0, error: '', ...memo } as Told;
  return { ...told, id: workflowId, type, state: null, wakeAt: told.wakeAt || null, error: told.error || null, host: 'temporal' };
}

type Told = Pick<HostedProcess, 'key' | 'status' | 'definitionVersion'> & { wakeAt: string; error: string };
