import { Priority, type EscalationEffect, type LadderStep } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import { planStep, type Surroundings } from './plan-step';
import { commandsOf } from './step-commands';
import { plainStep, ticketId } from './testing/samples';

const [mia, jonas, hall, lab] = ['mia', 'jonas', 'hall', 'lab'].map(idFrom) as [string, string, string, string];
const around: Surroundings = {
  ticket: { priority: 'normal', teamId: hall, assigneeId: mia },
  people: [
    { id: mia, teamIds: [hall] },
    { id: jonas, teamIds: [hall, lab] },
  ],
  teamIds: new Set([hall, lab]),
};
const nothing: LadderStep = { ...plainStep, notify: [] };
const plan = (step: Partial<LadderStep>, where: Partial<Surroundings['ticket']> = {}) =>
  planStep({ ...nothing, ...step }, { ...around, ticket: { ...around.ticket, ...where } });
const words = (effects: readonly EscalationEffect[]) => effects.map((effect) => (effect.kind === 'left-out' ? effect.reason : effect.kind));

describe('a step', () => {
  it.each<[string, LadderStep['notify'][number], readonly string[]]>([
    ['whoever has the ticket', { kind: 'assignee' }, [mia]],
    ['the team that has it', { kind: 'assigned-team' }, [mia, jonas]],
    ['a person', { kind: 'agent', id: jonas }, [jonas]],
    ['a team', { kind: 'team', id: lab }, [jonas]],
  ])('tells %s', (_, to, userIds) => expect(plan({ notify: [to] })).toEqual([{ kind: 'notify', to, userIds }]));

  it.each<[LadderStep['notify'][number], Partial<Surroundings['ticket']>, string]>([
    [{ kind: 'assignee' }, { assigneeId: null }, 'Nobody has the ticket, so nobody was told'],
    [{ kind: 'assigned-team' }, { teamId: null }, 'No team with people has the ticket, so nobody was told'],
    [{ kind: 'agent', id: idFrom('gone') }, {}, 'Somebody who has left could not be told'],
    [{ kind: 'team', id: idFrom('empty') }, {}, 'A team in which nobody is could not be told'],
  ])('says why nobody was told: %j', (to, where, reason) => expect(words(plan({ notify: [to] }, where))).toEqual([reason]));

  it('gives the ticket to a team and a person, unless they have it or are gone', () => {
    expect(plan({ assignTeamId: lab, assignAgentId: jonas })).toEqual([
      { kind: 'assign-team', to: lab },
      { kind: 'assign-agent', to: jonas },
    ]);
    expect(words(plan({ assignTeamId: hall, assignAgentId: mia }))).toEqual(['The team has it already', 'They have it already']);
    expect(words(plan({ assignTeamId: idFrom('gone'), assignAgentId: idFrom('gone') }))).toEqual([
      'The team that it was to be given to is gone',
      'Whom it was to be given to has left',
    ]);
  });

  it('raises the priority and never lowers it', () => {
    for (const priority of Priority.options) {
      for (const raisePriority of ['one-higher', 'normal', 'high', 'urgent'] as const) {
        const [effect] = plan({ raisePriority }, { priority });
        const [now, order] = [Priority.options.indexOf(priority), Priority.options];
        if (effect?.kind === 'raise-priority') expect(order.indexOf(effect.to)).toBeGreaterThan(now);
        else expect(order.indexOf(raisePriority === 'one-higher' ? 'urgent' : raisePriority)).toBeLessThanOrEqual(now);
      }
    }
    expect(plan({ raisePriority: 'one-higher' }, { priority: 'low' })).toEqual([{ kind: 'raise-priority', to: 'normal' }]);
  });

  it('becomes ordinary commands; whoever is meant twice is told once', () => {
    const effects = [
      ...plan({ notify: [{ kind: 'assignee' }, { kind: 'assigned-team' }], assignTeamId: lab, raisePriority: 'urgent' }),
      ...plan({ notify: [{ kind: 'agent', id: idFrom('gone') }] }),
    ];
    const climbed = { escalationId: idFrom('e'), ticketId, ladderId: idFrom('l'), ladderVersion: 1, at: '2026-01-05T09:00:00Z' };
    expect(commandsOf({ ...climbed, name: 'Urgent', step: 1, of: 3, effects })).toEqual([
      { type: 'ticket.assign-team', data: { ticketId, to: lab } },
      { type: 'ticket.change-priority', data: { ticketId, to: 'urgent' } },
      {
        type: 'notification.escalated',
        data: { ticketId, userIds: [mia, jonas], text: '“Urgent”, step 1 of 3, and nobody has acknowledged it yet' },
      },
    ]);
  });
});
