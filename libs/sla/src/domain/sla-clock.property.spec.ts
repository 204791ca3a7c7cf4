import { SlaTarget, type ClockChange } from '@casewright/contracts';
import { fold, type ProcessInput } from '@casewright/kernel';
import fc from 'fast-check';
import { businessBetween } from './business-time/business-time';
import { aroundTheClock, workingTimeOf } from './business-time/working-time';
import { noClocksYet, type ClocksState } from './clock/clocks-state';
import { elapsedAt } from './clock/ledger';
import { record, ticketClocks } from './clocks';
import type { FollowedEvent } from './sla-clock.process';
import { life, type Happening, type Life } from './testing/any-life';
import { naiveTerms, NaiveTarget, situationAfter, type NaiveClock, type Situation } from './testing/naive-clock';
import * as story from './testing/ticket-story';

const targets = SlaTarget.options;
const office = workingTimeOf(story.officeHours.content);
const hours = ({ calendarId }: { calendarId: string | null }) => (calendarId === null ? aroundTheClock : office);
const policiesAfter = (changes: number) => [story.everyTargetVip, changes % 2 === 0 ? story.everyTarget : story.everyTargetChanged];

/** What is due by then is settled. */
const wakeAt = (now: number): ProcessInput<FollowedEvent> => ({ type: 'process.woken', at: new Date(now).toISOString() });

/** A process as a host runs it; what it answers is recorded beside what people did. */
class Desk {
  state: ClocksState = noClocksYet;
  readonly recorded: ClockChange[] = [];
  private inputs: { readonly input: ProcessInput<FollowedEvent>; readonly changes: number }[] = [];
  private ticketVersion = 0;
  private ownVersion = 0;
  private changes = 0;

  open(priority: Life['priority']): void {
    this.take(story.stored(story.opened(priority), (this.ticketVersion += 1), story.begin));
  }

  happen(thing: Happening, at: number): void {
    if (thing.kind === 'change') this.changes += 1;
    const own = this.ownBody(thing, at);
    if (own) {
      if (own.type === 'sla.credited' && this.state.tracks[own.data.target].clock) this.recorded.push(own);
      this.take(story.storedOwn(own, (this.ownVersion += 1), at));
    } else this.take(story.stored(bodyOf(thing), (this.ticketVersion += 1), at));
  }

  wake(now: number): void {
    this.step(wakeAt(now), now, this.changes);
  }

  /** An input that came before comes once more. */
  repeat(place: number): void {
    const former = this.inputs[place % this.inputs.length];
    if (former) this.step(former.input, this.state.at, former.changes);
  }

  private take(input: Exclude<ProcessInput<FollowedEvent>, { type: 'process.woken' }>): void {
    this.inputs.push({ input, changes: this.changes });
    this.step(input, Date.parse(input.meta.at), this.changes);
  }

  private step(input: ProcessInput<FollowedEvent>, now: number, changes: number): void {
    const answer = story.step(this.state, input, now, policiesAfter(changes));
    this.state = answer.state;
    this.recorded.push(...answer.commands.flatMap((command) => command.data['events'] as ClockChange[]));
  }

  private ownBody(thing: Happening, at: number) {
    if (thing.kind === 'change') return story.termsChanged(thing.effect, at);
    if (thing.kind !== 'credit') return null;
    return story.credited(thing.target, this.state.tracks[thing.target].clock?.episode ?? 1, thing.minutes, at);
  }
}

function bodyOf(thing: Exclude<Happening, { kind: 'change' | 'credit' }> | Happening) {
  switch (thing.kind) {
    case 'status':
      return story.statusChanged(thing.to);
    case 'priority':
      return story.priorityChanged(thing.to);
    case 'reply':
      return story.commented();
    case 'question':
      return story.commented({ authorKind: 'customer' });
    case 'tag':
      return thing.on ? story.tagged('vip') : story.untagged('vip');
    case 'team':
      return story.teamAssigned(thing.to);
    case 'merged':
      return story.merged();
    case 'absorbed':
      return story.absorbed(thing.unanswered);
    default:
      return story.commented({ automatic: true });
  }
}

const instantOf = (minutes: number): number => story.begin + minutes * story.minute;

/** Tells a life; `between` is done after each thing that happens. Answers with the end, in minutes. */
function tell({ priority, happenings, rest }: Life, desk: Desk, between: (place: number, at: number) => void = () => undefined): number {
  let at = 0;
  desk.open(priority);
  happenings.forEach((thing, place) => {
    at += thing.after;
    desk.happen(thing, instantOf(at));
    between(place, instantOf(at));
  });
  desk.wake(instantOf(at + rest));
  return at + rest;
}

