import { TestBed } from '@angular/core/testing';
import type { EditTicket, TicketView } from '@casewright/contracts';
import { ApiProblem, ClocksApi, Directory, Session, TicketsApi } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { PeopleSearch } from './people-search';
import { TicketEdits } from './ticket-edits';
import { TicketStore } from './ticket.store';

const open = { id: 'open', category: 'open', label: 'Open' } as const;
const ada = { id: 'p1', name: 'Ada', email: 'ada@lumen.example' };
const ben = { id: 'p2', name: 'Ben', email: 'ben@kino.example' };
const kino = { id: 'o1', name: 'Kino' };
const ticket = (more: Partial<TicketView> = {}): TicketView =>
  ({
    id: 't1',
    reference: 'T-1001',
    version: 3,
    status: open,
    priority: 'low',
    assignee: null,
    team: null,
    severity: null,
    requester: ada,
    organisation: null,
    ...more,
  }) as TicketView;
const stale = new ApiProblem(412, 'version.stale', 'Somebody was faster.', null, []);

async function start(edit: jest.Mock, latest: TicketView = ticket()) {
  const notices = { refuse: jest.fn(), offerUndo: jest.fn(), hold: jest.fn().mockResolvedValue('elapsed') };
  const read = jest.fn().mockResolvedValueOnce(ticket()).mockResolvedValue(latest);
  const nothing = jest.fn().mockResolvedValue({ items: [] });
  TestBed.configureTestingModule({
    providers: [
      ...[TicketStore, TicketEdits],
      { provide: TicketsApi, useValue: { read, edit, allEvents: nothing } },
      { provide: ClocksApi, useValue: { ofTicket: nothing } },
      { provide: Directory, useValue: { teams: () => [], agents: () => [] } },
      { provide: PeopleSearch, useValue: { people: () => [{ ...ben, organisation: kino }] } },
      { provide: Session, useValue: { may: () => true } },
      { provide: Notices, useValue: notices },
    ],
  });
  const store = TestBed.inject(TicketStore);
  await store.load('t1');
  return { store, edits: TestBed.inject(TicketEdits), notices };
}

const asServer = (_: string, changes: EditTicket) => Promise.resolve(ticket({ ...(changes as Partial<TicketView>), version: 4 }));

describe('TicketEdits', () => {
  it('shows a change before the server has answered', async () => {
    const { store, edits } = await start(jest.fn().mockReturnValue(new Promise(() => undefined)));
    void edits.edit({ priority: 'urgent' });
    expect(store.ticket()?.priority).toBe('urgent');
  });

  it('brings back what was there and says why when it is refused', async () => {
    const { store, edits, notices } = await start(jest.fn().mockRejectedValue(new Error('The ticket is closed.')));
    await edits.edit({ priority: 'urgent' });
    expect(store.ticket()?.priority).toBe('low');
    expect(notices.refuse).toHaveBeenCalledWith('The ticket is closed.');
  });

  it('goes on top of a change of something else', async () => {
    const edit = jest.fn().mockRejectedValueOnce(stale).mockImplementation(asServer);
    const { store, edits } = await start(edit, ticket({ severity: 'S1', version: 4 }));
    await edits.edit({ priority: 'urgent' });
    expect(store.ticket()?.priority).toBe('urgent');
    expect(store.conflict()).toBeNull();
  });

  it('asks whose value stays when both changed the same field', async () => {
    const edit = jest.fn().mockRejectedValueOnce(stale).mockImplementation(asServer);
    const { store, edits } = await start(edit, ticket({ priority: 'high', version: 4 }));
    await edits.edit({ priority: 'urgent' });
    expect(store.ticket()?.priority).toBe('high');
    expect(store.conflict()).toMatchObject({ field: 'priority', mine: 'urgent', theirs: 'high' });
    await edits.insist();
    expect(edit).toHaveBeenLastCalledWith('t1', { priority: 'urgent' });
    expect(store.conflict()).toBeNull();
  });

  it('offers to take a solved ticket back', async () => {
    const edit = jest.fn().mockResolvedValue(ticket({ status: { id: 'solved', category: 'solved', label: 'Solved' }, version: 4 }));
    const { edits, notices } = await start(edit);
    await edits.edit({ status: 'solved' });
    const [message, undo] = notices.offerUndo.mock.calls[0] as [string, () => void];
    expect(message).toBe('T-1001: Solved');
    undo();
    expect(edit).toHaveBeenLastCalledWith('t1', { status: 'open' });
  });

  it('shows another requester with their organisation at once, and offers to take it back', async () => {
    const edit = jest.fn().mockResolvedValue(ticket({ requester: ben, organisation: kino, version: 4 }));
    const { store, edits, notices } = await start(edit);
    const done = edits.edit({ requesterId: 'p2' });
    expect(store.ticket()).toMatchObject({ requester: ben, organisation: kino, version: 3 });
    await done;
    const [message, undo] = notices.offerUndo.mock.calls[0] as [string, () => void];
    expect(message).toBe('T-1001: the requester is Ben');
    undo();
    expect(edit).toHaveBeenLastCalledWith('t1', { requesterId: 'p1' });
  });

  it('brings the requester back when the new one is refused', async () => {
    const { store, edits, notices } = await start(jest.fn().mockRejectedValue(new Error('This person was removed.')));
    await edits.edit({ requesterId: 'p2' });
    expect(store.ticket()).toMatchObject({ requester: ada, organisation: null });
    expect(notices.refuse).toHaveBeenCalledWith('This person was removed.');
  });

  it('asks whose requester stays', async () => {
    const cora = { id: 'p3', name: 'Cora', email: 'cora@kino.example' };
    const { store, edits } = await start(jest.fn().mockRejectedValueOnce(stale), ticket({ requester: cora, version: 4 }));
    await edits.edit({ requesterId: 'p2' });
    expect(store.conflict()).toMatchObject({ field: 'requesterId', mine: 'Ben · ben@kino.example', theirs: 'Cora · cora@kino.example' });
  });

  it('does not close what was taken back in time', async () => {
    const edit = jest.fn();
    const { store, edits, notices } = await start(edit);
    notices.hold.mockResolvedValue('undone');
    await edits.edit({ status: 'closed' });
    expect(edit).not.toHaveBeenCalled();
    expect(store.ticket()?.status).toEqual(open);
  });
});
