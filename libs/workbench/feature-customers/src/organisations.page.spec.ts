import { ApiProblem } from '@casewright/data-access';
import { OrganisationsPage } from './organisations.page';
import { kino, oper, show } from './testing/show';

describe('the list of organisations', () => {
  const api = {
    organisations: jest.fn((): Promise<unknown> => Promise.resolve({ items: [kino], nextCursor: null })),
    organisation: jest.fn(() => Promise.resolve(oper)),
  };
  const open = (inputs: object = {}, permissions = ['customer.view', 'customer.edit']) => show(OrganisationsPage, inputs, api, permissions);

  beforeEach(() => {
    jest.clearAllMocks();
    localStorage.clear();
    jest.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
  });
  afterEach(() => jest.restoreAllMocks());

  it('stands beside the people, and shows the one that is open', async () => {
    const { element, buttons } = await open({ organisation: kino.id });
    expect([...element.querySelectorAll('nav a')].map((tab) => tab.textContent)).toEqual(['People', 'Organisations']);
    expect(element.querySelector('aside h2')?.textContent).toBe('Kino Süd');
    expect(buttons()).toContain('New organisation');
    expect(api.organisation).not.toHaveBeenCalled();
  });

  it('fetches the one that a link leads to and that is not among the rows', async () => {
    const { element } = await open({ organisation: oper.id, q: 'kino' });
    expect(api.organisations).toHaveBeenCalledWith('kino', undefined);
    expect(api.organisation).toHaveBeenCalledWith(oper.id);
    expect(element.querySelector('aside h2')?.textContent).toBe('Oper Nord');
  });

  it('tells nothing there from nothing found', async () => {
    api.organisations.mockResolvedValue({ items: [], nextCursor: null });
    const { element, fixture, settled } = await open();
    expect(element.textContent).toContain('No organisations yet');
    fixture.componentRef.setInput('q', 'zebra');
    await settled();
    expect(element.textContent).toContain('Nothing found');
  });

  it('says so to whoever may not see it, and offers them nothing to change', async () => {
    api.organisations.mockRejectedValue(new ApiProblem(403, 'permission.denied', 'Your role sees its own tickets only.', null, []));
    const { element, buttons } = await open({}, ['customer.view']);
    expect(element.textContent).toContain('You may not see this');
    expect(buttons()).not.toContain('New organisation');
  });
});
