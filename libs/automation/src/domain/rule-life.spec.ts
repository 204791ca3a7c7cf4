import { LifeKind } from '@casewright/contracts';
import fc from 'fast-check';
import { lifeState, nextState, pauseAround, rests, unborn, type LifeEntry, type LifeState } from './rule-life';
import { refusalOf, requirePossible } from './rule-life-refusals';

const start = new Date('2026-03-02T10:00:00Z');
const entry = (kind: LifeEntry['kind'], version: number | null = null, audience: LifeEntry['audience'] = null): LifeEntry => ({
  ...{ kind, version, audience, at: start },
});
const half = { share: 50 };

describe('the life of a rule', () => {
  it.each<[string, LifeEntry[], string, number | null, string | null]>([
    ['nothing', [], 'draft', null, null],
    ['made', [entry('created')], 'draft', null, null],
    ['published', [entry('created'), entry('published', 1)], 'active', 1, null],
    ['paused', [entry('published', 1), entry('paused', 1)], 'paused', 1, null],
    ['published while paused', [entry('published', 1), entry('paused', 1), entry('published', 2)], 'paused', 2, null],
    ['resumed', [entry('published', 1), entry('paused', 1), entry('published', 2), entry('resumed', 2)], 'active', 2, null],
    ['tripped and published', [entry('published', 1), entry('tripped', 1), entry('published', 2)], 'tripped', 2, null],
    ['in shadow first', [entry('created'), entry('shadowed', 1)], 'draft', null, 'shadow 1'],
    ['in shadow beside the first', [entry('published', 1), entry('shadowed', 2)], 'active', 1, 'shadow 2'],
    ['a canary', [entry('published', 1), entry('shadowed', 2), entry('canaried', 2, half)], 'active', 1, 'canary 2'],
    ['promoted', [entry('published', 1), entry('canaried', 2, half), entry('promoted', 2)], 'active', 2, null],
    ['promoted as the first', [entry('canaried', 1, half), entry('promoted', 1)], 'active', 1, null],
    ['withdrawn', [entry('published', 1), entry('shadowed', 2), entry('withdrawn', 2)], 'active', 1, null],
    ['overtaken', [entry('published', 1), entry('shadowed', 2), entry('published', 3)], 'active', 3, null],
    ['a first canary that was stopped', [entry('canaried', 1, half), entry('stopped', 1)], 'paused', null, 'canary 1'],
    ['a first canary that goes on', [entry('canaried', 1, half), entry('stopped', 1), entry('resumed', 1)], 'draft', null, 'canary 1'],
    ['rolled back', [entry('published', 1), entry('published', 2), entry('rolled-back', 3)], 'active', 3, null],
    ['archived', [entry('published', 1), entry('shadowed', 2), entry('archived', 1)], 'archived', 1, null],
    ['restored', [entry('published', 1), entry('archived', 1), entry('restored', 1)], 'paused', 1, null],
    ['a draft that came back', [entry('created'), entry('archived'), entry('restored')], 'draft', null, null],
  ])('%s', (_, entries, status, version, trial) => {
    const state = lifeState(entries);
    expect([state.status, state.version, state.trial && `${state.trial.stage} ${state.trial.version}`]).toEqual([status, version, trial]);
  });

  it('keeps its invariants through any sequence of what can happen', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LifeKind.options), { maxLength: 40 }), (wishes) => {
        let state = unborn;
        let latest = 0;
        for (const kind of wishes.filter((wish) => wish !== 'created')) {
          if (refusalOf(state, kind) !== null) continue;
          const isNew = ['published', 'rolled-back', 'shadowed'].includes(kind) || (kind === 'canaried' && state.trial === null);
          if (isNew) latest += 1;
          const version = isNew ? latest : ['canaried', 'promoted'].includes(kind) ? (state.trial?.version ?? null) : state.version;
          state = nextState(state, entry(kind, version, kind === 'canaried' ? half : null));
          expectSound(state, latest);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('knows the pause that a moment fell into, however the rule came to rest', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute));
    const entries = [
      { ...entry('published', 1), at: at(0) },
      { ...entry('paused', 1), at: at(10) },
      { ...entry('published', 2), at: at(15) },
      { ...entry('resumed', 2), at: at(20) },
      { ...entry('tripped', 2), at: at(30) },
    ];
    expect(pauseAround(entries, at(5))).toBeNull();
    expect(pauseAround(entries, at(16))).toEqual({ from: at(10).toISOString(), to: at(20).toISOString() });
    expect(pauseAround(entries, at(25))).toBeNull();
    expect(pauseAround(entries, at(40))).toEqual({ from: at(30).toISOString(), to: null });
  });

  it('says why something cannot happen', () => {
    const published = lifeState([entry('published', 1)]);
    expect(() => requirePossible(published, 'paused')).not.toThrow();
    expect(() => requirePossible(unborn, 'paused')).toThrow('never published');
    expect(() => requirePossible(nextState(published, entry('paused', 1)), 'paused')).toThrow('already');
    expect(() => requirePossible(nextState(published, entry('paused', 1)), 'shadowed')).toThrow('resume the rule first');
    expect(() => requirePossible(published, 'resumed')).toThrow('not paused');
    expect(() => requirePossible(published, 'promoted')).toThrow('on trial');
    expect(() => requirePossible(nextState(published, entry('archived', 1)), 'published')).toThrow('restore it first');
  });
});

function expectSound(state: LifeState, latest: number): void {
  const { status, version, trial } = state;
  // What is active or tripped has a version; what was never published is a draft, or the rest of a trial.
  expect(status !== 'active' || version !== null).toBe(true);
  expect(status !== 'draft' || version === null).toBe(true);
  expect(status !== 'archived' || trial === null).toBe(true);
  expect(trial === null || version === null || trial.version > version).toBe(true);
  expect(trial === null || (trial.stage === 'canary') === (trial.audience !== null)).toBe(true);
  expect([version, trial?.version].every((known) => !known || known <= latest)).toBe(true);
  // Whatever state it is in, there is a way on: it goes on, comes back, or is published.
  expect(['resumed', 'restored', 'published'].some((kind) => refusalOf(state, kind as LifeKind) === null)).toBe(true);
  expect(rests(state) && refusalOf(state, 'paused') === null).toBe(false);
}
