import { TestBed } from '@angular/core/testing';
import { ApiProblem } from '@casewright/data-access';
import { PersonForm } from './person-form';
import { ada, choose, kino, oper, search, show, stale } from './testing/show';

describe('the form of a person', () => {
  const api = {
    organisations: jest.fn((q?: string) => Promise.resolve({ items: q ? [oper] : [kino], nextCursor: q ? null : 'more' })),
    edit: jest.fn(() => Promise.resolve({ ...ada, organisation: null })),
  };
  const open = async (person = ada) => {
    const shown = await show(PersonForm, { person }, api, ['customer.view', 'customer.edit']);
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

  it('asks whose version stays where a newer one was saved since it was typed', async () => {
    await (await open()).type('input', 'Mine');
    TestBed.resetTestingModule();
    const { element, fixture, type, press, saved } = await open({ ...ada, name: 'Theirs', version: 6 });
    expect(element.textContent).toContain('Save asks whose stays');
    const outdated = jest.fn();
    fixture.componentInstance.outdated.subscribe(outdated);
    api.edit.mockRejectedValueOnce(stale());
    await press('Save');
    expect(api.edit).toHaveBeenLastCalledWith(ada.id, expect.objectContaining({ name: 'Mine' }), ada.version);
    expect([outdated.mock.calls.length, saved.mock.calls.length]).toEqual([1, 0]);
    await press('Save mine over theirs');
    expect(api.edit).toHaveBeenLastCalledWith(ada.id, expect.objectContaining({ name: 'Mine' }), 6);
    expect(saved).toHaveBeenCalled();

    await type('input', 'Mine again');
    api.edit.mockRejectedValueOnce(stale());
    await press('Save');
    fixture.componentRef.setInput('person', { ...ada, name: 'Theirs again', version: 7 });
    await press('Show theirs, drop mine');
    expect([element.querySelector('input')?.value, element.querySelector('cw-stale-notice')]).toEqual(['Theirs again', null]);
    expect(api.edit).toHaveBeenCalledTimes(3);
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
