import { EventStore } from '@casewright/event-store';
import type { Stored } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { LogTail } from './log-tail';

const mostEvents = 5_000;
const longestStream = 500;
/** Longer than any command's list of events. */
const eventsOfOneCommand = 100;

/**
 * Whole streams in memory, for followers that ask for the past of an event as it comes by. A stream that begins while this process
 * follows the log, or that was asked for once, grows along with it. Of text about people it keeps nothing beyond their being forgotten.
 */
@Injectable()
export class RecentStreams {
  private readonly streams = new Map<string, readonly Stored[]>();
  /** Nobody asks for streams of the others. */
  private readonly categories = new Set<string>();
  private events = 0;
  private drops = 0;

  constructor(
    tail: LogTail,
    private readonly store: EventStore,
  ) {
    tail.onRead((events, more) => this.takeIn(events, more));
    store.onForgotten(() => this.dropAll());
  }

  /** The stream of an event from its beginning, with at least what the same command did after it. */
  async around(event: Stored): Promise<readonly Stored[]> {
    this.categories.add(event.category);
    const known = this.streams.get(event.streamId);
    if (known && known.length >= event.version) return known;
    const { drops } = this;
    const stream = await this.store.readStream(event.streamId, { until: event.version + eventsOfOneCommand });
    // One that was cut off could end in the middle of a command.
    const isWhole = stream.length < event.version + eventsOfOneCommand;
    if (drops === this.drops && isWhole) this.keep(event.streamId, stream);
    return stream;
  }

  private takeIn(events: readonly Stored[], more: 'more' | 'end'): void {
    for (const event of events) {
      if (!this.categories.has(event.category)) continue;
      const known = this.streams.get(event.streamId);
      if (event.version === (known?.length ?? 0) + 1) this.keep(event.streamId, [...(known ?? []), event]);
      else if (known && event.version > known.length) this.drop(event.streamId);
    }
    // The rest of a command may stand on the next page.
    const last = events.at(-1);
    if (more === 'more' && last) this.drop(last.streamId);
  }

  private keep(streamId: string, stream: readonly Stored[]): void {
    this.drop(streamId);
    if (stream.length > longestStream) return;
    this.streams.set(streamId, stream);
    this.events += stream.length;
    for (const oldest of this.streams.keys()) {
      if (this.events <= mostEvents) return;
      this.drop(oldest);
    }
  }

  private drop(streamId: string): void {
    this.events -= this.streams.get(streamId)?.length ?? 0;
    this.streams.delete(streamId);
  }

  private dropAll(): void {
    this.drops += 1;
    this.events = 0;
    this.streams.clear();
  }
}
