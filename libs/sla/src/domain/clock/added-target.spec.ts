import type { ClockChange } from '@casewright/contracts';
import * as story from '../testing/ticket-story';
import { noClocksYet, type ClocksState } from './clocks-state';

const minutes = (after: number): number => story.begin + after * story.minute;
const take = (state: ClocksState, input: Parameters<typeof story.step>[1], after: number) =>
  story.step(state, input, minutes(after), [story.everyTarget]);
const eventsOf = ({ commands }: ReturnType<typeof take>) => commands.flatMap((command) => command.data['events'] as ClockChange[]);

/** A state as a release stored it that did not know of periodic updates. */
function storedBefore(): ClocksState {
  const { state } = take(noClocksYet, story.stored(story.opened(), 1, minutes(0)), 0);
  const { 'periodic-update': _, ...tracks } = state.tracks;
  return { ...state, tracks: tracks as ClocksState['tracks'] };
}

describe('a target that is added while clocks run', () => {
  it('begins when what it waits for begins', () => {
    const raised = take(storedBefore(), story.stored(story.priorityChanged('high'), 2, minutes(10)), 10);
    expect(eventsOf(raised).map(({ data }) => data.target)).not.toContain('periodic-update');
    const replied = take(raised.state, story.stored(story.commented(), 3, minutes(30)), 30);
    const [begun] = eventsOf(replied).filter(({ data }) => data.target === 'periodic-update');
    expect(begun).toMatchObject({ type: 'sla.clock-started', data: { at: new Date(minutes(30)).toISOString(), episode: 1 } });
    expect(replied.state.tracks['periodic-update']).toMatchObject({ memory: { updates: 1 }, clock: { startedAt: minutes(30) } });
  });

  it('has nothing to take a credit or a change before it has begun', () => {
    for (const body of [story.credited('periodic-update', 1, 30, minutes(10)), story.termsChanged('recompute', minutes(10))]) {
      const answer = take(storedBefore(), story.storedOwn(body, 1, minutes(10)), 10);
      expect(eventsOf(answer).filter(({ data }) => data.target === 'periodic-update')).toEqual([]);
    }
  });

  it('lets the others be woken', () => {
    const answer = take(storedBefore(), { type: 'process.woken', at: new Date(minutes(2_000)).toISOString() }, 2_000);
    expect(eventsOf(answer).map(({ type }) => type)).toContain('sla.warned');
  });
});
