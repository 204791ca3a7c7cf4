import { EventStore, logStart } from '@casewright/event-store';
import type { Position } from '@casewright/kernel';
import { until } from '@casewright/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { answeredTag } from './many-rules';
import { openLoop } from './open-loop';
import type { Visitor } from './visitor';

/** What rules are asked about: sends one command, and says which ticket it was about once it was acknowledged. */
export type Sender = (place: number) => Promise<string>;

/** Tickets that are opened: each is about ten events, as rules, clocks and mails follow it. */
export const opening =
  (visitor: Visitor): Sender =>
  async (place) => {
    const requester = { email: `visitor-${place % 50}@customers.example`, name: `Visitor ${place % 50}` };
    const ticket = {
      subject: `Projector in hall ${place} shows a black picture, urgent`,
      body: 'It is dark in here. Please help.',
      requester,
    };
    return (await visitor.post<{ id: string }>('/tickets', ticket)).id;
  };

/** Tickets that get a tag which a rule answers: one event each, and what it brings about. */
export const tagging =
  (visitor: Visitor, ticketIds: readonly string[]): Sender =>
  async (place) => {
    const id = ticketIds[place];
    if (id === undefined) throw new Error(`There are only ${ticketIds.length} tickets to tag`);
    await visitor.post(`/tickets/${id}/tags/${answeredTag}`, {});
    return id;
  };

/** From an acknowledged command until what a rule changed about its ticket can be read in the log, in milliseconds. */
export async function ruleSpeed(app: INestApplicationContext, send: Sender, perSecond: number, seconds: number): Promise<number[]> {
  const acknowledged = new Map<string, number>();
  const changed = new Map<string, number>();
  const watch = await LogWatch.over(app.get(EventStore), 'ticket.priority-changed', (ticketId) => changed.set(ticketId, performance.now()));
  await openLoop(perSecond, seconds, async (place) => {
    acknowledged.set(await send(place), performance.now());
  });
  await until(() => [...acknowledged.keys()].every((id) => changed.has(id)), 30_000);
  watch.stop();
  return [...acknowledged].map(([id, at]) => Math.max(0, (changed.get(id) ?? Number.POSITIVE_INFINITY) - at));
}

/** Tells of each new event of a type as soon as another process can read it. */
class LogWatch {
  private reading = false;
  private again = false;
  private stopped = false;

  private constructor(
    private readonly store: EventStore,
    private readonly type: string,
    private readonly heard: (streamId: string) => void,
    private position: Position,
  ) {}

  static async over(store: EventStore, type: string, heard: (streamId: string) => void): Promise<LogWatch> {
    const watch = new LogWatch(store, type, heard, (await store.newestPosition()) ?? logStart);
    store.onAppended(() => void watch.read());
    return watch;
  }

  stop(): void {
    this.stopped = true;
  }

  private async read(): Promise<void> {
    this.again = true;
    if (this.reading) return;
    this.reading = true;
    while (this.again && !this.stopped) {
      this.again = false;
      const { events, next } = await this.store.readLog(this.position, 1000, [this.type]);
      this.position = next;
      for (const { streamId } of events) this.heard(streamId);
    }
    this.reading = false;
  }
}
