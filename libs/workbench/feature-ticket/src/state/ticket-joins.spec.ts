import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { CommentView, TicketView } from '@casewright/contracts';
import { ApiProblem, Session, TicketsApi } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { Drafts } from '../composer/drafts';
import { TicketJoins } from './ticket-joins';
import { TicketOutgoing } from './ticket-outgoing';
import { TicketStore } from './ticket.store';

const ticket = (more: Partial<TicketView> = {}): TicketView =>
  ({
    ...{ id: 't2', reference: 'T-1002', status: { category: 'open' }, mergedInto: null, mergedFrom: [], splits: [] },
    ...more,
  }) as unknown as TicketView;
const target = { id: 't1', reference: 'T-1001' };
const comment = { id: 'c1' } as CommentView;
const closed = { status: { id: 'closed', category: 'closed', label: 'Closed' } } as const;

function start({ may = true, sent = true, api = {} } = {}) {
  const shown = signal<TicketView | null>(ticket());
  const said = { navigate: jest.fn().mockResolvedValue(true), say: jest.fn(), move: jest.fn(), refuse: jest.fn() };
  const calls = { merge: jest.fn(), split: jest.fn().mockResolvedValue({ id: 't9', reference: 'T-1009' }), ...api };
  TestBed.configureTestingModule({
    providers: [
      TicketJoins,
      { provide: TicketStore, useValue: { ticket: shown } },
      { provide: TicketOutgoing, useValue: { sendAll: () => Promise.resolve(sent) } },
      { provide: Drafts, useValue: { move: said.move } },
      { provide: TicketsApi, useValue: calls },
      { provide: Notices, useValue: { say: said.say, refuse: said.refuse } },
      { provide: Router, useValue: { navigate: said.navigate } },
      { provide: Session, useValue: { may: () => may } },
    ],
  });
  return { joins: TestBed.inject(TicketJoins), shown, calls, ...said };
}

describe('joining and parting tickets', () => {
  it('merges, takes the draft along, and leads to the other ticket', async () => {
    const { joins, calls, move, navigate, say } = start();
    joins.askMerge();
    expect(await joins.merge(ticket(), target)).toBeNull();
    expect(calls.merge).toHaveBeenCalledWith('t2', 't1');
    expect(move).toHaveBeenCalledWith('t2', 't1');
    expect(navigate).toHaveBeenCalledWith(['/tickets', 't1']);
    expect(say).toHaveBeenCalledWith('T-1002 is merged into T-1001');
    expect(joins.question()).toBeNull();
  });

  it('waits for what is on its way to the customer', async () => {
    const { joins, calls } = start({ sent: false });
    expect(await joins.merge(ticket(), target)).toContain('still on its way');
    expect(calls.merge).not.toHaveBeenCalled();
  });

  it('answers with a refusal, and leaves all where it is', async () => {
    const refused = new ApiProblem(409, 'state.conflict', 'T-1001 has another requester.', null, []);
    const { joins, move, navigate } = start({ api: { merge: jest.fn().mockRejectedValue(refused) } });
    joins.askMerge();
    expect(await joins.merge(ticket(), target)).toBe('T-1001 has another requester.');
    expect([move.mock.calls, navigate.mock.calls, joins.question()]).toEqual([[], [], { kind: 'merge' }]);
  });

  it('opens a message as a ticket, and leads there', async () => {
    const { joins, calls, navigate, say } = start();
    expect(await joins.split(ticket(), 'c1', 'No sound', 'k1')).toBeNull();
    expect(calls.split).toHaveBeenCalledWith('t2', { commentId: 'c1', subject: 'No sound' }, 'k1');
    expect(navigate).toHaveBeenCalledWith(['/tickets', 't9']);
    expect(say).toHaveBeenCalledWith('T-1009 is opened from a message of T-1002');
  });

  it('asks about one message each time with another key', () => {
    const { joins } = start();
    const keys = [1, 2].map(() => {
      joins.askSplit(comment);
      const question = joins.question();
      return question?.kind === 'split' ? question.key : null;
    });
    expect(new Set(keys).size).toBe(2);
  });

  it('takes the draft along where a colleague has merged the ticket, and says where to', () => {
    const { shown, move, refuse } = start();
    TestBed.tick();
    expect(move).not.toHaveBeenCalled();
    move.mockReturnValueOnce(true).mockReturnValue(false);
    for (const version of [2, 3]) {
      shown.set(ticket({ ...closed, version, mergedInto: target }));
      TestBed.tick();
    }
    expect(move).toHaveBeenCalledWith('t2', 't1');
    expect(refuse).toHaveBeenCalledTimes(1);
    expect(refuse).toHaveBeenCalledWith(expect.stringMatching(/T-1002 is merged into T-1001\..*waits there as a draft/));
  });

  it('asks nobody who may not, about no closed ticket, and not on about the next one', () => {
    const forbidden = start({ may: false }).joins;
    forbidden.askMerge();
    expect(forbidden.question()).toBeNull();
    TestBed.resetTestingModule();
    const { joins, shown } = start();
    joins.askMerge();
    shown.set(ticket({ id: 't3' }));
    expect(joins.question()).toBeNull();
    shown.set(ticket(closed));
    joins.askSplit(comment);
    expect(joins.question()).toBeNull();
  });

  it('knows every ticket that it has to do with', () => {
    const { joins, shown } = start();
    const [merged, split] = [
      { id: 't5', reference: 'T-1005' },
      { id: 't6', reference: 'T-1006', commentId: 'c1' },
    ];
    shown.set(ticket({ mergedInto: target, mergedFrom: [merged], splits: [split] }));
    expect(joins.others().map(({ reference }) => reference)).toEqual(['T-1001', 'T-1005', 'T-1006']);
  });
});
