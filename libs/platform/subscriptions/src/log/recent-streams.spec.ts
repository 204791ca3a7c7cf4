import type { EventStore } from '@casewright/event-store';
import type { Stored } from '@casewright/kernel';
import type { LogTail } from './log-tail';
import { RecentStreams } from './recent-streams';

const at = (streamId: string, version: number, category = 'note') => ({ streamId, version, category }) as Stored;
const upTo = (streamId: string, version: number) => Array.from({ length: version }, (_, index) => at(streamId, index + 1));

/** A log that the test fills, with what was asked of the store. */
function following() {
  const stored = new Map<string, Stored[]>();
  const asked: string[] = [];
  let read: (events: readonly Stored[], more: 'more' | 'end') => void = () => undefined;
  let forget: () => void = () => undefined;
  const store = {
    onForgotten: (listener: () => void) => (forget = listener),
    readStream: (id: string, { until }: { until: number }) => {
      asked.push(id);
      return Promise.resolve((stored.get(id) ?? []).slice(0, until));
    },
  } as unknown as EventStore;
  const streams = new RecentStreams({ onRead: (reader: typeof read) => (read = reader) } as unknown as LogTail, store);
  const grow = (events: readonly Stored[], more: 'more' | 'end' = 'end') => {
    for (const event of events) stored.set(event.streamId, [...(stored.get(event.streamId) ?? []), event]);
    read(events, more);
  };
  return { streams, asked, stored, grow, forget: () => forget() };
}

describe('RecentStreams', () => {
  it('reads a stream once, and lets it grow with the log', async () => {
    const { streams, asked, stored, grow } = following();
    stored.set('a', upTo('a', 3));
    expect(await streams.around(at('a', 3))).toEqual(upTo('a', 3));
    grow([at('a', 4), at('a', 5)]);
    expect(await streams.around(at('a', 4))).toEqual(upTo('a', 5));
    expect(asked).toEqual(['a']);
  });

  it('knows a stream that began since somebody asked for one of its kind', async () => {
    const { streams, asked, stored, grow } = following();
    stored.set('a', upTo('a', 1));
    await streams.around(at('a', 1));
    grow([at('b', 1), at('c', 1, 'other'), at('b', 2)]);
    expect(await streams.around(at('b', 2))).toEqual(upTo('b', 2));
    await streams.around(at('c', 1, 'other'));
    expect(asked).toEqual(['a', 'c']);
  });

  it('takes what it has read for older than what comes by twice, and for broken where something is missing', async () => {
    const { streams, asked, stored, grow } = following();
    stored.set('a', upTo('a', 4));
    await streams.around(at('a', 2));
    stored.set('a', upTo('a', 3));
    grow([at('a', 4)]);
    expect(await streams.around(at('a', 4))).toEqual(upTo('a', 4));
    expect(asked).toEqual(['a']);
    stored.set('a', upTo('a', 6));
    grow([at('a', 7)]);
    expect(await streams.around(at('a', 7))).toEqual(upTo('a', 7));
    expect(asked).toEqual(['a', 'a']);
  });

  it('reads anew where a command may go on with the next page, and after somebody was forgotten', async () => {
    const { streams, asked, stored, grow, forget } = following();
    stored.set('a', upTo('a', 1));
    await streams.around(at('a', 1));
    grow([at('a', 2)], 'more');
    await streams.around(at('a', 2));
    forget();
    await streams.around(at('a', 2));
    expect(asked).toEqual(['a', 'a', 'a']);
  });

  it('keeps no stream that it was cut off in, and not too many events', async () => {
    const { streams, asked, stored } = following();
    stored.set('long', upTo('long', 400));
    await streams.around(at('long', 1));
    await streams.around(at('long', 1));
    expect(asked).toEqual(['long', 'long']);
    for (let place = 0; place < 20; place += 1) {
      stored.set(`${place}`, upTo(`${place}`, 400));
      await streams.around(at(`${place}`, 400));
    }
    asked.length = 0;
    await streams.around(at('19', 400));
    await streams.around(at('0', 400));
    expect(asked).toEqual(['0']);
  });
});
