import { TestBed } from '@angular/core/testing';
import { CustomerPage } from './customer.page';
import { ada, kino, show } from './testing/show';

const entry = (id: string) => ({
  ...{ id, kind: 'opened', ticketId: 'ticket-1', ticketNumber: `T-${id}`, ticketSubject: 'Black picture', channel: 'email' },
  ...{ visibility: 'public', authorKind: 'requester', excerpt: `What was written in ${id}`, at: ada.createdAt },
});

describe('the page of a person', () => {
  const api = {
    read: jest.fn(() => Promise.resolve(ada)),
    organisations: () => Promise.resolve({ items: [kino], nextCursor: null }),
    list: jest.fn(() => Promise.resolve({ items: [], nextCursor: null })),
    interactions: jest.fn((_: string, cursor?: string) =>
      Promise.resolve(cursor ? { items: [entry('1')], nextCursor: null } : { items: [entry('2')], nextCursor: 'older' }),
    ),
  };

  it('shows older interactions when asked, until there are none', async () => {
    const { element, press, buttons } = await show(CustomerPage, { personId: ada.id }, api, ['customer.view']);
    expect(element.textContent).not.toContain('What was written in 1');
    await press('Show older');
    expect(api.interactions).toHaveBeenLastCalledWith(ada.id, 'older');
    expect(element.textContent).toContain('What was written in 2');
    expect(element.textContent).toContain('What was written in 1');
    expect(buttons()).not.toContain('Show older');
  });

  it('keeps nothing that was typed about somebody who is forgotten', async () => {
    const { press, type } = await show(CustomerPage, { personId: ada.id }, api, ['customer.view', 'customer.edit']);
    await press('Edit');
    await type('cw-person-form input', 'Ada Winter');
    expect(Object.keys(localStorage)).toEqual([`cw:form:reader:customer:${ada.id}`]);
    TestBed.resetTestingModule();
    api.read.mockResolvedValueOnce({ ...ada, name: 'Forgotten', erasedAt: ada.createdAt });
    await show(CustomerPage, { personId: ada.id }, api, ['customer.view']);
    expect(localStorage).toHaveLength(0);
  });

  it('leads to the organisation', async () => {
    const { element } = await show(CustomerPage, { personId: ada.id }, api, ['customer.view']);
    expect(element.querySelector('header a')?.getAttribute('href')).toBe('/customers/organisations?organisation=org-1');
  });
});
