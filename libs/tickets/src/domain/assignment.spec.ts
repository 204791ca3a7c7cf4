import { given } from '@casewright/testing';
import { assignAgent, assignTeam } from './assignment';
import { ticket } from './ticket';
import { agent, assigned, became, opened, otherTeam } from './ticket.samples';

const [ownTeam = ''] = agent.teamIds;
const manager = { id: otherTeam, teamIds: [] };
const moved = (to: string | null, from: string | null = null) => ({ type: 'ticket.team-assigned', data: { from, to } }) as const;

describe('assigning a team', () => {
  it('moves the ticket', () => given(ticket, opened()).when(assignTeam, ownTeam, null).then(moved(ownTeam)));

  it('leaves an agent of other teams behind', () =>
    given(ticket, opened({ teamId: ownTeam, assigneeId: agent.id }))
      .when(assignTeam, otherTeam, agent)
      .then(moved(otherTeam, ownTeam), assigned(null, agent.id)));

  it('keeps the agent of a solved ticket', () =>
    given(ticket, opened({ teamId: ownTeam, assigneeId: agent.id }), became('solved'))
      .when(assignTeam, otherTeam, agent)
      .then(moved(otherTeam, ownTeam)));

  it('keeps somebody who works in no team', () =>
    given(ticket, opened({ assigneeId: manager.id }))
      .when(assignTeam, otherTeam, manager)
      .then(moved(otherTeam)));
});

describe('assigning an agent', () => {
  it('leaves the team where they work in it', () =>
    given(ticket, opened({ teamId: ownTeam }))
      .when(assignAgent, agent)
      .then(assigned(agent.id)));

  it('takes the ticket into their first team otherwise', () =>
    given(ticket, opened({ teamId: otherTeam }))
      .when(assignAgent, agent)
      .then(moved(ownTeam, otherTeam), assigned(agent.id)));

  it('releases', () =>
    given(ticket, opened({ assigneeId: agent.id }))
      .when(assignAgent, null)
      .then(assigned(null, agent.id)));

  it('does not release what is solved', () =>
    given(ticket, opened({ assigneeId: agent.id }), became('solved'))
      .when(assignAgent, null)
      .thenRefused('ticket.assignee-needed'));
});
