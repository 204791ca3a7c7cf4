import { CustomersPage } from './customers.page';
import { ada, kino, oper, show } from './testing/show';

describe('the list of people', () => {
  const api = {
    list: jest.fn(() => Promise.resolve({ items: [ada], nextCursor: null })),
    organisations: jest.fn(() => Promise.resolve({ items: [kino], nextCursor: 'more' })),
    organisation: jest.fn(() => Promise.resolve(oper)),
  };

  beforeEach(() => {
    jest.clearAllMocks();
    jest.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
  });
  afterEach(() => jest.restoreAllMocks());

  it('names the organisation it is filtered by, also one beyond the first answer', async () => {
    const { element } = await show(CustomersPage, { organisationId: oper.id }, api, ['customer.view']);
    expect(api.organisation).toHaveBeenCalledTimes(1);
    expect(element.querySelector('cw-filter-chip .value')?.textContent).toBe('Oper Nord');
  });

  it('does not ask for one that it knows', async () => {
    await show(CustomersPage, { organisationId: kino.id }, api, ['customer.view']);
    expect(api.organisation).not.toHaveBeenCalled();
  });
});
