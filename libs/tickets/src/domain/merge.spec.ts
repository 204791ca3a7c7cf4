import type { TicketEvent } from '@casewright/contracts';
import { fold, idFrom } from '@casewright/kernel';
import { given } from '@casewright/testing';
import { absorb, closeMerged, hearMerged, noteSplit } from './merge';
import { mostTags } from './tags';
import { ticket, type Ticket } from './ticket';
import { agent, assigned, became, commented, opened, statusOf } from './ticket.samples';

const here = idFrom('this ticket');
const there = idFrom('another ticket');
const second = { id: there, number: 1002 };
const other = (...events: readonly TicketEvent[]) => fold(ticket, [opened({ number: 1002 }), ...events]);
const absorbed = (unanswered = false): TicketEvent => ({
  type: 'ticket.absorbed',
  data: { mergedId: there, mergedNumber: 1002, unanswered },
});
const followed: TicketEvent = { type: 'ticket.followed', data: { userId: agent.id } };
const answered = commented({ authorKind: 'agent', authorId: agent.id });

describe('absorbing another ticket', () => {
  const expectAbsorbed = (merged: Ticket, unanswered: boolean) =>
    given(ticket, opened()).when(absorb, here, merged, there).then(absorbed(unanswered));

  it('says whether its requester waits for an answer there', () => {
    expectAbsorbed(other(commented()), true);
    expectAbsorbed(other(commented(), answered), false);
    expectAbsorbed(other(commented(), assigned(agent.id), became('solved')), false);
    expectAbsorbed(other(absorbed(true)), true);
  });

  it('takes neither notes nor automatic mail for an answer', () => {
    const note = commented({ authorKind: 'agent', visibility: 'internal' });
    const automatic = commented({ authorKind: 'agent', automatic: true });
    expectAbsorbed(other(commented(), note, automatic, commented({ authorKind: 'rule' })), true);
  });

  it('takes over the tags and followers that it has not', () => {
    const merged = other({ type: 'ticket.tagged', data: { tag: 'lamp' } }, { type: 'ticket.tagged', data: { tag: 'hall-3' } }, followed);
    given(ticket, opened({ tags: ['hall-3'] }))
      .when(absorb, here, merged, there)
      .then(absorbed(), { type: 'ticket.tagged', data: { tag: 'lamp' } }, followed);
  });

  it('leaves what there is no room for', () =>
    given(ticket, opened({ tags: Array.from({ length: mostTags }, (_, place) => `tag-${place}`) }))
      .when(absorb, here, other({ type: 'ticket.tagged', data: { tag: 'lamp' } }), there)
      .then(absorbed()));

  it('opens a ticket that waited or was solved, for an open question only', () => {
    const opening: TicketEvent = { type: 'ticket.status-changed', data: { from: statusOf('pending'), to: statusOf('open') } };
    const waiting = [opened(), became('pending')];
    given(ticket, ...waiting)
      .when(absorb, here, other(), there)
      .then(absorbed());
    given(ticket, ...waiting)
      .when(absorb, here, other(commented()), there)
      .then(absorbed(true), opening);
  });

  it('happens once', () => given(ticket, opened(), absorbed()).when(absorb, here, other(), there).thenNothing());

  it('holds so many other tickets, and no more', () => {
    const many = Array.from({ length: 50 }, (_, place): TicketEvent => ({
      type: 'ticket.absorbed',
      data: { mergedId: idFrom(`ticket ${place}`), mergedNumber: 2000 + place, unanswered: false },
    }));
    given(ticket, opened(), ...many)
      .when(absorb, here, other(), there)
      .thenRefused('state.conflict');
    given(ticket, opened())
      .when(absorb, here, other(...many), there)
      .thenRefused('state.conflict');
  });

  it('is refused where the other one is not there, closed, the same, of another requester, or takes this one', () => {
    const when = (merged: Ticket, id = there) => given(ticket, opened()).when(absorb, here, merged, id);
    when(ticket.initial).thenRefused('resource.missing');
    when(other(assigned(agent.id), became('solved'), became('closed', 'solved'))).thenRefused('ticket.closed');
    when(other(), here).thenRefused('state.conflict');
    when(other({ type: 'ticket.absorbed', data: { mergedId: here, mergedNumber: 1001, unanswered: false } })).thenRefused('state.conflict');
    when(fold(ticket, [opened({ requesterId: idFrom('somebody else') })])).thenRefused('state.conflict');
  });
});

describe('a merged ticket', () => {
  const mergedWith = (unanswered: boolean): TicketEvent => ({ type: 'ticket.merged', data: { into: there, intoNumber: 1002, unanswered } });
  const merged = mergedWith(false);

  it('is closed, whatever its status was', () => {
    given(ticket, opened()).when(closeMerged, second).then(merged, became('closed'));
  });

  it('says where it goes on', () => {
    const { state } = given(ticket, opened(), merged, became('closed'));
    expect(() => closeMerged(state, second)).toThrow('T-1001 was merged into T-1002; go on there.');
  });

  it('stays open where the newer one was merged into it at the same time', () => {
    given(ticket, opened(), absorbed()).when(closeMerged, second).thenNothing();
    given(ticket, opened({ number: 1003 }), absorbed())
      .when(closeMerged, second)
      .then(merged, became('closed'));
  });
});

describe('what is asked in a merged ticket before it is closed', () => {
  it('is told when it is closed', () =>
    given(ticket, opened(), commented())
      .when(closeMerged, second)
      .then({ type: 'ticket.merged', data: { into: there, intoNumber: 1002, unanswered: true } }, became('closed')));

  it('is asked in the one that stays, once, where it was not known there', () => {
    const opening: TicketEvent = { type: 'ticket.status-changed', data: { from: statusOf('pending'), to: statusOf('open') } };
    given(ticket, opened(), became('pending'), absorbed()).when(hearMerged, there).then(absorbed(true), opening);
    given(ticket, opened(), absorbed(), absorbed(true)).when(hearMerged, there).thenNothing();
    given(ticket, opened(), absorbed(true)).when(hearMerged, there).thenNothing();
    given(ticket, opened()).when(hearMerged, there).thenNothing();
  });
});

describe('a split', () => {
  it('is noted where the comment stays', () =>
    given(ticket, opened(), commented())
      .when(noteSplit, idFrom('comment'), { id: there, number: 1003 })
      .then({ type: 'ticket.split', data: { commentId: idFrom('comment'), into: there, intoNumber: 1003 } }));
});
