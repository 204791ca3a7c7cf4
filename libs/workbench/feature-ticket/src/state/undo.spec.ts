import type { TicketView } from '@casewright/contracts';
import { deedOf, undoOf } from './undo';

const ticket = (more: Partial<TicketView> = {}): TicketView =>
  ({
    reference: 'T-1001',
    status: { id: 'pending', category: 'pending', label: 'Waiting for customer' },
    team: { id: 'g1', name: 'Support' },
    assignee: null,
    requester: { id: 'p1', name: 'Ada Lumen', email: 'ada@lumen.example' },
    ...more,
  }) as TicketView;

describe('taking an edit back', () => {
  it('gives the status back, but never makes a ticket new again', () => {
    expect(undoOf(ticket(), { status: 'solved' })).toEqual({ status: 'pending' });
    expect(undoOf(ticket({ status: { id: 'new', category: 'new', label: 'New' } }), { status: 'solved' })).toEqual({ status: 'open' });
  });

  it('gives team and assignee back together, because one moves the other', () => {
    expect(undoOf(ticket(), { assigneeId: 'u1' })).toEqual({ teamId: 'g1', assigneeId: null });
  });

  it('gives the requester back', () => {
    expect(undoOf(ticket(), { requesterId: 'p2' })).toEqual({ requesterId: 'p1' });
  });

  it('is not offered for what is as quickly chosen again', () => {
    expect(undoOf(ticket(), { priority: 'urgent' })).toBeNull();
  });

  it('says what was done', () => {
    expect(deedOf(ticket(), { assigneeId: null })).toBe('T-1001: assigned to nobody');
    expect(deedOf(ticket(), { status: 'pending' })).toBe('T-1001: Waiting for customer');
    expect(deedOf(ticket(), { requesterId: 'p1' })).toBe('T-1001: the requester is Ada Lumen');
  });
});
