import fc from 'fast-check';
import { soonestFirst, type DueList, type DueStretch } from './soonest-first';

const within =
  ({ from, to }: DueStretch) =>
  (time: number) =>
    (from === null || from <= time) && (to === null || time < to);

/** Times in no order, and how often they were counted. */
class Times implements DueList<number> {
  counted = 0;
  constructor(private readonly times: readonly number[]) {}

  count(stretch: DueStretch): Promise<number> {
    this.counted += 1;
    return Promise.resolve(this.times.filter(within(stretch)).length);
  }

  list(stretch: DueStretch): Promise<readonly number[]> {
    return Promise.resolve(this.times.filter(within(stretch)));
  }
}

async function portionsOf(
  times: Times,
  search: { from: number | null; now: number; atOnce: number },
): Promise<readonly (readonly number[])[]> {
  const portions: (readonly number[])[] = [];
  for await (const portion of soonestFirst(times, search)) portions.push(portion);
  return portions;
}

const now = Date.parse('2026-01-05T09:00:00.000Z');
const aDay = 86_400_000;
/** Many at once, late ones, and ones that are due in years. */
const dueTime = fc.oneof(
  fc.constantFrom(now, now + 1, now - aDay),
  fc.integer({ min: now - 400 * aDay, max: now + 400 * aDay }),
  fc.constant(Date.parse('9999-12-31T23:59:59.999Z')),
);

describe('what is due, soonest first', () => {
  it('comes in portions that follow each other, of a size that can be read unless it is all due at once, and leaves nothing out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(dueTime, { maxLength: 60 }),
        fc.option(dueTime),
        fc.integer({ min: 1, max: 20 }),
        async (times, from, atOnce) => {
          const portions = await portionsOf(new Times(times), { from, now, atOnce });
          const wanted = times.filter((time) => from === null || time >= from);
          const sorted = portions.flatMap((portion) => [...portion].sort((left, right) => left - right));
          expect(sorted).toEqual([...wanted].sort((left, right) => left - right));
          for (const portion of portions) expect(portion.length <= atOnce || new Set(portion).size === 1).toBe(true);
        },
      ),
    );
  });

  it('is found by few questions', async () => {
    const times = new Times(Array.from({ length: 20_000 }, (_, place) => now + place * 60_000));
    const first = await soonestFirst(times, { from: null, now, atOnce: 1_000 }).next();
    expect((first.value as readonly number[])[0]).toBe(now);
    expect(times.counted).toBeLessThan(15);
  });
});
