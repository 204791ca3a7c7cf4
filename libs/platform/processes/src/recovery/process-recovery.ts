import { Config } from '@casewright/config';
import { EventStore, EventTypes, logStart } from '@casewright/event-store';
import { Clock, DomainError, processId, type Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { ProcessDefinitions } from '../core/definitions';
import { impersonal } from '../core/impersonal';
import { temporalOptions } from '../temporal/temporal-options';
import { LostRows, type LostProcess } from './lost-rows';
import { Retraced } from './retraced';

/** So many lives are held in memory at a time; the log is read once for them. */
const portion = 10_000;
const eventsAtOnce = 1_000;

/** How far it has come. */
export interface RecoveryProgress {
  readonly endedWorkflows: number;
  readonly recovered: number;
}

/**
 * After the database was put back to an earlier point while Temporal went on, the workflows know of a future that never was. They are ended, and
 * what ran on Temporal goes on in PostgreSQL as the log tells it. It can be repeated; nothing else may run meanwhile.
 */
@Injectable()
export class ProcessRecovery {
  private readonly rows: LostRows;

  constructor(
    private readonly config: Config,
    database: Database,
    private readonly definitions: ProcessDefinitions,
    private readonly store: EventStore,
    private readonly eventTypes: EventTypes,
    private readonly clock: Clock,
  ) {
    this.rows = new LostRows(database);
  }

  async run(onProgress: (progress: RecoveryProgress) => void): Promise<void> {
    const options = temporalOptions(this.config.values);
    if (!options) throw new DomainError('state.conflict', 'Set TEMPORAL_ADDRESS: without it no workflow can be ended.');
    const { endWorkflows } = await import('../temporal/end-workflows');
    const endedWorkflows = await endWorkflows(options, (count) => onProgress({ endedWorkflows: count, recovered: 0 }));
    const lastSent = await this.rows.lastSent();
    let recovered = 0;
    for (let lost = await this.next(); lost.length > 0; lost = await this.next()) {
      await this.retrace(lost, lastSent);
      recovered += lost.length;
      onProgress({ endedWorkflows, recovered });
    }
  }

  private next(): Promise<readonly LostProcess[]> {
    return this.rows.next(this.definitions.types(), portion);
  }

  private async retrace(lost: readonly LostProcess[], lastSent: ReadonlyMap<string, number>): Promise<void> {
    const shell = { definitions: this.definitions, onWake: () => undefined };
    const lives = new Map(
      lost.map(({ id, type, key }) => [id, new Retraced(shell, { type, key, lastSent: lastSent.get(id) ?? 0 })] as const),
    );
    const types = [...new Set(lost.map(({ type }) => type))];
    for await (const event of this.events(types)) {
      for (const type of types) await this.lifeThatHears(lives, type, event)?.hear(event);
    }
    const now = this.clock.now();
    for (const [id, life] of lives) await this.rows.takeBack(id, await life.end(now.toISOString()), now);
  }

  private lifeThatHears(lives: ReadonlyMap<string, Retraced>, type: string, event: Stored): Retraced | undefined {
    const definition = this.definitions.following(type, event);
    return definition && lives.get(processId(type, definition.key(event)));
  }

  private async *events(types: readonly string[]): AsyncGenerator<Stored> {
    const followed = [...new Set(types.flatMap((type) => this.definitions.followedBy(type)))];
    for (let after = logStart; ;) {
      const { events, next } = await this.store.readLog(after, eventsAtOnce, followed);
      for (const event of events) yield impersonal(event, this.eventTypes);
      if (events.length === 0) return;
      after = next;
    }
  }
}
