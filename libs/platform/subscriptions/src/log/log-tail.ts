import { EventStore, logStart, type LogPage } from '@casewright/event-store';
import type { Position, Stored } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { comparePositions } from './position';

const pageSize = 1000;
const kept = 2000;
const newest = 100;

/** Told whether the page was full, so that a command may go on with the next one. */
type Reader = (events: readonly Stored[], more: 'more' | 'end') => void;

/**
 * The end of the log in memory, read once for all subscriptions of this process. Whoever is further behind reads for itself. Positions
 * that were read once never get a predecessor later, so what is kept stays true.
 */
@Injectable()
export class LogTail {
  private events: Stored[] = [];
  private start: Position | null = null;
  private end: Position = logStart;
  private growing: Promise<boolean> | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly readers = new Set<Reader>();

  constructor(private readonly store: EventStore) {
    store.onForgotten(() => this.forget());
  }

  get position(): Position {
    return this.end;
  }

  onGrown(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Given what was read, in its order, before anybody is told that the tail has grown. */
  onRead(reader: Reader): void {
    this.readers.add(reader);
  }

  /** Whether an event that was appended just now is in memory already. */
  includes(eventId: string): boolean {
    return this.events.slice(-newest).some((event) => event.eventId === eventId);
  }

  /** Takes in what has become readable; false: nothing new. Callers at the same time share one query. */
  grow(): Promise<boolean> {
    this.growing ??= this.readOn().finally(() => (this.growing = null));
    return this.growing;
  }

  async read(after: Position, limit: number, types: readonly string[]): Promise<LogPage> {
    if (!this.start) await this.grow();
    if (comparePositions(after, this.end) >= 0) return { events: [], next: after };
    if (this.start && comparePositions(after, this.start) >= 0) return this.fromMemory(after, types);
    return this.store.readLog(after, limit, types);
  }

  private fromMemory(after: Position, types: readonly string[]): LogPage {
    const wanted = new Set(types);
    const events = this.events.slice(this.indexAfter(after)).filter((event) => wanted.has(event.type));
    return { events, next: this.end };
  }

  private indexAfter(position: Position): number {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const event = this.events[middle];
      if (event && comparePositions(event.position, position) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private async readOn(): Promise<boolean> {
    if (!this.start) {
      // No type matches, so this only asks where the readable log ends.
      this.end = (await this.store.readLog(logStart, 1, [])).next;
      this.start = this.end;
      return true;
    }
    const page = await this.store.readLog(this.end, pageSize);
    if (page.events.length === 0) return false;
    this.events = this.events.concat(page.events);
    this.end = page.next;
    if (this.events.length > kept) {
      const dropped = this.events.length - kept;
      this.start = this.events[dropped - 1]?.position ?? this.start;
      this.events = this.events.slice(dropped);
    }
    for (const reader of this.readers) reader(page.events, page.events.length < pageSize ? 'end' : 'more');
    for (const listener of this.listeners) listener();
    return true;
  }

  /** Text about somebody who is forgotten must not stay here; whoever is behind reads anew. */
  private forget(): void {
    this.events = [];
    if (this.start) this.start = this.end;
  }
}
