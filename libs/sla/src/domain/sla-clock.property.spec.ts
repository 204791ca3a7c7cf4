import { Priority, StatusCategory, type ClockChange, type SlaTarget } from '@casewright/contracts';
import { fold, type ProcessInput } from '@casewright/kernel';
import fc from 'fast-check';
import { businessBetween } from './business-time/business-time';
import { aroundTheClock, workingTimeOf } from './business-time/working-time';
import { elapsedAt } from './clock/ledger';
import { noClocksYet, type ClocksState } from './clock/clocks-state';
import { record, ticketClocks } from './clocks';
import type { FollowedEvent } from './sla-clock.process';
import { naiveClock, type Situation } from './testing/naive-clock';
import * as story from './testing/ticket-story';

const policies = [story.vipPolicy, story.standardPolicy];
const targets: readonly SlaTarget[] = ['first-reply', 'resolution'];
const office = workingTimeOf(story.officeHours.content);
const hours = ({ calendarId }: { calendarId: string | null }) => (calendarId === null ? aroundTheClock : office);

type Happening = { after: number } & (
  | { kind: 'status'; to: StatusCategory }
  | { kind: 'priority'; to: Priority }
  | { kind: 'comment'; reply: boolean }
  | { kind: 'tag'; on: boolean }
);

const after = fc.integer({ min: 0, max: 900 });
// Closed ends the process for good, so it has an example of its own.
const category = fc.constantFrom(...StatusCategory.options.filter((option) => option !== 'closed'));
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ after, kind: fc.constant('status' as const), to: category }) },
  { weight: 2, arbitrary: fc.record({ after, kind: fc.constant('priority' as const), to: fc.constantFrom(...Priority.options) }) },
  { weight: 1, arbitrary: fc.record({ after, kind: fc.constant('comment' as const), reply: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ after, kind: fc.constant('tag' as const), on: fc.boolean() }) },
);
const life = fc.record({ priority: fc.constantFrom(...Priority.options), happenings: fc.array(happening, { maxLength: 8 }), rest: after });

/** The same life as inputs of the process and as situations of the naive model. */
function tell({ priority, happenings, rest }: { priority: Priority; happenings: Happening[]; rest: number }) {
  let now: Situation = { at: 0, category: 'new', replied: false, priority, vip: false };
  const situations = [now];
  const inputs = [story.stored(story.opened(priority), 1, story.begin)];
  for (const thing of happenings) {
    now = { ...happen(now, thing), at: now.at + thing.after };
    situations.push(now);
    inputs.push(story.stored(bodyOf(thing), inputs.length + 1, story.begin + now.at * story.minute));
  }
  return { situations, inputs, end: now.at + rest };
}

function happen(now: Situation, thing: Happening): Situation {
  switch (thing.kind) {
    case 'status':
      return { ...now, category: thing.to };
    case 'priority':
      return { ...now, priority: thing.to };
    case 'comment':
      return { ...now, replied: now.replied || thing.reply };
    case 'tag':
      return { ...now, vip: thing.on };
  }
}

function bodyOf(thing: Happening) {
  switch (thing.kind) {
    case 'status':
      return story.statusChanged(thing.to);
    case 'priority':
      return story.priorityChanged(thing.to);
    case 'comment':
      return story.commented(thing.reply ? {} : { automatic: true });
    case 'tag':
      return thing.on ? story.tagged('vip') : story.untagged('vip');
  }
}

/** Runs inputs, each as the time of the host says, and wakes the process at the end for what is due by then. */
function run(inputs: readonly { input: ProcessInput<FollowedEvent>; now: number }[], end: number) {
  let state: ClocksState = noClocksYet;
  const recorded: ClockChange[] = [];
  const last = { input: { type: 'process.woken', at: new Date(end).toISOString() } as const, now: end };
  for (const { input, now } of [...inputs, last]) {
    const answer = story.step(state, input, now, policies);
    state = answer.state;
    recorded.push(...answer.commands.flatMap((command) => command.data['events'] as ClockChange[]));
  }
  return { state, recorded };
}

