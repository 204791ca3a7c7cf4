import type { Stored } from '@casewright/kernel';
import { firstSlaClock } from '../former/first-sla-clock.process';
import { story } from '../testing/first-story';
import * as now from '../testing/ticket-story';
import { noClocksYet, type ClocksState } from './clocks-state';
import { migrateClocks } from './migrate';
import type { FollowedTicketEvent } from './followed-ticket';

const happenings: readonly (readonly [minutes: number, body: Parameters<typeof now.stored>[0]])[] = [
  [0, now.opened('normal')],
  [30, now.statusChanged('pending')],
  [60, now.statusChanged('open')],
  [70, now.commented()],
];
const events: readonly Stored<FollowedTicketEvent>[] = happenings.map(([minutes, body], place) =>
  now.stored(body, place + 1, now.begin + minutes * now.minute),
);

/** The same life under version 2 from the beginning. */
function livedWithTwo(): ClocksState {
  let state: ClocksState = noClocksYet;
  for (const event of events) state = now.step(state, event, Date.parse(event.meta.at), [now.standardPolicy]).state;
  return state;
}

describe('clocks that ran under version 1', () => {
  const carried = migrateClocks(JSON.parse(JSON.stringify(story(events))), 1);

  it('are what version 2 would have made of the same life', () => {
    const two = livedWithTwo();
    for (const target of ['first-reply', 'resolution'] as const) expect(carried.tracks[target].clock).toEqual(two.tracks[target].clock);
    expect(carried).toMatchObject({ version: 4, wanted: two.wanted, ticket: { priority: 'normal', status: { category: 'open' } } });
  });

  it('run on as they would have done', () => {
    const next = now.stored(now.statusChanged('solved'), 5, now.begin + 90 * now.minute);
    const [one, two] = [carried, livedWithTwo()].map((state) => now.step(state, next, Date.parse(next.meta.at), [now.standardPolicy]));
    expect(one?.commands).toEqual(two?.commands);
  });

  it('know nothing of a version that never was', () => {
    expect(() => migrateClocks({}, 7)).toThrow('version 7');
    expect(firstSlaClock.version).toBe(1);
  });
});
