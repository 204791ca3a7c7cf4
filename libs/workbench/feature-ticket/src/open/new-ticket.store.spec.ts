import { TestBed } from '@angular/core/testing';
import { ApiProblem, Session, TicketFields, TicketsApi } from '@casewright/data-access';
import { NewTicketStore } from './new-ticket.store';

const open = jest.fn();

/** As after a reload: what is stored is all there is. */
function start(id = 'u1', role = 'customer'): NewTicketStore {
  TestBed.resetTestingModule();
  const session = { me: () => ({ id, role }) };
  const fields = { find: (key: string) => ({ key, archived: key === 'hall' }) };
  TestBed.configureTestingModule({
    providers: [
      NewTicketStore,
      { provide: TicketsApi, useValue: { open } },
      { provide: Session, useValue: session },
      { provide: TicketFields, useValue: fields },
    ],
  });
  return TestBed.inject(NewTicketStore);
}

function write(store: NewTicketStore): void {
  store.update({ subject: 'No picture', body: 'Since Monday.' });
  TestBed.tick();
}

describe('NewTicketStore', () => {
  beforeEach(() => {
    localStorage.clear();
    open.mockReset();
  });

  it('finds the draft after a reload, each user their own', () => {
    write(start());
    expect(start().ticket().subject).toBe('No picture');
    expect(start('u2').ticket().subject).toBe('');
  });

  it('says what is missing once one tries, and asks nobody', async () => {
    const store = start();
    expect(store.problems().size).toBe(0);
    expect(await store.open()).toBeNull();
    expect([...store.problems().keys()]).toEqual(['/subject', '/body']);
    expect(open).not.toHaveBeenCalled();
  });

  it('keeps what was typed on a refusal, shows it at its field, and tries again under the same key', async () => {
    const store = start();
    write(store);
    open.mockRejectedValueOnce(new ApiProblem(400, 'request.invalid', 'No', null, [{ pointer: '/subject', message: 'Too long' }]));
    expect(await store.open()).toBeNull();
    expect(store.problems().get('/subject')).toBe('Too long');
    expect(store.ticket().subject).toBe('No picture');
    open.mockResolvedValueOnce({ id: 't1' });
    expect(await store.open()).toEqual({ id: 't1' });
    const keys = open.mock.calls.map((call: unknown[]) => call[1]);
    expect(keys[1]).toBe(keys[0]);
  });

  it('leaves out a field that was archived since', async () => {
    const store = start('u1', 'agent');
    write(store);
    store.update({ requester: { standing: 'known', email: 'nadia@lumen.example', name: 'Nadia' }, fields: { hall: '3', floor: '2' } });
    open.mockResolvedValueOnce({ id: 't1' });
    await store.open();
    expect(open).toHaveBeenCalledWith(expect.objectContaining({ fields: { floor: '2' } }), expect.anything());
  });

  it('forgets the draft as soon as the ticket is there', async () => {
    const store = start();
    write(store);
    open.mockResolvedValueOnce({ id: 't1' });
    await store.open();
    expect(localStorage).toHaveLength(0);
  });
});