/** The same life, minute by minute. */
function tellNaively({ priority: first, happenings, rest }: Life): Readonly<Record<string, NaiveClock | null>> {
  const naive = new Map(targets.map((target) => [target, new NaiveTarget(target)]));
  let now: Situation = { category: 'new', replied: false, asked: 0, unanswered: false, updates: 0, owners: 0, owned: false };
  let [priority, vip, changes, at] = [first, false, 0, 0];
  const policy = () => policiesAfter(changes)[vip && (priority === 'high' || priority === 'urgent') ? 0 : 1] ?? story.everyTarget;
  const steer = (again: boolean, fromNow: boolean) => {
    for (const [target, clock] of naive) clock.happen(now, naiveTerms(policy(), target, priority), { again, fromNow });
  };
  const pass = (minutes: number) => {
    for (let passed = 0; passed < minutes; passed += 1, at += 1) for (const clock of naive.values()) clock.pass(at, now);
  };
  steer(false, false);
  for (const thing of happenings) {
    pass(thing.after);
    if (thing.kind === 'credit') {
      naive.get(thing.target)?.credit(thing.minutes);
      continue;
    }
    now = situationAfter(now, thing);
    if (thing.kind === 'priority') priority = thing.to;
    if (thing.kind === 'tag') vip = thing.on;
    if (thing.kind === 'change') changes += 1;
    const effect =
      thing.kind === 'change' ? thing.effect : thing.kind === 'priority' ? policy().content.onPriorityChange : 'remaining-time';
    steer(effect === 'recompute', thing.kind === 'change' && effect === 'remaining-time');
  }
  pass(rest);
  return Object.fromEntries(targets.map((target) => [target, naive.get(target)?.result() ?? null]));
}

function summary(state: ClocksState, target: SlaTarget, end: number): NaiveClock | null {
  const { clock } = state.tracks[target];
  if (!clock) return null;
  const elapsed = elapsedAt(clock.ledger, instantOf(end), hours) / story.minute;
  const left = clock.terms.goalMinutes + clock.creditMs / story.minute - elapsed;
  return { episode: clock.episode, phase: clock.phase, elapsed, breached: clock.breachedAt !== null, late: clock.late, left };
}

const clocksOf = ({ tracks }: ClocksState) => targets.map((target) => tracks[target]);

describe('the clocks of a ticket, for any life', () => {
  it('agree with a model that counts minute by minute, for every target, effect and credit', () => {
    fc.assert(
      fc.property(life, (given) => {
        const desk = new Desk();
        const end = tell(given, desk);
        const naive = tellNaively(given);
        for (const target of targets) expect([target, summary(desk.state, target, end)]).toEqual([target, naive[target]]);
      }),
      { numRuns: 70 },
    );
  }, 120_000);

  it('are due when the goal and what was given are used up', () => {
    fc.assert(
      fc.property(life, (given) => {
        const desk = new Desk();
        const at = instantOf(tell(given, desk));
        for (const { clock } of clocksOf(desk.state)) {
          if (clock?.phase !== 'running' || clock.breachedAt !== null) continue;
          const left = clock.terms.goalMinutes * story.minute + clock.creditMs - elapsedAt(clock.ledger, at, hours);
          expect(businessBetween(hours(clock.terms), at, clock.dueAt ?? 0)).toBe(left);
        }
      }),
      { numRuns: 70 },
    );
  }, 120_000);

  it('come out the same whenever the process is woken and however often an event of either stream arrives', () => {
    const disturbance = fc.record({
      wakes: fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 2 }),
      repeats: fc.array(fc.nat(), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(life, fc.array(disturbance, { minLength: 12, maxLength: 12 }), (given, disturbances) => {
        const [quiet, disturbed] = [new Desk(), new Desk()];
        tell(given, quiet);
        tell(given, disturbed, (place, at) => {
          const next = given.happenings[place + 1]?.after ?? given.rest;
          // Woken at any time before the next event: what is due between is recorded sooner.
          for (const wake of disturbances[place]?.wakes ?? []) disturbed.wake(at + Math.min(wake, next) * story.minute);
          for (const repeat of disturbances[place]?.repeats ?? []) disturbed.repeat(repeat);
        });
        expect(clocksOf(disturbed.state)).toEqual(clocksOf(quiet.state));
      }),
      { numRuns: 70 },
    );
  }, 120_000);

  it('are recorded as the process knows them', () => {
    fc.assert(
      fc.property(life, (given) => {
        const desk = new Desk();
        tell(given, desk);
        const own = desk.recorded.filter(({ type }) => type !== 'sla.credited');
        const folded = fold(ticketClocks, desk.recorded);
        for (const target of targets) expect(folded[target]?.clock ?? null).toEqual(desk.state.tracks[target].clock);
        // A credit comes between what the process records, so without one its events fit by themselves.
        if (own.length === desk.recorded.length) expect(record(ticketClocks.initial, own)).toBe(own);
      }),
      { numRuns: 70 },
    );
  }, 120_000);

  it('leave no gap in the ledger, whose stretches add up to the clock', () => {
    fc.assert(
      fc.property(life, (given) => {
        const desk = new Desk();
        tell(given, desk);
        for (const { clock } of clocksOf(desk.state)) {
          const ledger = clock?.ledger ?? [];
          ledger.forEach((stretch, index) => {
            if (index > 0) expect(stretch.from).toBe(ledger[index - 1]?.to);
            if (stretch.to !== null) expect(stretch.to).toBeGreaterThan(stretch.from);
            if (stretch.kind === 'running' && stretch.to !== null)
              expect(stretch.elapsedMs).toBe(businessBetween(hours(stretch.basis), stretch.from, stretch.to));
          });
        }
      }),
      { numRuns: 70 },
    );
  }, 120_000);
});
