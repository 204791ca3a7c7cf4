import { DomainError, processId, type AnyEvent, type Clock, type ProcessDefinition, type Stored } from '@casewright/kernel';
import type { EventTypes } from '@casewright/event-store';
import type { ProcessDefinitions } from '../core/definitions';
import { impersonal } from '../core/impersonal';
import { wants } from '../core/intake';
import { byWake } from '../core/wake-order';
import type { Mover } from '../moves/mover';
import { LivesElsewhere, type PostgresProcessHost } from '../postgres/postgres-process-host';
import type { ProcessRow } from '../postgres/process-row';
import type { ProcessRows } from '../postgres/process-rows';
import {
  lateAt,
  ProcessHost,
  type HostedProcess,
  type HostName,
  type ProcessCount,
  type ProcessDetail,
  type ProcessQuery,
  type ProcessRegistration,
} from '../process-host';
import type { TemporalProcesses } from '../temporal/temporal-processes';
import type { Places } from './places';

export interface RoutedParts {
  readonly postgres: PostgresProcessHost;
  readonly temporal: TemporalProcesses;
  readonly rows: ProcessRows;
  readonly places: Places;
  readonly mover: Mover;
  readonly definitions: ProcessDefinitions;
  readonly eventTypes: EventTypes;
  readonly clock: Clock;
  /** Where processes begin. Those that run stay where they are until they are moved. */
  readonly beginOn: HostName;
}

/** Both hosts at once, where Temporal is used: the row of each process says which one its inputs go to. */
export class RoutedProcessHost extends ProcessHost {
  constructor(private readonly parts: RoutedParts) {
    super();
  }

  register<State, E extends AnyEvent, Facts>(registration: ProcessRegistration<State, E, Facts>): void {
    this.parts.definitions.add(registration);
  }

  followedBy(type: string): readonly string[] {
    return this.parts.definitions.followedBy(type);
  }

  async deliver(event: Stored, only?: string): Promise<void> {
    const { definitions, eventTypes } = this.parts;
    const input = impersonal(event, eventTypes);
    for (const type of only === undefined ? definitions.types() : [only]) {
      const definition = definitions.following(type, event);
      if (definition) while (!(await this.offer(definition, input)));
    }
  }

  async start(): Promise<void> {
    await this.parts.temporal.start();
    await this.parts.postgres.start();
    this.parts.mover.start();
  }

  async stop(): Promise<void> {
    await this.parts.mover.stop();
    await this.parts.postgres.stop();
    await this.parts.temporal.stop();
  }

  async find(type: string, key: string): Promise<ProcessDetail | null> {
    const id = processId(type, key);
    const row = await this.parts.rows.find(id);
    const running = row && isOnTemporal(row) ? await this.parts.temporal.find(id) : null;
    if (running?.status === 'cancelled') return { ...running, error: row?.cancelReason ?? null };
    return running ?? (row && this.parts.rows.hosted(id));
  }

  /** Those on Temporal without states, which must be asked for one by one. */
  async list(query: ProcessQuery): Promise<readonly HostedProcess[]> {
    const inRows = await this.parts.rows.list(query);
    const known = new Set(inRows.map(({ id }) => id));
    const workflows = (await this.onTemporal(query)).filter(({ id }) => !known.has(id));
    return [...inRows, ...workflows].sort(byWake).slice(0, query.limit);
  }

  private async onTemporal(query: ProcessQuery): Promise<readonly HostedProcess[]> {
    const { rows, temporal } = this.parts;
    if (query.status === 'done' || query.status === 'cancelled') return [];
    return temporal.list(query, (after, limit) => rows.idsOnTemporal(query, after, limit));
  }

  async counts(): Promise<readonly ProcessCount[]> {
    const { rows, temporal, definitions, clock } = this.parts;
    const late = lateAt(clock.now());
    return [...(await rows.counts(late)), ...(await temporal.counts(definitions.types(), late))];
  }

  async retry(type: string, key: string): Promise<boolean> {
    const { row, id } = await this.settled(type, key);
    return row && isOnTemporal(row) ? this.parts.temporal.retry(id) : this.parts.postgres.retry(type, key);
  }

  async cancel(type: string, key: string, reason: string): Promise<boolean> {
    const { row, id } = await this.settled(type, key);
    if (!row || !isOnTemporal(row)) return this.parts.postgres.cancel(type, key, reason);
    await this.parts.places.noteReason(id, reason);
    const isAsked = await this.parts.temporal.cancel(id);
    if (!isAsked) await this.parts.places.noteReason(id, null);
    return isAsked;
  }

  async runDue(): Promise<number> {
    return (await this.parts.postgres.runDue()) + (await this.parts.temporal.runDue());
  }

  /** False: the process began, ended or moved in between; look again. */
  private async offer(definition: ProcessDefinition, event: Stored): Promise<boolean> {
    const { definitions, places, rows, clock, beginOn } = this.parts;
    const { type } = definition;
    const key = definition.key(event);
    const row = await rows.find(processId(type, key));
    if (row && isOnTemporal(row) && !row.movingTo) return this.send(row, event);
    const mayBegin = !row || isAtRest(row);
    if (mayBegin && !wants(definitions, type, row?.life ?? null, event)) return true;
    if (!mayBegin || beginOn === 'postgres') return this.offerToPostgres(event, type);
    await (row ? places.revive(row, clock.now()) : places.begin(type, key, clock.now()));
    return false;
  }

  /** Where the row has changed meanwhile, the workflow may have ended or left before it heard of the event. Once too often does not matter. */
  private async send(row: ProcessRow, event: Stored): Promise<boolean> {
    const starts = this.parts.definitions.newest(row.type).definition.starts(event);
    await this.parts.temporal.follow(row, event, starts);
    return (await this.parts.rows.find(row.id))?.version === row.version;
  }

  private async offerToPostgres(event: Stored, type: string): Promise<boolean> {
    try {
      await this.parts.postgres.deliver(event, type);
      return true;
    } catch (error) {
      if (error instanceof LivesElsewhere) return false;
      throw error;
    }
  }

  private async settled(type: string, key: string): Promise<{ id: string; row: ProcessRow | null }> {
    const id = processId(type, key);
    const row = await this.parts.rows.find(id);
    if (row?.movingTo) throw new DomainError('state.conflict', `The process is on its way to ${row.movingTo}. Try again in a moment.`);
    return { id, row };
  }
}

const isOnTemporal = ({ host, life }: ProcessRow): boolean => host === 'temporal' && life.status === 'running';

const isAtRest = ({ life, movingTo, pending, backlog }: ProcessRow): boolean =>
  life.status === 'done' && !movingTo && !pending && backlog.length === 0;
