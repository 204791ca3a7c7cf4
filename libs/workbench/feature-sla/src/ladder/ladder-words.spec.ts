import type { LadderStep } from '@casewright/contracts';
import { audienceKey, audienceOf, toggledAudience } from './ladder-content';
import { countingSentence, rungsOf, stepSentence } from './ladder-words';

const step: LadderStep = {
  after: 'PT30M',
  notify: [{ kind: 'assignee' }, { kind: 'team', id: 't1' }, { kind: 'agent', id: 'u1' }],
  ...{ assignTeamId: 't1', assignAgentId: null, raisePriority: 'one-higher' },
};
const names: Readonly<Record<string, string>> = { t1: 'Projection', u1: 'Mia' };
const nameOf = (id: string): string => names[id] ?? id;

describe('a ladder in words', () => {
  it('says when each step is, and what it does', () => {
    expect(stepSentence(step, nameOf)).toBe(
      'After 30 min tell whoever has the ticket, the team Projection and Mia, give it to the team Projection and raise the priority by one.',
    );
    expect(
      stepSentence({ ...step, after: 'PT0M', notify: [], assignTeamId: null, assignAgentId: 'u1', raisePriority: 'urgent' }, nameOf),
    ).toBe('At once give it to Mia and raise the priority to urgent.');
    expect(stepSentence({ ...step, notify: [], assignTeamId: null, raisePriority: null }, nameOf)).toBe('After 30 min do nothing yet.');
  });

  it('says by which hours it counts', () => {
    expect(countingSentence(null)).toContain('around the clock');
    expect(countingSentence('Office')).toContain('in the working time of “Office”');
  });

  it('is a picture, step by step', () => {
    expect(rungsOf([step], nameOf)).toEqual([
      {
        ...{ delay: 'After 30 min', minutes: 30, at: null, state: 'ahead' },
        words: ['Tell whoever has the ticket, the team Projection and Mia', 'Give it to the team Projection', 'Raise the priority by one'],
      },
    ]);
  });

  it('tells an audience from a key and back', () => {
    for (const audience of step.notify) expect(audienceOf(audienceKey(audience))).toEqual(audience);
    expect(toggledAudience(step.notify, 'assignee')).toEqual(step.notify.slice(1));
    expect(toggledAudience([], 'assigned-team')).toEqual([{ kind: 'assigned-team' }]);
  });
});
