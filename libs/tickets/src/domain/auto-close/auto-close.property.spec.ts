import type { AutoCloseEvent, StatusCategory } from '@casewright/contracts';
import { fold, idFrom } from '@casewright/kernel';
import { SimulatedHost, type Fate } from '@casewright/testing';
import fc from 'fast-check';
import { autoClose, conclude, consider, warned, type AutoCloseSettings } from './auto-close';
import { autoCloseProcess, type AutoCloseState } from './auto-close.process';

const day = 86_400_000;
const begin = Date.parse('2026-01-05T09:00:00Z');
const ticketId = idFrom('ticket');

type Step =
  | { readonly kind: 'status'; readonly to: StatusCategory }
  | { readonly kind: 'settings'; readonly content: AutoCloseSettings['content'] }
  | { readonly kind: 'look' }
  | { readonly kind: 'pass'; readonly days: number }
  | { readonly kind: 'wake'; readonly fate: Fate }
  | { readonly kind: 'wake wrongly' | 'again'; readonly place: number };

const content = fc
  .record({ close: fc.nat(10), warnClose: fc.nat(9), solve: fc.nat(10), warnSolve: fc.nat(9) })
  .map(({ close, warnClose, solve, warnSolve }): AutoCloseSettings['content'] => ({
    closeSolvedAfterDays: close,
    warnBeforeCloseDays: Math.min(warnClose, Math.max(0, close - 1)),
    solvePendingAfterDays: solve,
    warnBeforeSolveDays: Math.min(warnSolve, Math.max(0, solve - 1)),
  }));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('status' as const), to: fc.constantFrom<StatusCategory>('open', 'pending', 'solved') }),
  fc.record({ kind: fc.constant('settings' as const), content }),
  fc.record({ kind: fc.constant('look' as const) }),
  fc.record({ kind: fc.constant('pass' as const), days: fc.nat(8) }),
  fc.record({ kind: fc.constant('wake' as const), fate: fc.constantFrom<Fate>('handled', 'crashed') }),
  fc.record({ kind: fc.constantFrom('wake wrongly' as const, 'again' as const), place: fc.nat(20) }),
);

interface Happened {
  readonly what: 'warned' | 'close' | 'solve';
  readonly since: string;
  readonly at: number;
}

/** A ticket whose status changes, settings that change, and the process on a host that does what hosts may do. */
class Desk {
  settings: AutoCloseSettings = {
    version: 0,
    content: { closeSolvedAfterDays: 0, warnBeforeCloseDays: 0, solvePendingAfterDays: 0, warnBeforeSolveDays: 0 },
  };
  category: StatusCategory = 'open';
  since = new Date(begin).toISOString();
  readonly happened: Happened[] = [];
  readonly host = new SimulatedHost<AutoCloseState, AutoCloseEvent>({
    definition: autoCloseProcess,
    begin,
    execute: ({ type }, now) => (type === 'auto-close.warn' ? this.warn(now.toISOString()) : this.act(now.toISOString())),
  });

  get state() {
    return fold(autoClose, this.host.log);
  }

  do(given: Step): void {
    const { host } = this;
    if (given.kind === 'status') this.become(given.to);
    else if (given.kind === 'settings') this.settings = { version: this.settings.version + 1, content: given.content };
    else if (given.kind === 'look') this.look();
    else if (given.kind === 'pass') host.pass(given.days * day);
    else if (given.kind === 'wake') host.wakeIfDue(given.fate);
    else if (given.kind === 'again') host.deliverAgain(given.place);
    else host.wakeWrongly(given.place);
  }

  look(): void {
    this.host.append(this.considered(this.host.now.toISOString()));
  }

  /** The reactor sees every change, unless the settings ask for nothing. */
  private become(to: StatusCategory): void {
    if (this.category === 'closed' || this.category === to) return;
    this.move(to);
    const { closeSolvedAfterDays, solvePendingAfterDays } = this.settings.content;
    if (closeSolvedAfterDays + solvePendingAfterDays > 0) this.look();
  }

  private move(to: StatusCategory): void {
    this.category = to;
    this.since = this.host.now.toISOString();
  }

  private considered(now: string): readonly AutoCloseEvent[] {
    return consider(this.state, { ticketId, category: this.category, since: this.since }, this.settings, now);
  }

  private warn(now: string): readonly AutoCloseEvent[] {
    const first = this.considered(now);
    if (first.length > 0) return first;
    const events = warned(this.state, ticketId, now);
    if (events.length > 0) this.happened.push({ what: 'warned', since: this.since, at: Date.parse(now) });
    return events;
  }

  private act(now: string): readonly AutoCloseEvent[] {
    const { waiting } = this.state;
    if (!waiting) return [];
    const first = this.considered(now);
    if (first.length > 0) return first;
    this.happened.push({ what: waiting.step, since: waiting.since, at: Date.parse(now) });
    this.move(waiting.step === 'close' ? 'closed' : 'solved');
    return conclude(this.state, ticketId, waiting, 'acted', now);
  }
}

const lived = (steps: readonly Step[]): Desk => {
  const desk = new Desk();
  for (const given of steps) desk.do(given);
  return desk;
};
const anySteps = fc.array(step, { maxLength: 60 });

describe('auto-close, whatever happens in whatever order', () => {
  it('warns once in a stretch, and takes one step', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const deeds = lived(steps).happened.map(({ what, since }) => `${what === 'warned' ? 'warned' : 'step'} ${since}`);
        expect(new Set(deeds).size).toBe(deeds.length);
      }),
    );
  });

  it('takes no step before its days are over, nor one that nobody was warned of in time', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), content, (steps, fixed) => {
        const desk = lived([{ kind: 'settings', content: fixed }, ...steps.filter(({ kind }) => kind !== 'settings')]);
        for (const { what, since, at } of desk.happened) {
          if (what === 'warned') continue;
          const [days, warnDays] =
            what === 'close'
              ? [fixed.closeSolvedAfterDays, fixed.warnBeforeCloseDays]
              : [fixed.solvePendingAfterDays, fixed.warnBeforeSolveDays];
          expect(at).toBeGreaterThanOrEqual(Date.parse(since) + days * day);
          const warning = desk.happened.find((other) => other.what === 'warned' && other.since === since);
          if (warnDays > 0) expect(at).toBeGreaterThanOrEqual((warning?.at ?? Infinity) + warnDays * day);
          else expect(warning).toBeUndefined();
        }
      }),
    );
  });

  it('does nothing while it is off', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const desk = lived(steps.filter(({ kind }) => kind !== 'settings'));
        desk.look();
        expect(desk.host.log).toEqual([]);
      }),
    );
  });

  it('has nothing left to do once everything is past and the host has caught up', () => {
    fc.assert(
      fc.property(anySteps, content, (steps, last) => {
        const desk = lived([...steps, { kind: 'settings', content: last }, { kind: 'look' }]);
        for (let turn = 0; turn < 5; turn += 1) {
          desk.host.pass(30 * day);
          desk.host.settle();
          desk.look();
        }
        if (last.solvePendingAfterDays > 0) expect(desk.category).not.toBe('pending');
        if (last.closeSolvedAfterDays > 0) expect(desk.category).not.toBe('solved');
        expect(desk.host.running).toBeNull();
      }),
    );
  });

  it('changes nothing when it is looked at twice', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const desk = lived([...steps, { kind: 'look' }]);
        const { length } = desk.host.log;
        desk.look();
        expect(desk.host.log).toHaveLength(length);
      }),
    );
  });
});
