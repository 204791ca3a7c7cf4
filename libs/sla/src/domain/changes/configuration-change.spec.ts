import fc from 'fast-check';
import { after, configurationFor, nothingYet, type ConfigurationChange } from './configuration-change';

const made = (
  edition: number,
  effect: ConfigurationChange['effect'],
  id: string,
  version = 1,
  calendars: { id: string; version: number }[] = [],
) =>
  ({ edition, effect, kind: version === 1 ? 'create-policy' : 'edit-policy', policy: { id, version }, calendars }) as ConfigurationChange;
const calendar = (edition: number, effect: ConfigurationChange['effect'], version: number): ConfigurationChange => ({
  ...{ edition, effect, kind: 'edit-calendar', calendar: { id: 'c', version } },
});

describe('what counts for a ticket', () => {
  const changes = [
    made(1, 'new-tickets', 'a', 1, [{ id: 'c', version: 1 }]),
    made(2, 'new-tickets', 'a', 2),
    made(3, 'remaining-time', 'a', 3),
    calendar(4, 'new-tickets', 2),
  ];

  it('is what was in force when it was opened, and what was carried to it since', () => {
    expect(configurationFor(nothingYet, changes, 1)).toEqual({ order: ['a'], policies: { a: 3 }, calendars: { c: 1 } });
    expect(configurationFor(nothingYet, changes.slice(0, 2), 1).policies).toEqual({ a: 1 });
    expect(configurationFor(nothingYet, changes, 4).calendars).toEqual({ c: 2 });
  });

  it('does not bring in what was new for others', () => {
    expect(configurationFor(nothingYet, changes, 0)).toEqual(nothingYet);
    const removed: ConfigurationChange = { edition: 5, effect: 'remaining-time', kind: 'remove-policy', policyId: 'a' };
    expect(configurationFor(nothingYet, [...changes, removed], 4)).toMatchObject({ order: [], policies: {} });
  });

  it('is tried in the order that was carried to it', () => {
    const two = [...changes, made(5, 'new-tickets', 'b')];
    const reorder: ConfigurationChange = { edition: 6, effect: 'recompute', kind: 'reorder-policies', order: ['b', 'a'] };
    expect(configurationFor(nothingYet, [...two, reorder], 5).order).toEqual(['b', 'a']);
    expect(configurationFor(nothingYet, [...two, reorder], 4).order).toEqual(['a']);
  });

  it('is, up to an edition, what was before the changes that follow', () => {
    expect(configurationFor(nothingYet, changes, 2, 2)).toEqual({ order: ['a'], policies: { a: 2 }, calendars: { c: 1 } });
    expect(configurationFor(nothingYet, changes, 2, 3).policies).toEqual({ a: 3 });
  });

  it('is everything for a ticket that is opened now, whatever the effects were', () => {
    const effect = fc.constantFrom('new-tickets' as const, 'remaining-time' as const, 'recompute' as const);
    const id = fc.constantFrom('a', 'b', 'c');
    const change = fc.oneof(
      fc.record({
        effect,
        kind: fc.constantFrom('create-policy' as const, 'edit-policy' as const),
        id,
        version: fc.integer({ min: 1, max: 9 }),
      }),
      fc.record({ effect, kind: fc.constant('remove-policy' as const), id, version: fc.constant(0) }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (drawn) => {
        const all = drawn.map(({ effect: how, kind, id: policyId, version }, place): ConfigurationChange => {
          const filed = { edition: place + 1, effect: how };
          return kind === 'remove-policy'
            ? { ...filed, kind, policyId }
            : { ...filed, kind, policy: { id: policyId, version }, calendars: [] };
        });
        expect(configurationFor(nothingYet, all, all.length)).toEqual(all.reduce(after, nothingYet));
        const carried = all.map((one) => ({ ...one, effect: 'recompute' as const }));
        expect(configurationFor(nothingYet, carried, 0)).toEqual(all.reduce(after, nothingYet));
      }),
    );
  });
});
