import { TestBed } from '@angular/core/testing';
import type { EditTicket, TicketListItem, TicketView } from '@casewright/contracts';
import { TicketsApi } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { BulkChanges, earlier } from './bulk-change';

const ticket = (id: string): TicketListItem =>
  ({
    id,
    reference: `T-${id}`,
    priority: 'low',
    status: { id: 'open' },
    team: null,
    assignee: { id: 'u1', name: 'Ada' },
    tags: ['vip'],
  }) as unknown as TicketListItem;

const agreed = (id: string, ..._more: unknown[]) => Promise.resolve({ id } as TicketView);

function setUp(edit: (id: string, changes: EditTicket) => Promise<TicketView>) {
  const notices = { offerUndo: jest.fn(), refuse: jest.fn(), say: jest.fn() };
  const api = {
    edit: jest.fn(edit),
    tag: jest.fn(),
    untag: jest.fn(),
    read: jest.fn(),
    snooze: jest.fn(agreed),
    endSnooze: jest.fn(agreed),
  };
  TestBed.configureTestingModule({
    providers: [BulkChanges, { provide: TicketsApi, useValue: api }, { provide: Notices, useValue: notices }],
  });
  return { bulk: TestBed.inject(BulkChanges), api, notices };
}

const urgent = { kind: 'edit', changes: { priority: 'urgent' }, words: 'priority urgent' } as const;

describe('BulkChanges', () => {
  it('changes each ticket and offers to take it back', async () => {
    const { bulk, api, notices } = setUp(agreed);
    await bulk.apply([ticket('1'), ticket('2')], urgent, jest.fn());
    expect(api.edit).toHaveBeenCalledTimes(2);
    const [message, undo] = notices.offerUndo.mock.calls[0] as [string, () => void];
    expect(message).toBe('2 tickets: priority urgent');
    undo();
    expect(api.edit).toHaveBeenCalledWith('1', { priority: 'low' });
  });

  it('says how many were refused, and why', async () => {
    const { bulk, notices } = setUp((id) => (id === '2' ? Promise.reject(new Error('It is closed.')) : agreed(id)));
    await bulk.apply([ticket('1'), ticket('2')], urgent, jest.fn());
    expect(notices.refuse).toHaveBeenCalledWith('1 changed, 1 refused: T-2 It is closed.');
  });

  it('brings back what it snoozed, or has it snoozed as long as it was', async () => {
    const { bulk, api, notices } = setUp(agreed);
    const before = '2026-03-03T08:00:00.000Z';
    const tickets = [
      { ...ticket('1'), snoozedUntil: null },
      { ...ticket('2'), snoozedUntil: before },
    ];
    const until = '2026-03-02T08:00:00.000Z';
    await bulk.apply(tickets, { kind: 'snooze', until, words: 'snoozed until tomorrow' }, jest.fn());
    expect(api.snooze.mock.calls).toEqual([
      ['1', until],
      ['2', until],
    ]);
    const [message, undo] = notices.offerUndo.mock.calls[0] as [string, () => void];
    expect(message).toBe('2 tickets: snoozed until tomorrow');
    undo();
    expect(api.endSnooze).toHaveBeenCalledWith('1');
    expect(api.snooze).toHaveBeenLastCalledWith('2', before);
  });

  it('knows what the changed fields were', () => {
    expect(earlier(ticket('1'), { assigneeId: null, status: 'solved', teamId: 't' })).toEqual({
      assigneeId: 'u1',
      status: 'open',
      teamId: null,
    });
  });
});
