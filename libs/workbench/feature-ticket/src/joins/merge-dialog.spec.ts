import { TestBed } from '@angular/core/testing';
import type { TicketView } from '@casewright/contracts';
import { ApiProblem, TicketsApi } from '@casewright/data-access';
import { TicketJoins } from '../state/ticket-joins';
import { MergeDialog } from './merge-dialog';

const requester = { id: 'p1', name: 'Lena Lens', email: 'lena@lens.example' };
const ticket = { id: 't2', reference: 'T-1002', requester } as TicketView;
const row = (id: string, reference: string) => ({
  ...{ id, reference, subject: `About ${reference}`, createdAt: '2026-03-02T10:00:00.000Z' },
  status: { id: 'open', category: 'open', label: 'Open' },
});
const both = { items: [row('t3', 'T-1003'), row('t2', 'T-1002'), row('t1', 'T-1001')], nextCursor: null };

async function show(list = jest.fn().mockResolvedValue(both), merge = jest.fn().mockResolvedValue(null)) {
  const joins = { merge, leave: jest.fn() };
  TestBed.configureTestingModule({
    providers: [
      { provide: TicketsApi, useValue: { list } },
      { provide: TicketJoins, useValue: joins },
    ],
  });
  const fixture = TestBed.createComponent(MergeDialog);
  fixture.componentRef.setInput('ticket', ticket);
  const element = fixture.nativeElement as HTMLElement;
  document.body.append(element);
  const settle = async () => {
    await jest.advanceTimersByTimeAsync(250);
    fixture.detectChanges();
  };
  await settle();
  const search = () => element.querySelector<HTMLInputElement>('[type="search"]');
  const type = async (text: string) => {
    const field = search();
    if (!field) throw new Error('There is no field to search in');
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await settle();
  };
  const choices = () => [...element.querySelectorAll<HTMLInputElement>('[type="radio"]')];
  const button = () => element.querySelector<HTMLButtonElement>('footer button:last-child');
  const press = async (target: HTMLElement | null | undefined) => {
    target?.click();
    await settle();
  };
  return { element, list, joins, search, type, choices, button, press, settle };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('merging a ticket', () => {
  it('lists the other tickets of the requester that are not closed, newest first', async () => {
    const { list, choices, element } = await show();
    expect(list).toHaveBeenCalledWith(
      expect.objectContaining({ requesterId: 'p1', category: 'new,open,pending,on-hold,solved', sort: '-createdAt' }),
    );
    expect(choices().map(({ value }) => value)).toEqual(['t3', 't1']);
    expect(element.textContent).toContain('cannot be undone');
  });

  it('merges into the one that is chosen, and into none before', async () => {
    const { choices, button, press, joins } = await show();
    expect(button()?.disabled).toBe(true);
    await press(choices()[1]);
    expect(button()?.textContent.trim()).toBe('Merge into T-1001');
    await press(button());
    expect(joins.merge).toHaveBeenCalledWith(ticket, expect.objectContaining({ id: 't1', reference: 'T-1001' }));
  });

  it('is asked once, however often the button is pressed', async () => {
    const { choices, button, press, joins } = await show(undefined, jest.fn().mockReturnValue(new Promise(() => undefined)));
    await press(choices()[0]);
    await press(button());
    await press(button());
    expect(joins.merge).toHaveBeenCalledTimes(1);
  });

  it('says why it is refused, and lets one choose another', async () => {
    const { choices, button, press, element, list } = await show(undefined, jest.fn().mockResolvedValue('T-1003 is closed.'));
    await press(choices()[0]);
    list.mockResolvedValue({ items: [row('t1', 'T-1001')], nextCursor: null });
    await press(button());
    expect(element.querySelector('.problem')?.textContent).toBe('T-1003 is closed.');
    expect(choices().map(({ value }) => value)).toEqual(['t1']);
    await press(choices()[0]);
    expect(element.querySelector('.problem')?.textContent).toBe('');
  });

  it('searches while one types, and forgets what is not found any more', async () => {
    const { type, choices, press, button, list, element } = await show();
    await press(choices()[0]);
    list.mockResolvedValue({ items: [], nextCursor: null });
    await type('lamp');
    expect(list).toHaveBeenLastCalledWith(expect.objectContaining({ q: 'lamp' }));
    expect(button()?.disabled).toBe(true);
    expect(element.querySelector('[role="status"]')?.textContent).toContain('Nothing fits “lamp”');
  });

  it('goes from the search to what it found with the arrow', async () => {
    const { search, choices, button, settle } = await show();
    search()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
    await settle();
    expect(document.activeElement).toBe(choices()[0]);
    expect(button()?.textContent.trim()).toBe('Merge into T-1003');
  });

  it('goes back with the arrow to what was chosen', async () => {
    const { search, choices, button, press, settle } = await show();
    await press(choices()[1]);
    search()?.focus();
    search()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
    await settle();
    expect(document.activeElement).toBe(choices()[1]);
    expect(button()?.textContent.trim()).toBe('Merge into T-1001');
  });

  it('says what to do where the requester has no other ticket', async () => {
    const { element } = await show(jest.fn().mockResolvedValue({ items: [row('t2', 'T-1002')], nextCursor: null }));
    expect(element.querySelector('cw-empty')?.textContent).toMatch(/Lena Lens has no other ticket.*change the requester/s);
    expect(element.textContent).not.toContain('cannot be undone');
  });

  it('says when the list does not come, and tries again', async () => {
    const { element, press, list, choices } = await show(
      jest
        .fn()
        .mockRejectedValueOnce(new ApiProblem(503, 'server.error', 'The database is away.', 'e1', []))
        .mockResolvedValue(both),
    );
    expect(element.querySelector('[role="alert"]')?.textContent).toContain('The database is away.');
    await press(element.querySelector<HTMLElement>('cw-failed button'));
    expect(list).toHaveBeenCalledTimes(2);
    expect(choices()).toHaveLength(2);
  });

  it('shows older ones where there are more', async () => {
    const { element, press, list, choices } = await show(jest.fn().mockResolvedValue({ ...both, nextCursor: 'next' }));
    list.mockResolvedValue({ items: [row('t0', 'T-1000')], nextCursor: null });
    await press(element.querySelector<HTMLElement>('.more'));
    expect(choices().map(({ value }) => value)).toEqual(['t3', 't1', 't0']);
    expect(element.querySelector('.more')).toBeNull();
  });
});
