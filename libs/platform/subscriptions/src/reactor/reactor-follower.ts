import { isOutage, type Position, type Stored } from '@casewright/kernel';
import type { Database } from '@casewright/persistence';
import type { BuildKey, Checkpoints } from '../checkpoints';
import type { Follower, Handled } from '../follower';
import type { ParkedEvents, Parking } from '../parked/parked-events';
import type { ReactorDefinition } from '../reactor';

const streamsAtOnce = 8;

/**
 * Hands events to a reactor: in order within a stream, several streams at once; the checkpoint moves once all of a batch are through. An
 * event that fails is parked; where a server is away nothing is, and the whole batch is tried again.
 */
export class ReactorFollower implements Follower {
  readonly state = 'live';
  readonly types: readonly string[];
  readonly batchSize = 200;
  readonly pace: number;

  constructor(
    readonly key: BuildKey,
    private readonly definition: ReactorDefinition,
    private readonly tools: { database: Database; checkpoints: Checkpoints; parked: ParkedEvents },
  ) {
    this.types = definition.events;
    this.pace = definition.pace ?? 0;
  }

  async handle(events: readonly Stored[], from: Position, to: Position, blocked: Set<string>): Promise<Handled> {
    const parkings: Parking[] = [];
    const streams = [...byStream(events).values()];
    const outages: Error[] = [];
    const work = async (): Promise<void> => {
      for (let stream = streams.shift(); stream && outages.length === 0; stream = streams.shift()) {
        const outcome = await this.handleStream(stream, blocked);
        if (outcome instanceof Error) outages.push(outcome);
        else parkings.push(...outcome);
      }
    };
    await Promise.all(Array.from({ length: Math.min(streamsAtOnce, streams.length) }, work));
    if (outages[0]) throw outages[0];
    // An event that is seen again after a crash does no harm, so its checkpoint need not be written for every few events.
    if (parkings.length === 0) return 'to-be-stored';
    await this.store(from, to, parkings);
    for (const { event } of parkings) blocked.add(event.streamId);
    return 'stored';
  }

  async retry(event: Stored, parkedId: string): Promise<void> {
    await this.definition.handle(event);
    await this.tools.parked.done(this.tools.database.pool, parkedId);
  }

  private async store(from: Position, to: Position, parkings: readonly Parking[]): Promise<void> {
    const { database, checkpoints, parked } = this.tools;
    await database.transaction(async (client) => {
      await checkpoints.move(client, this.key, from, to);
      await parked.park(client, this.key, parkings);
    });
  }

  /** What is to be parked, or the outage that kept it from going on. */
  private async handleStream(events: readonly Stored[], blocked: ReadonlySet<string>): Promise<Parking[] | Error> {
    if (await this.handledTogether(events, blocked)) return [];
    for (const [index, event] of events.entries()) {
      if (blocked.has(event.streamId)) return events.map((waiting) => ({ event: waiting }));
      try {
        await this.definition.handle(event);
      } catch (error) {
        if (isOutage(error)) return error;
        return [{ event, error: error ?? new Error('Unknown failure') }, ...events.slice(index + 1).map((waiting) => ({ event: waiting }))];
      }
    }
    return [];
  }

  /** False: which of them it is that fails shows when each is handled by itself. */
  private async handledTogether(events: readonly Stored[], blocked: ReadonlySet<string>): Promise<boolean> {
    const { handleAll } = this.definition;
    const [first] = events;
    if (!handleAll || !first || events.length === 1 || blocked.has(first.streamId)) return false;
    return handleAll(events).then(
      () => true,
      () => false,
    );
  }
}

function byStream(events: readonly Stored[]): Map<string, Stored[]> {
  const streams = new Map<string, Stored[]>();
  for (const event of events) {
    const stream = streams.get(event.streamId);
    if (stream) stream.push(event);
    else streams.set(event.streamId, [event]);
  }
  return streams;
}
