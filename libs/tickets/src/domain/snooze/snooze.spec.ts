import { idFrom, type Actor } from '@casewright/kernel';
import { given } from '@casewright/testing';
import type { TicketEvent } from '@casewright/contracts';
import { assignAgent } from '../assignment';
import { comment } from '../conversation';
import { changeStatus } from '../lifecycle';
import { tag } from '../tags';
import { ticket, type Ticket } from '../ticket';
import { agent, assigned, became, commented, commentOf, opened, requesterId, statusOf } from '../ticket.samples';
import { endSnooze, minding, snooze, wake } from './snooze';

const now = '2026-01-05T09:00:00.000Z';
const until = '2026-01-06T08:00:00.000Z';
const owner: Actor = { kind: 'user', id: agent.id };
const colleague: Actor = { kind: 'user', id: idFrom('colleague') };
const wish = { until, userId: agent.id, reason: 'Waits for the lamp' };
const snoozed: TicketEvent = { type: 'ticket.snoozed', data: { ...wish, subjectId: requesterId } };
const ended = (because: 'time' | 'customer-replied' | 'changed' | 'taken-back'): TicketEvent => ({
  type: 'ticket.snooze-ended',
  data: { until, userId: agent.id, because },
});
const away = [opened(), assigned(agent.id), became('open'), snoozed];

describe('snoozing', () => {
  it('takes the ticket away until then', () => given(ticket, opened()).when(snooze, wish, now).then(snoozed));
  it('twice the same changes nothing', () =>
    given(ticket, ...away)
      .when(snooze, wish, now)
      .thenNothing());
  it('is refused for the past', () =>
    given(ticket, opened())
      .when(snooze, { ...wish, until: now }, now)
      .thenRefused('request.invalid'));
  it('is refused for years', () =>
    given(ticket, opened())
      .when(snooze, { ...wish, until: '2028-01-01T00:00:00.000Z' }, now)
      .thenRefused('request.invalid'));
  it('is refused for a solved ticket', () =>
    given(ticket, opened(), assigned(agent.id), became('solved')).when(snooze, wish, now).thenRefused('state.conflict'));
  it('is taken back', () =>
    given(ticket, ...away)
      .when(endSnooze)
      .then(ended('taken-back')));
  it('ends at its time', () =>
    given(ticket, ...away)
      .when(wake, until)
      .then(ended('time')));
  it('is not ended by the time of another snooze', () =>
    given(ticket, ...away)
      .when(wake, '2026-01-07T08:00:00.000Z')
      .thenNothing());
});

describe('a snoozed ticket comes back', () => {
  const after = (actor: Actor, decide: (state: Ticket) => readonly TicketEvent[]) => (state: Ticket) =>
    minding(decide, actor)(state).filter(({ type }) => type === 'ticket.snooze-ended');
  const customer: Actor = { kind: 'customer', id: requesterId };
  const id = idFrom('comment');

  it('when the requester answers', () =>
    given(ticket, ...away)
      .when(after(customer, (state) => comment(state, commentOf(), id)))
      .then(ended('customer-replied')));
  it('not when a machine of theirs does', () =>
    given(ticket, ...away)
      .when(after(customer, (state) => comment(state, commentOf({ automatic: true }), id)))
      .thenNothing());
  it('not when a colleague leaves a note', () =>
    given(ticket, ...away)
      .when(
        after(colleague, (state) => comment(state, commentOf({ authorKind: 'agent', authorId: colleague.id, visibility: 'internal' }), id)),
      )
      .thenNothing());
  it('when a colleague changes its status', () =>
    given(ticket, ...away)
      .when(after(colleague, (state) => changeStatus(state, statusOf('pending'))))
      .then(ended('changed')));
  it('not when its owner lets it wait', () =>
    given(ticket, ...away)
      .when(after(owner, (state) => changeStatus(state, statusOf('pending'))))
      .thenNothing());
  it('when its owner solves it', () =>
    given(ticket, ...away)
      .when(after(owner, (state) => changeStatus(state, statusOf('solved'))))
      .then(ended('changed')));
  it('when a colleague takes it', () =>
    given(ticket, ...away)
      .when(after(colleague, (state) => assignAgent(state, { id: colleague.id, teamIds: [] })))
      .then(ended('changed')));
  it('when its owner gives it away', () =>
    given(ticket, ...away)
      .when(after(owner, (state) => assignAgent(state, { id: colleague.id, teamIds: [] })))
      .then(ended('changed')));
  it('not when somebody tags it', () =>
    given(ticket, ...away)
      .when(after(colleague, (state) => tag(state, 'lamp')))
      .thenNothing());
  it('once', () =>
    given(ticket, ...away, commented(), ended('customer-replied'))
      .when(after(colleague, (state) => changeStatus(state, statusOf('pending'))))
      .thenNothing());
});
