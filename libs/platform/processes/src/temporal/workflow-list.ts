import type { Clock } from '@casewright/kernel';
import type { WorkflowExecutionInfo } from '@temporalio/client';
import { byWake } from '../core/wake-order';
import { subjectOf, type HostedProcess, type ProcessCount, type ProcessQuery } from '../process-host';
import { soonestFirst, type DueStretch } from './soonest-first';
import type { TemporalServer } from './temporal-server';

/** As many are read in one go: standard visibility cannot sort, so what a page is cut from has to be sorted here. */
const readAtOnce = 1_000;
/** Of those that are due in the very same millisecond, at most so many are read. */
const mostListed = 10_000;
/** So many ids are named in one question. */
const idsAtOnce = 100;

/** The ids of those that run on Temporal, in their order, as the rows have them. */
export type IdsAfter = (id: string, limit: number) => Promise<readonly string[]>;

/** Running and parked processes, from what their workflows have told about themselves. */
export class WorkflowList {
  constructor(
    private readonly server: TemporalServer,
    private readonly clock: Clock,
  ) {}

  /** Soonest first. Where too many have no wake-up to be sorted here, `idsAfter` gives them their order. */
  async list(query: ProcessQuery, idsAfter: IdsAfter): Promise<HostedProcess[]> {
    const found: HostedProcess[] = [];
    for await (const portion of this.inOrder(query, idsAfter)) {
      found.push(...portion.filter((process) => isAsked(process, query)).sort(byWake));
      if (found.length >= query.limit) break;
    }
    return found.slice(0, query.limit);
  }

  /** All that should have been woken by then. */
  late(lateSince: Date, limit: number): Promise<HostedProcess[]> {
    return this.list({ lateSince, limit }, () => Promise.resolve([]));
  }

  /** Three questions per type, however many there are. */
  async counts(types: readonly string[], lateSince: Date): Promise<readonly ProcessCount[]> {
    const counts = await Promise.all(types.map((type) => this.countsOf(type, lateSince)));
    return counts.flat().filter(({ count }) => count > 0);
  }

  private async countsOf(type: string, lateSince: Date): Promise<readonly ProcessCount[]> {
    const conditions = ['', ` AND ProcessState = 'parked'`, isLate(lateSince)];
    const [all = 0, parked = 0, late = 0] = await Promise.all(conditions.map((more) => this.count(`${this.conditions(type)}${more}`)));
    return [
      { type, host: 'temporal', status: 'running', count: Math.max(0, all - parked), late },
      { type, host: 'temporal', status: 'parked', count: parked, late: 0 },
    ];
  }

  private async *inOrder(query: ProcessQuery, idsAfter: IdsAfter): AsyncGenerator<readonly HostedProcess[]> {
    const { after, lateSince } = query;
    if (after?.wakeAt !== null) yield* this.waking(query);
    if (!lateSince) yield* this.resting(query, idsAfter);
  }

  private waking(query: ProcessQuery): AsyncGenerator<readonly HostedProcess[]> {
    const due = `${this.conditions(query.type)}${conditionsOf(query)}`;
    const from = query.after?.wakeAt ? Date.parse(query.after.wakeAt) : null;
    const list = {
      count: (stretch: DueStretch) => this.count(`${due}${isDueIn(stretch)}`),
      list: (stretch: DueStretch) => this.read(`${due}${isDueIn(stretch)}`),
    };
    return soonestFirst(list, { from, now: this.clock.now().getTime(), atOnce: readAtOnce });
  }

  private async *resting(query: ProcessQuery, idsAfter: IdsAfter): AsyncGenerator<readonly HostedProcess[]> {
    const resting = `${this.conditions(query.type)}${conditionsOf(query)} AND DueAt IS NULL`;
    if (query.subject !== undefined || (await this.count(resting)) <= readAtOnce) return yield await this.read(resting);
    for (let ids = await idsAfter(restedAfter(query), idsAtOnce); ids.length > 0; ids = await idsAfter(ids.at(-1) ?? '', idsAtOnce)) {
      yield await this.read(`${resting} AND WorkflowId IN (${ids.map((id) => `'${quoted(id)}'`).join(', ')})`);
    }
  }

  private async count(query: string): Promise<number> {
    return (await this.server.ask(({ workflow }) => workflow.count(query))).count;
  }

  private read(query: string): Promise<readonly HostedProcess[]> {
    return this.server.ask(async ({ workflow }) => {
      const found: HostedProcess[] = [];
      for await (const execution of workflow.list({ query })) if (found.push(hostedOf(execution)) >= mostListed) break;
      return found;
    });
  }

  private conditions(type: string | undefined): string {
    const { taskQueue } = this.server.options;
    const ofType = type === undefined ? '' : ` AND WorkflowType = '${quoted(type)}'`;
    return `ExecutionStatus = 'Running' AND TaskQueue = '${quoted(taskQueue)}'${ofType}`;
  }
}

/** A workflow that has just begun has not said yet that it runs. */
const stateConditions = { running: ` AND (ProcessState = 'running' OR ProcessState IS NULL)`, parked: ` AND ProcessState = 'parked'` };

function conditionsOf({ status, subject, prefix, lateSince }: ProcessQuery): string {
  const state = status === 'running' || status === 'parked' ? stateConditions[status] : '';
  const about = subject === undefined ? '' : ` AND SubjectId = '${quoted(subject)}'`;
  const beginning = prefix ? ` AND WorkflowId STARTS_WITH '${quoted(prefix)}'` : '';
  return `${state}${about}${beginning}${lateSince ? isLate(lateSince) : ''}`;
}

/** What the list of workflows compares less exactly, or has not heard of yet, is compared once more. */
const isAsked = (process: HostedProcess, { status, subject, prefix, after }: ProcessQuery): boolean =>
  (status ?? process.status) === process.status &&
  (subject ?? subjectOf(process)) === subjectOf(process) &&
  process.id.startsWith(prefix ?? '') &&
  (!after || byWake(after, process) < 0);

const restedAfter = ({ after }: ProcessQuery): string => (after?.wakeAt === null ? after.id : '');

const isLate = (since: Date): string => ` AND ProcessState = 'running' AND DueAt < '${since.toISOString()}'`;

const iso = (time: number): string => new Date(time).toISOString();
const isDueIn = ({ from, to }: DueStretch): string =>
  `${from === null ? ' AND DueAt IS NOT NULL' : ` AND DueAt >= '${iso(from)}'`}${to === null ? '' : ` AND DueAt < '${iso(to)}'`}`;

const quoted = (text: string): string => text.replaceAll("'", "''");

/** What it has last told about itself. */
export function hostedOf({ workflowId, type, memo }: Pick<WorkflowExecutionInfo, 'workflowId' | 'type' | 'memo'>): HostedProcess {
  const told = {
    key: workflowId.slice(type.length + 1),
    status: 'running',
    wakeAt: '',
    definitionVersion: 0,
    error: '',
    ticketId: '',
    ...memo,
  } as Told;
  const ticketId = told.ticketId || null;
  return { ...told, id: workflowId, type, ticketId, state: null, wakeAt: told.wakeAt || null, error: told.error || null, host: 'temporal' };
}

type Told = Pick<HostedProcess, 'key' | 'status' | 'definitionVersion'> & { wakeAt: string; error: string; ticketId: string };
