import fc from 'fast-check';
import { TimeQueue } from './time-queue';

describe('what is to come', () => {
  it('is taken in the order of time, and of adding', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (times) => {
        const queue = new TimeQueue<number>();
        for (const [place, at] of times.entries()) queue.add(at, place);
        const taken: (readonly [number, number])[] = [];
        for (let first = queue.take(); first; first = queue.take()) taken.push([first.at, first.item]);
        expect(taken).toEqual(times.map((at, place) => [at, place] as const).sort(([a, one], [b, other]) => a - b || one - other));
      }),
    );
  });

  it('says when the next is', () => {
    const queue = new TimeQueue<string>();
    expect(queue.next).toBeNull();
    queue.add(7, 'later');
    queue.add(3, 'sooner');
    expect(queue.next).toBe(3);
  });
});