function summary(state: ClocksState, target: SlaTarget, end: number) {
  const clock = state.tracks[target].clock;
  if (!clock) return null;
  const elapsed = elapsedAt(clock.ledger, end, hours) / story.minute;
  const { phase, breachedAt, late } = clock;
  const dueAt = breachedAt === null || clock.dueAt === null ? null : (clock.dueAt - story.begin) / story.minute;
  return { phase, elapsed, breached: breachedAt !== null, late, left: clock.terms.goalMinutes - elapsed, dueAt };
}

/** Everything that matters of a state, without what depends on when the process happened to be woken. */
const essence = (state: ClocksState) => targets.map((target) => state.tracks[target]);

describe('the clocks of a ticket, for any life', () => {
  it('agree with a model that counts minute by minute', () => {
    fc.assert(
      fc.property(life, (given) => {
        const { situations, inputs, end } = tell(given);
        const at = story.begin + end * story.minute;
        const { state } = run(
          inputs.map((input) => ({ input, now: Date.parse(input.meta.at) })),
          at,
        );
        for (const target of targets) expect(summary(state, target, at)).toEqual(naiveClock(target, situations, end));
      }),
      { numRuns: 400 },
    );
  }, 120_000);

  it('are due when the goal is used up', () => {
    fc.assert(
      fc.property(life, (given) => {
        const { inputs, end } = tell(given);
        const at = story.begin + end * story.minute;
        const { state } = run(
          inputs.map((input) => ({ input, now: Date.parse(input.meta.at) })),
          at,
        );
        for (const clock of targets.map((target) => state.tracks[target].clock)) {
          if (clock?.phase !== 'running' || clock.breachedAt !== null) continue;
          const left = clock.terms.goalMinutes * story.minute - elapsedAt(clock.ledger, at, hours);
          expect(businessBetween(hours(clock.terms), at, clock.dueAt ?? 0)).toBe(left);
        }
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it('come out the same whenever the process is woken and however often an event arrives', () => {
    const disturbance = fc.record({
      wakes: fc.array(fc.integer({ min: -500, max: 700 }), { maxLength: 2 }),
      repeats: fc.array(fc.nat(), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(life, fc.array(disturbance, { minLength: 9, maxLength: 9 }), (given, disturbances) => {
        const { inputs, end } = tell(given);
        const at = story.begin + end * story.minute;
        const quiet = inputs.map((input) => ({ input: input as ProcessInput<FollowedEvent>, now: Date.parse(input.meta.at) }));
        const disturbed = quiet.flatMap((one, index) => {
          const { wakes = [], repeats = [] } = disturbances[index] ?? {};
          // Woken early, or later than the next event: the clocks of two servers differ, and an event may be under way.
          const woken = wakes.map((shift) => one.now + shift * story.minute).filter((now) => now <= at);
          return [
            one,
            ...woken.map((now) => ({ input: { type: 'process.woken', at: new Date(now).toISOString() } as const, now })),
            ...repeats.flatMap((place) => quiet.slice(0, index + 1)[place % (index + 1)] ?? []),
          ];
        });
        expect(essence(run(disturbed, at).state)).toEqual(essence(run(quiet, at).state));
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  it('are recorded as the process knows them', () => {
    fc.assert(
      fc.property(life, (given) => {
        const { inputs, end } = tell(given);
        const { state, recorded } = run(
          inputs.map((input) => ({ input, now: Date.parse(input.meta.at) })),
          story.begin + end * story.minute,
        );
        expect(record(ticketClocks.initial, recorded)).toBe(recorded);
        const folded = fold(ticketClocks, recorded);
        for (const target of targets) expect(folded[target]?.clock ?? null).toEqual(state.tracks[target].clock);
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it('leave no gap in the ledger', () => {
    fc.assert(
      fc.property(life, (given) => {
        const { inputs, end } = tell(given);
        const { state } = run(
          inputs.map((input) => ({ input, now: Date.parse(input.meta.at) })),
          story.begin + end * story.minute,
        );
        for (const ledger of targets.map((target) => state.tracks[target].clock?.ledger ?? [])) {
          ledger.forEach((stretch, index) => {
            if (index > 0) expect(stretch.from).toBe(ledger[index - 1]?.to);
            if (stretch.to !== null) expect(stretch.to).toBeGreaterThan(stretch.from);
          });
        }
      }),
      { numRuns: 300 },
    );
  }, 120_000);
});
