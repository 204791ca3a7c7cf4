import type { EscalationView, LadderStep } from '@casewright/contracts';
import { endWords, isOpen, rungsOf } from './escalation-words';

const step = (after: string): LadderStep => ({
  ...{ after, notify: [{ kind: 'assignee' }], assignTeamId: null, assignAgentId: null, raisePriority: null },
});
const at = '2026-01-05T09:30:00.000Z';
const later = '2026-01-05T10:00:00.000Z';
const running: EscalationView = {
  ...{ id: 'e1', ladder: { id: 'l1', name: 'Urgent', version: 1 }, state: 'running', startedAt: at, nextDueAt: later },
  startedBy: { kind: 'rule', id: 'r1', version: 2, name: 'Black picture' },
  ...{ ended: null, note: null, because: null },
  steps: [
    { content: step('PT0M'), dueAt: at, climbedAt: at, effects: [{ kind: 'notify', to: { kind: 'assignee' }, userIds: ['u1'] }] },
    { content: step('PT30M'), dueAt: later, climbedAt: null, effects: [] },
    { content: step('PT1H'), dueAt: later, climbedAt: null, effects: [] },
  ],
};
const by = { kind: 'user' as const, id: 'u1', version: null, name: 'Mia' };

describe('an escalation in words', () => {
  it('says what was done, what is next and what is to come', () => {
    const rungs = rungsOf(running, () => 'Mia');
    expect(rungs.map(({ state, words }) => [state, words])).toEqual([
      ['climbed', ['Told whoever has the ticket (Mia)']],
      ['next', ['Tell whoever has the ticket']],
      ['ahead', ['Tell whoever has the ticket']],
    ]);
  });

  it('says that nothing more is climbed once it has ended', () => {
    const ended = { ...running, state: 'acknowledged' as const, ended: { at: later, by } };
    expect(rungsOf(ended, () => 'Mia').map(({ state }) => state)).toEqual(['climbed', 'left', 'left']);
    expect(isOpen(ended)).toBe(false);
  });

  it.each<[Partial<EscalationView>, string]>([
    [{}, ''],
    [{ state: 'finished' }, 'Nobody has acknowledged it, and there is no step left.'],
    [{ state: 'acknowledged', ended: { at, by } }, 'Acknowledged by Mia'],
    [{ state: 'stopped', because: 'solved', ended: { at, by } }, 'Stopped: the ticket was solved'],
    [{ state: 'stopped', because: 'asked', ended: { at, by } }, 'Stopped by Mia'],
    [{ state: 'stopped', because: 'asked', ended: { at, by: running.startedBy } }, 'Stopped by the rule “Black picture”'],
  ])('%j ended so: %s', (change, words) => expect(endWords({ ...running, ...change })).toBe(words));
});
