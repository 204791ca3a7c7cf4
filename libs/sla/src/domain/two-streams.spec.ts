import type { ClockChange } from '@casewright/contracts';
import type { CarriedTerms } from './clock/carry';
import { noClocksYet, type ClocksState } from './clock/clocks-state';
import { evolveTicket } from './clock/followed-ticket';
import { slaClock } from './sla-clock.process';
import * as story from './testing/ticket-story';

const minutes = (after: number): number => story.begin + after * story.minute;
type Input = Parameters<typeof story.step>[1];

/** Runs inputs as they arrive, and answers with the clocks and what was recorded. */
function live(inputs: readonly Input[]) {
  let state: ClocksState = noClocksYet;
  const events: ClockChange[] = [];
  for (const input of inputs) {
    const answer = story.step(state, input, 'meta' in input ? Date.parse(input.meta.at) : Date.parse(input.at), [story.everyTarget]);
    state = answer.state;
    events.push(...answer.commands.flatMap((command) => command.data['events'] as ClockChange[]));
  }
  return { state, types: events.filter(({ data }) => data.target === 'first-reply').map(({ type }) => type.slice('sla.'.length)) };
}

const opened = story.stored(story.opened('urgent'), 1, story.begin);
const reply = story.stored(story.commented(), 2, minutes(60));
const credit = story.storedOwn(story.credited('first-reply', 1, 60, minutes(60)), 1, minutes(60));

describe('the events of a ticket and those of its clocks', () => {
  it('come to the same end in whatever order the streams are read', () => {
    const [one, other] = [live([opened, reply, credit]), live([opened, credit, reply])];
    for (const { state } of [one, other])
      expect(state.tracks['first-reply'].clock).toMatchObject({ phase: 'met', late: false, breachedAt: null, creditMs: 3_600_000 });
    expect(one.types.slice(-2)).toEqual(['met', 'breach-withdrawn']);
    expect(other.types.slice(-3)).toEqual(['breach-withdrawn', 'clock-retargeted', 'met']);
  });

  it('are handled once each, however often and late they come', () => {
    const again = live([opened, credit, credit, opened, reply, credit, reply]);
    expect(again).toEqual(live([opened, credit, reply]));
    expect(again.state).toMatchObject({ version: 2, ownVersion: 1 });
  });

  it('leave an episode alone that a credit is not for', () => {
    const question = story.stored(story.commented({ authorKind: 'customer' }), 3, minutes(70));
    const late = story.storedOwn(story.credited('next-reply', 2, 60, minutes(71)), 1, minutes(71));
    const { state } = live([opened, reply, question, late]);
    expect(state.tracks['next-reply'].clock).toMatchObject({ episode: 1, creditMs: 0 });
  });

  it('count a change from when it was made, whether it is told, or found out with the opening or with what comes next', () => {
    const changed = storyOfChange();
    const before = changed.told.tracks.resolution.clock;
    expect(before).toMatchObject({ termsSince: minutes(30), ledger: [{ to: minutes(30) }, { cause: { type: 'sla.terms-changed' } }] });
    for (const state of [changed.withOpening, changed.withComment]) {
      const { clock } = state.tracks.resolution;
      expect(clock?.ledger.map(({ from, to, elapsedMs }) => [from, to, elapsedMs])).toEqual(
        before?.ledger.map(({ from, to, elapsedMs }) => [from, to, elapsedMs]),
      );
      expect(clock).toMatchObject({ dueAt: before?.dueAt, terms: before?.terms });
    }
  });

  it('are dropped before the ticket is known', () => {
    expect(live([credit]).state).toMatchObject({ ticket: null, ownVersion: 1 });
  });

  it('say once when each warning and each level was reached', () => {
    const woken = (after: number): Input => ({ type: 'process.woken', at: new Date(minutes(after)).toISOString() });
    // Half of 30 minutes, 20 minutes before the goal, the goal, half an hour after it; office hours end at 60 minutes.
    const { types, state } = live([opened, woken(12), woken(16), woken(31), woken(59), woken(61)]);
    expect(types).toEqual(['clock-started', 'warned', 'warned', 'breached', 'breach-grown']);
    expect(state.tracks['first-reply'].clock).toMatchObject({ warnedAts: [minutes(15), minutes(10)], grownAts: [minutes(60)] });
  });
});

/** A change half an hour after the opening, and a comment after it: heard of in each of the ways there are. */
function storyOfChange() {
  const question = story.stored(story.commented({ authorKind: 'customer' }), 2, minutes(60));
  const told = story.storedOwn(story.termsChanged('remaining-time', minutes(30)), 1, minutes(45));
  const now = story.factsFor({ ...noClocksYet, ticket: evolveTicket(null, opened) }, told, [story.everyTargetChanged]).now;
  const change: CarriedTerms = { terms: {}, ...now, effect: 'remaining-time', edition: 1, changeId: 'change', at: told.data.at };
  const on = (state: ClocksState, input: typeof opened | typeof told, carried: readonly CarriedTerms[]) =>
    slaClock.on(state, input, new Date(minutes(60)), {
      ...story.factsFor(state, input, [input.type === 'ticket.opened' ? story.everyTarget : story.everyTargetChanged]),
      ...{ carried, calendars: [story.officeHours] },
    }).state;
  const begun = on(noClocksYet, opened, []);
  return {
    told: on(on(begun, told, [change]), question, []),
    withOpening: on(on(on(noClocksYet, opened, [change]), question, []), told, []),
    withComment: on(on(begun, question, [change]), told, []),
  };
}
