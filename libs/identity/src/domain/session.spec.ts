import fc from 'fast-check';
import { decideRefresh, expiryOf, graceMilliseconds, idleMilliseconds, longestMilliseconds, type Session } from './session';

const start = new Date('2026-03-02T08:00:00Z');
const later = (milliseconds: number) => new Date(start.getTime() + milliseconds);
const session = (change: Partial<Session> = {}): Session => ({
  id: 's1',
  userId: 'u1',
  tokenNumber: 3,
  rotatedAt: start,
  startedAt: start,
  expiresAt: later(idleMilliseconds),
  endedAt: null,
  ...change,
});

describe('a refresh token', () => {
  it('is replaced by the next when it is the newest', () => {
    expect(decideRefresh(session(), 3, later(60_000))).toEqual({
      kind: 'rotate',
      tokenNumber: 4,
      expiresAt: later(60_000 + idleMilliseconds),
    });
  });

  it('of a second tab gets the same successor', () => {
    expect(decideRefresh(session(), 2, later(graceMilliseconds))).toEqual({ kind: 'repeat', tokenNumber: 3 });
  });

  it('that comes back later ends the family', () => {
    expect(decideRefresh(session(), 2, later(graceMilliseconds + 1))).toEqual({ kind: 'end' });
  });

  it('that is two generations old ends the family at once', () => {
    expect(decideRefresh(session(), 1, start)).toEqual({ kind: 'end' });
  });

  it.each([
    ['has ended', { endedAt: start }],
    ['has run out', { expiresAt: start }],
  ])('is refused when its session %s', (_why, change) => {
    expect(decideRefresh(session(change), 3, start)).toEqual({ kind: 'refuse' });
  });

  it('never lives longer than the session may', () => {
    expect(expiryOf(start, later(longestMilliseconds - 1))).toEqual(later(longestMilliseconds));
  });

  it('keeps a copy from outliving its use: whatever two holders do, one of them ends the family or is left behind', () => {
    const step = fc.record({ holder: fc.constantFrom('owner', 'thief'), wait: fc.integer({ min: graceMilliseconds + 1, max: 600_000 }) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 20 }), (steps) => {
        let family = session({ tokenNumber: 1, rotatedAt: null });
        const held = { owner: 1, thief: 1 };
        let now = start.getTime();
        const seen = new Set<string>();
        for (const { holder, wait } of steps) {
          now += wait;
          seen.add(holder);
          const decision = decideRefresh(family, held[holder], new Date(now));
          if (seen.size === 2 && decision.kind !== 'rotate') return decision.kind === 'end';
          if (decision.kind !== 'rotate') return false;
          if (seen.size === 2) return false;
          held[holder] = decision.tokenNumber;
          family = { ...family, ...decision, rotatedAt: new Date(now) };
        }
        return seen.size === 1;
      }),
    );
  });
});
