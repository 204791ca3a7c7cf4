import type { Following } from './following';
import { FollowingLoop } from './following-loop';
import type { LogTail } from './log/log-tail';
import { Standing } from './standing';

/** A following of a log that grows when the test says so; it notes when it handled how many events. */
function trickle(pace: number) {
  const batches: { at: number; events: number }[] = [];
  const listeners: (() => void)[] = [];
  let waiting = 0;
  const following = {
    handled: 0,
    hasBlockedStreams: false,
    follower: { pace },
    save: () => Promise.resolve(),
    step() {
      this.handled = waiting;
      waiting = 0;
      if (this.handled > 0) batches.push({ at: performance.now(), events: this.handled });
      return Promise.resolve(this.handled > 0);
    },
  };
  const standing = new Standing(
    { subscription: 'notes', version: 1, build: 1 },
    { failed: () => Promise.resolve(), recovered: () => Promise.resolve() },
  );
  const tail = { onGrown: (listener: () => void) => (listeners.push(listener), () => undefined) } as unknown as LogTail;
  const grow = async (milliseconds: number, events = 1) => {
    await jest.advanceTimersByTimeAsync(milliseconds);
    waiting += events;
    for (const listener of listeners) listener();
    await jest.advanceTimersByTimeAsync(0);
  };
  return { batches, grow, loop: new FollowingLoop(following as unknown as Following, tail, standing, () => undefined) };
}

describe('FollowingLoop', () => {
  beforeEach(() => void jest.useFakeTimers({ now: 0 }));
  afterEach(() => void jest.useRealTimers());

  const end = async (loop: FollowingLoop) => {
    const stopped = loop.stop();
    await jest.advanceTimersByTimeAsync(20);
    await stopped;
  };

  it('handles the first event of a burst at once, and lets those behind it share a batch', async () => {
    const { batches, grow, loop } = trickle(10);
    await grow(50);
    for (let event = 0; event < 3; event += 1) await grow(2);
    await jest.advanceTimersByTimeAsync(10);
    await end(loop);
    expect(batches.map(({ events }) => events)).toEqual([1, 3]);
    expect((batches[1]?.at ?? 0) - (batches[0]?.at ?? 0)).toBe(10);
  });

  it('does not pause while it is behind', async () => {
    const { batches, grow, loop } = trickle(10);
    await grow(50, 500);
    await grow(2);
    await end(loop);
    expect(batches.map(({ events }) => events)).toEqual([500, 1]);
    expect((batches[1]?.at ?? 0) - (batches[0]?.at ?? 0)).toBe(2);
  });

  it('does not pause without a pace', async () => {
    const { batches, grow, loop } = trickle(0);
    await grow(50);
    await grow(2);
    await end(loop);
    expect(batches).toHaveLength(2);
  });
});
