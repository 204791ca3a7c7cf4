import type { ClockChange } from '@casewright/contracts';
import { noClocksYet, type ClocksState } from './clock/clocks-state';
import * as story from './testing/ticket-story';

type Happening = readonly [afterMinutes: number, body: Parameters<typeof story.stored>[0], commandId?: string];

/** Tells a ticket's life and answers with the types of what was recorded about one target. */
function live(happenings: readonly Happening[], policies = [story.standardPolicy]) {
  let state: ClocksState = noClocksYet;
  let done: boolean | undefined;
  const events: ClockChange[] = [];
  happenings.forEach(([after, body, commandId], place) => {
    const at = story.begin + after * story.minute;
    const answer = story.step(state, story.stored(body, place + 1, at, commandId), at, policies);
    ({ state, done } = { state: answer.state, done: answer.done });
    events.push(...answer.commands.flatMap((command) => command.data['events'] as ClockChange[]));
  });
  const typesOf = (target: string) => events.filter(({ data }) => data.target === target).map(({ type }) => type.slice('sla.'.length));
  return { state, done, events, reply: typesOf('first-reply'), resolution: typesOf('resolution') };
}

const open: Happening = [0, story.opened('normal')];

describe('the clocks of a ticket', () => {
  it.each([
    ['an internal note', story.commented({ visibility: 'internal' })],
    ['automatic mail', story.commented({ automatic: true })],
    ['what the customer writes', story.commented({ authorKind: 'customer' })],
    ['what a rule writes', story.commented({ authorKind: 'rule' })],
  ])('do not take %s for a reply', (_, comment) => {
    expect(live([open, [10, comment]]).reply).toEqual(['clock-started']);
  });

  it('do not take the comment that a ticket was opened with for a reply', () => {
    expect(
      live([
        [0, story.opened(), 'phone'],
        [0, story.commented(), 'phone'],
      ]).reply,
    ).toEqual(['clock-started']);
    expect(
      live([
        [0, story.opened(), 'phone'],
        [1, story.commented(), 'later'],
      ]).reply,
    ).toEqual(['clock-started', 'met']);
  });

  it('need no reply to a ticket that is solved without one, until it comes back', () => {
    const { reply, resolution } = live([open, [10, story.statusChanged('solved')], [20, story.statusChanged('open')]]);
    expect(reply).toEqual(['clock-started', 'clock-cancelled', 'reopened']);
    expect(resolution).toEqual(['clock-started', 'met', 'reopened']);
  });

  it('count from the opening under a policy that comes to match later', () => {
    const { events } = live([
      [0, story.opened('low')],
      [30, story.statusChanged('pending')],
      [50, story.statusChanged('open')],
      [60, story.priorityChanged('normal')],
    ]);
    const resolution = events.filter(({ data }) => data.target === 'resolution');
    expect(resolution.map(({ type, data }) => [type, (Date.parse(data.at) - story.begin) / story.minute])).toEqual([
      ['sla.clock-started', 0],
      ['sla.clock-paused', 30],
      ['sla.clock-resumed', 50],
    ]);
  });

  it('take back a breach when the priority leaves more time', () => {
    const { state, reply } = live([
      [0, story.opened('urgent')],
      [45, story.priorityChanged('normal')],
    ]);
    expect(reply).toEqual(['clock-started', 'warned', 'breached', 'breach-withdrawn', 'clock-retargeted']);
    expect(state.tracks['first-reply'].clock).toMatchObject({ breachedAt: null, phase: 'running' });
  });

  it('are over at once when the new goal was used up already, and say when it had been', () => {
    const { state, reply } = live([open, [45, story.priorityChanged('urgent')]]);
    expect(reply).toEqual(['clock-started', 'clock-retargeted', 'breached']);
    const { dueAt, breachedAt } = state.tracks['first-reply'].clock ?? {};
    expect([dueAt, breachedAt]).toEqual([story.begin + 30 * story.minute, story.begin + 45 * story.minute]);
  });

  it('never run backwards, whatever the clocks of two servers say', () => {
    const { state } = live([open, [30, story.statusChanged('pending')], [20, story.statusChanged('open')]]);
    expect(state.tracks.resolution.clock?.ledger.map(({ kind }) => kind)).toEqual(['running', 'running']);
  });

  it('come back to other hours when they had ended in the moment they began', () => {
    const happenings: Happening[] = [
      [0, story.opened('high')],
      [0, story.statusChanged('solved')],
      [0, story.tagged('vip')],
      [0, story.statusChanged('new')],
    ];
    expect(live(happenings, [story.vipPolicy, story.standardPolicy]).resolution).toEqual([
      'clock-started',
      'met',
      'reopened',
      'clock-retargeted',
    ]);
  });

  it('warn again when a warning turns out to have come too early', () => {
    const early = story.begin + 96 * story.minute;
    let state = story.step(noClocksYet, story.stored(story.opened('high'), 1, story.begin), story.begin, [story.standardPolicy]).state;
    state = story.step(state, { type: 'process.woken', at: new Date(early).toISOString() }, early, [story.standardPolicy]).state;
    const at = story.begin + 24 * story.minute;
    state = story.step(state, story.stored(story.priorityChanged('urgent'), 2, at), at, [story.standardPolicy]).state;
    expect(state.tracks['first-reply'].clock?.warnedAts).toEqual([at]);
  });

  it('end with the ticket', () => {
    expect(live([open, [10, story.statusChanged('solved')]]).done).toBe(false);
    expect(live([open, [10, story.statusChanged('closed')]])).toMatchObject({ done: true, resolution: ['clock-started', 'met'] });
  });

  it('start only under a policy that matches', () => {
    expect(live([[0, story.opened('low')]]).events).toEqual([]);
    expect(live([open], [{ ...story.standardPolicy, content: { ...story.standardPolicy.content, active: false } }]).events).toEqual([]);
  });
});
