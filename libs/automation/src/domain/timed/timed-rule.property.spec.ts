import type { TimedRuleEvent } from '@casewright/contracts';
import { fold, type Stored } from '@casewright/kernel';
import fc from 'fast-check';
import { comeDue, conclude } from './act';
import { endWaiting, follow, type Wish } from './follow';
import { stir, stirAgain, type Stir } from './rest';
import { timedRule, type TimedRuleState } from './timed-rule.process';
import { runOf, timedRules, type TimedRules } from './timed-rules';

const ticketId = '00000000-0000-4000-8000-000000000001';
const rules = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'] as const;
const chain = { correlationId: 'k', causationId: null, depth: 0 };
const minute = (count: number) => new Date(Date.parse('2026-01-05T09:00:00Z') + count * 60_000).toISOString();

type Step =
  | {
      readonly kind: 'follow';
      readonly rule: 0 | 1;
      readonly episode: number | null;
      readonly wait: number | null;
      readonly cancels: 'yes' | 'no';
    }
  | { readonly kind: 'stir'; readonly rule: 0 | 1; readonly version: number }
  /** The rule is stopped, and goes on: what waited for its ticket to come to rest is looked at once more. */
  | { readonly kind: 'stop'; readonly rule: 0 | 1 }
  | { readonly kind: 'go on'; readonly rule: 0 | 1; readonly version: number }
  | { readonly kind: 'wake'; readonly repeats: number }
  | { readonly kind: 'pass'; readonly minutes: number };

const rule = fc.constantFrom(0 as const, 1 as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('follow' as const),
    rule,
    episode: fc.option(fc.nat(3)),
    wait: fc.option(fc.integer({ min: -20, max: 40 })),
    cancels: fc.constantFrom('yes' as const, 'no' as const, 'no' as const),
  }),
  fc.record({ kind: fc.constant('stir' as const), rule, version: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ kind: fc.constant('stop' as const), rule }),
  fc.record({ kind: fc.constant('go on' as const), rule, version: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ kind: fc.constant('wake' as const), repeats: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('pass' as const), minutes: fc.nat(30) }),
);

/** A ticket, the processes that its runs have, and how often each rule acted. */
class World {
  runs: TimedRules = {};
  readonly processes = new Map<string, TimedRuleState & { wakeAt: string | null; done: boolean }>();
  readonly acted: string[] = [];
  private now = 0;

  do(given: Step): void {
    if (given.kind === 'pass') this.now += given.minutes;
    else if (given.kind === 'wake')
      for (const run of this.processes.keys()) for (let time = 0; time < given.repeats; time += 1) this.wake(run);
    else this.store(this.events(given));
  }

  private events(given: Exclude<Step, { kind: 'pass' | 'wake' }>): readonly TimedRuleEvent[] {
    switch (given.kind) {
      case 'stir':
        return stir(this.runs, ticketId, [this.stirOf(given)]);
      case 'follow':
        return follow(this.runs, ticketId, [this.wish(given)], minute(this.now));
      case 'stop': {
        const own = Object.values(this.runs).filter(({ ruleId }) => ruleId === rules[given.rule]);
        const why = { because: 'stopped' as const, reason: 'The rule was paused.' };
        return endWaiting(this.runs, ticketId, new Map(own.map(({ run }) => [run, why])), minute(this.now));
      }
      case 'go on':
        return stirAgain(this.runs, ticketId, this.stirOf(given));
    }
  }

  private wish({ rule: place, episode, wait, cancels }: Extract<Step, { kind: 'follow' }>): Wish {
    const due = wait === null ? null : { anchorAt: minute(episode ?? 0), actAt: minute((episode ?? 0) + wait) };
    const here = episode === null ? null : { id: `status.enteredAt:${episode}`, beganAt: minute(episode), chain, due, latest: null };
    return { ruleId: rules[place], ruleVersion: 1, plan: `p${wait}`, stage: 'live', anchor: 'status.enteredAt', episode: here, cancels };
  }

  private stirOf({ rule: place, version }: Extract<Step, { kind: 'stir' | 'go on' }>): Stir {
    const wait = { ruleId: rules[place], ruleVersion: 1, plan: 'rest', stage: 'live' as const, chain };
    return { ...wait, version, at: minute(this.now), actAt: minute(this.now + 5) };
  }

