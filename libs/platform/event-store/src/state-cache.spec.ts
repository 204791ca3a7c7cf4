import { StateCache } from './state-cache';

const one = { state: { name: 'one' }, version: 1 };

describe('StateCache', () => {
  it('keeps what a change led to, for a minute', () => {
    let now = 0;
    const cache = new StateCache(() => now);
    cache.begin()('a', one);
    now = 59_999;
    expect(cache.get('a')).toEqual(one);
    now = 60_000;
    expect(cache.get('a')).toBeNull();
  });

  it('keeps nothing of a change during which a person was forgotten', () => {
    const cache = new StateCache();
    const keep = cache.begin();
    cache.dropAll();
    keep('a', one);
    expect(cache.get('a')).toBeNull();
    cache.begin()('a', one);
    expect(cache.get('a')).toEqual(one);
  });

  it('keeps a thousand, and lets the one go that was not written to for the longest time', () => {
    const cache = new StateCache();
    for (let place = 0; place < 1_000; place += 1) cache.begin()(`${place}`, one);
    cache.begin()('0', one);
    cache.begin()('last', one);
    expect([cache.get('0'), cache.get('1'), cache.get('2')]).toEqual([one, null, one]);
  });
});
