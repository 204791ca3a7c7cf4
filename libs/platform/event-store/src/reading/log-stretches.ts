import type { Position, Stored } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { EventStore, logStart } from '../event-store';

const pageSize = 1_000;
/** The log is ordered by when things were written, which follows when they happened as closely as this. */
const slack = 86_400_000;
const highest = 2n ** 62n;

const timeOf = ({ meta }: Stored): number => Date.parse(meta.at);

/** The events that happened in a stretch of time, in the order of the log, which never changes. */
@Injectable()
export class LogStretches {
  constructor(private readonly store: EventStore) {}

  /** Those of some types, page by page; each says how far through the stretch it is, from 0 to 1. */
  async *pages(from: Date, to: Date, types: readonly string[]): AsyncGenerator<{ events: readonly Stored[]; share: number }> {
    const [begin, end] = [from.getTime(), to.getTime()];
    let after = await this.placeBefore(begin - slack);
    for (;;) {
      const page = await this.store.readLog(after, pageSize, types);
      after = page.next;
      const events = page.events.filter((event) => timeOf(event) >= begin && timeOf(event) < end);
      const last = page.events.at(-1);
      if (events.length > 0) yield { events, share: last ? shareOf(timeOf(last), begin, end) : 1 };
      if (!last || page.events.length < pageSize || page.events.every((event) => timeOf(event) > end + slack)) return;
    }
  }

  /** A place in the log with nothing at or after `time` before it, found in some sixty short looks instead of reading the log. */
  private async placeBefore(time: number): Promise<Position> {
    const newest = await this.store.newestPosition();
    if (!newest) return logStart;
    const epoch = await this.epochOf(time, newest.epoch);
    let [low, high] = [0n, epoch === newest.epoch ? BigInt(newest.xid) : highest];
    while (low < high) {
      const middle = (low + high + 1n) / 2n;
      const first = await this.firstAfter({ epoch, xid: String(middle), seq: '0' });
      if (first && first.position.epoch === epoch && timeOf(first) < time) low = middle;
      else high = middle - 1n;
    }
    return { epoch, xid: String(low), seq: '0' };
  }

  /** The last epoch that begins before the time; a new one begins when the database is restored elsewhere. */
  private async epochOf(time: number, newest: number): Promise<number> {
    for (let epoch = newest; epoch > 0; epoch -= 1) {
      const first = await this.firstAfter({ epoch, xid: '0', seq: '0' });
      if (first && timeOf(first) < time) return epoch;
    }
    return 0;
  }

  private async firstAfter(position: Position): Promise<Stored | null> {
    return (await this.store.readLog(position, 1)).events[0] ?? null;
  }
}

const shareOf = (at: number, begin: number, end: number): number => Math.min(1, Math.max(0, (at - begin) / Math.max(1, end - begin)));