  /** What the command of the process does: the rule acts between the two, and may be asked again after any of them. */
  private wake(run: string): void {
    const process = this.processes.get(run);
    if (!process || process.done || process.wakeAt === null || process.wakeAt > minute(this.now)) return;
    this.take(run, { type: 'process.woken', at: process.wakeAt });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      this.store(comeDue(this.runs, run, ticketId, minute(this.now)));
      const due = this.runs[run];
      if (due?.state === 'due') this.acted.push(`${due.ruleId} ${due.episode}`);
      this.store(conclude(this.runs, run, ticketId, { kind: 'fired', version: 1 }, minute(this.now)));
    }
  }

  private store(events: readonly TimedRuleEvent[]): void {
    this.runs = fold(timedRules, events, this.runs);
    for (const event of events) this.take(event.data.run, event as Stored<TimedRuleEvent>);
  }

  private take(run: string, input: Stored<TimedRuleEvent> | { readonly type: 'process.woken'; readonly at: string }): void {
    const before = this.processes.get(run);
    if ((!before || before.done) && input.type !== 'timed-rule.armed') return;
    const state = before && !before.done ? before : timedRule.initial;
    const after = timedRule.on(state, input, new Date(minute(this.now)), undefined);
    this.processes.set(run, { ...after.state, wakeAt: after.wakeAt ?? null, done: after.done === true });
  }
}

const live = (steps: readonly Step[]): World => {
  const world = new World();
  for (const given of steps) world.do(given);
  return world;
};

describe('timed rules, whatever happens in whatever order', () => {
  it('act at most once in an episode, however often they are woken', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { acted } = live(steps);
        expect(new Set(acted).size).toBe(acted.length);
      }),
    );
  });

  it('have a process that waits exactly while they are armed, until the time that is shown', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { runs, processes } = live(steps);
        for (const [run, { state, actAt }] of Object.entries(runs)) {
          const process = processes.get(run);
          expect(process?.done).toBe(state !== 'armed');
          if (state === 'armed') expect(process?.wakeAt).toBe(actAt);
        }
      }),
    );
  });

  it('wait with one stretch at a time, and with none that ended', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { runs } = live(steps);
        for (const ruleId of rules) {
          const waiting = Object.values(runs).filter((run) => run.ruleId === ruleId && run.state === 'armed' && run.anchor !== 'rest');
          expect(waiting.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('are not put off, nor armed anew, by an event that was seen before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.nat(20), (steps, later) => {
        const world = live(steps.filter(({ kind }) => kind !== 'follow'));
        const { runs } = world;
        world.do({ kind: 'pass', minutes: later });
        for (const given of steps) if (given.kind === 'stir') world.do(given);
        expect(Object.keys(world.runs).sort()).toEqual(Object.keys(runs).sort());
      }),
    );
  });

  it('change nothing where nothing has changed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.nat(3), (steps, episode) => {
        const world = live(steps);
        const same: Step = { kind: 'follow', rule: 0, episode, wait: 10, cancels: 'no' };
        world.do(same);
        const { runs } = world;
        world.do(same);
        expect(world.runs).toEqual(runs);
      }),
    );
  });

  it('name their processes by rule, version policy, ticket and episode', () => {
    const world = live([{ kind: 'follow', rule: 0, episode: 1, wait: 10, cancels: 'no' }]);
    const waiter = { ruleId: rules[0], ruleVersion: 1, stage: 'live' as const };
    expect([...world.processes.keys()]).toEqual([runOf(waiter, ticketId, 'status.enteredAt:1')]);
    expect(runOf(waiter, ticketId, 'status.enteredAt:1')).toBe(`${rules[0]}:live:${ticketId}:status.enteredAt:1`);
  });

  it('wait once more, as runs of their own, with a stretch that lasts longer than a stop of their rule', () => {
    const waits: Step = { kind: 'follow', rule: 0, episode: 1, wait: 10, cancels: 'no' };
    const world = live([waits, { kind: 'stop', rule: 0 }, waits, { kind: 'stop', rule: 0 }, waits]);
    expect(Object.values(world.runs).map(({ run, state }) => [run.split(':').slice(3).join(':'), state])).toEqual([
      ['status.enteredAt:1', 'stopped'],
      ['status.enteredAt:1:again-1', 'stopped'],
      ['status.enteredAt:1:again-2', 'armed'],
    ]);
  });
});
