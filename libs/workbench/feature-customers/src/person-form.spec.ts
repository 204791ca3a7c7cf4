import { ApiProblem } from '@casewright/data-access';
import { PersonForm } from './person-form';
import { ada, choose, kino, oper, search, show } from './testing/show';

describe('the form of a person', () => {
  const api = {
    organisations: jest.fn((q?: string) => Promise.resolve({ items: q ? [oper] : [kino], nextCursor: q ? null : 'more' })),
    edit: jest.fn(() => Promise.resolve({ ...ada, organisation: null })),
  };
  const open = async () => {
    const shown = await show(PersonForm, { person: ada }, api, ['customer.view', 'customer.edit']);
    const saved = jest.fn();
    shown.fixture.componentInstance.saved.subscribe(saved);
    return { ...shown, saved };
  };
  const sent = { name: ada.name, emails: ada.emails, phone: null, notes: '' };

  beforeEach(() => {
    jest.clearAllMocks();
    localStorage.clear();
  });

  it('takes a person out of their organisation', async () => {
    const { press, settled, saved } = await open();
    await press('Kino Süd');
    await choose('No organisation', settled);
    await press('Save');
    expect(api.edit).toHaveBeenCalledWith(ada.id, { ...sent, organisationId: null }, ada.version);
    expect(saved).toHaveBeenCalledWith(expect.objectContaining({ organisation: null }));
  });

  it('finds an organisation that is not among the first by asking the server', async () => {
    const { press, settled } = await open();
    await press('Kino Süd');
    await search('oper', settled);
    await choose('Oper Nord', settled);
    await press('Save');
    expect(api.organisations).toHaveBeenLastCalledWith('oper');
    expect(api.edit).toHaveBeenCalledWith(ada.id, { ...sent, organisationId: oper.id }, ada.version);
  });

  it('is closed as it is, or discarded with what was typed', async () => {
    const { type, press, buttons, fixture } = await open();
    const left = jest.fn();
    fixture.componentInstance.left.subscribe(left);
    expect(buttons()).toContain('Close');
    await type('input', 'Ada Winter');
    await press('Discard');
    expect([left.mock.calls.length, localStorage.length]).toEqual([1, 0]);
  });

  it('says at its field what is refused: an address, an organisation that is gone', async () => {
    const { element, type, press } = await open();
    const wrong = [
      { pointer: '/emails/1', message: 'Must be an address' },
      { pointer: '/organisationId', message: 'There is no such organisation' },
    ];
    api.edit.mockRejectedValueOnce(new ApiProblem(400, 'request.invalid', 'Look at the fields.', null, wrong));
    await type('textarea', 'ada@sued.example, nobody');
    await press('Save');
    expect(element.querySelectorAll('label')[1]?.textContent).toContain('nobody: Must be an address');
    expect(element.querySelector('.field')?.textContent).toContain('There is no such organisation');
    expect(element.querySelector('textarea')?.value).toBe('ada@sued.example, nobody');
  });
});
