import fc from 'fast-check';
import { rankBetween } from './rank';

const isRank = /^[0-9a-z]{1,40}$/;

describe('rankBetween', () => {
  it.each([
    [null, null],
    ['m', null],
    [null, 'c'],
    ['c', 'd'],
    ['cz', 'd'],
    ['c', 'c1'],
    [null, '01'],
  ])('finds room between %p and %p', (before, after) => {
    const rank = rankBetween(before, after);
    expect(rank).toMatch(isRank);
    if (before !== null) expect(rank > before).toBe(true);
    if (after !== null) expect(rank < after).toBe(true);
  });

  it('comes after the first of two equals', () => {
    expect(rankBetween('m', 'm') > 'm').toBe(true);
  });

  it('always finds room again, wherever rules are put', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 30 }), (places) => {
        const ranks: string[] = [];
        for (const place of places) {
          const index = place % (ranks.length + 1);
          ranks.splice(index, 0, rankBetween(ranks[index - 1] ?? null, ranks[index] ?? null));
        }
        expect(ranks).toEqual([...ranks].sort());
        expect(new Set(ranks).size).toBe(ranks.length);
      }),
    );
  });
});
