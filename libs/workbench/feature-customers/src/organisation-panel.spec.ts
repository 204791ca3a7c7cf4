import { TestBed } from '@angular/core/testing';
import { ApiProblem } from '@casewright/data-access';
import { OrganisationPanel } from './organisation-panel';
import { kino, show, stale } from './testing/show';

describe('the panel of an organisation', () => {
  const api = {
    createOrganisation: jest.fn(() => Promise.resolve(kino)),
    editOrganisation: jest.fn(() => Promise.resolve(kino)),
    removeOrganisation: jest.fn(() => Promise.resolve()),
  };
  const open = (organisation: typeof kino | null, permissions = ['customer.view', 'customer.edit']) =>
    show(OrganisationPanel, { organisation }, api, permissions);

  beforeEach(() => {
    jest.clearAllMocks();
    localStorage.clear();
  });

  it('makes one with the domains that were typed, however they were separated, and closes', async () => {
    const { fixture, type, press, notices } = await open(null);
    const closed = jest.fn();
    fixture.componentInstance.closed.subscribe(closed);
    await type('input', ' Kino Süd ');
    await type('textarea', 'sued.example, @sud.example\nlichtspiel.example');
    await press('Add the organisation');
    const domains = ['sued.example', 'sud.example', 'lichtspiel.example'];
    expect(api.createOrganisation).toHaveBeenCalledWith({ name: 'Kino Süd', domains, notes: '' });
    expect(notices.say).toHaveBeenCalledWith('Kino Süd is there');
    expect(closed).toHaveBeenCalled();
  });

  it('shows its domains one a line, and leads to its people', async () => {
    const { element } = await open(kino);
    expect(element.querySelector('textarea')?.value).toBe('sued.example\nsud.example');
    expect(element.querySelector('.people a')?.getAttribute('href')).toBe('/customers?organisationId=org-1');
  });

  it('changes what was read, and nothing newer', async () => {
    const { type, press } = await open(kino);
    await type('input', 'Kino Südwest');
    await press('Save');
    const changes = { name: 'Kino Südwest', domains: kino.domains, notes: kino.notes };
    expect(api.editOrganisation).toHaveBeenCalledWith(kino.id, changes, kino.version);
  });

  it('asks whose version stays where a newer one was saved since it was typed', async () => {
    await (await open(kino)).type('input', 'Mine');
    TestBed.resetTestingModule();
    const { element, fixture, type, press } = await open({ ...kino, name: 'Theirs', version: 5 });
    api.editOrganisation.mockRejectedValueOnce(stale());
    await press('Save');
    expect(api.editOrganisation).toHaveBeenLastCalledWith(kino.id, expect.objectContaining({ name: 'Mine' }), kino.version);
    await press('Save mine over theirs');
    expect(api.editOrganisation).toHaveBeenLastCalledWith(kino.id, expect.objectContaining({ name: 'Mine' }), 5);

    await type('input', 'Mine again');
    api.editOrganisation.mockRejectedValueOnce(stale());
    await press('Save');
    fixture.componentRef.setInput('organisation', { ...kino, name: 'Theirs again', version: 6 });
    await press('Show theirs, drop mine');
    expect([element.querySelector('input')?.value, element.querySelector('cw-stale-notice')]).toEqual(['Theirs again', null]);
  });

  it('says why it is not removed, and asks nothing where nothing is written', async () => {
    const { element, press } = await open(kino);
    api.removeOrganisation.mockRejectedValueOnce(stale());
    await press('Remove the organisation …');
    await press('Remove Kino Süd');
    expect(element.querySelector('[role="alert"]')?.textContent).toContain('Somebody else has changed it');
    expect(element.querySelector('cw-stale-notice')).toBeNull();
  });

  it('says at the domains which of them is refused, and keeps what was typed', async () => {
    const { element, type, press } = await open(kino);
    const wrong = { pointer: '/domains/1', message: 'Must be a mail domain such as lichtspiel.example' };
    api.editOrganisation.mockRejectedValueOnce(new ApiProblem(400, 'request.invalid', 'Look at the fields.', null, [wrong]));
    await type('textarea', 'sued.example\nnodot');
    await press('Save');
    expect(element.querySelectorAll('label')[1]?.textContent).toContain('nodot: Must be a mail domain');
    expect(element.querySelector('textarea')?.value).toBe('sued.example\nnodot');
  });

  it('says at the domains that another organisation has one of them', async () => {
    const { element, type, press } = await open(kino);
    const taken = 'Another organisation has one of these domains.';
    const problem = new ApiProblem(409, 'resource.exists', taken, null, [{ pointer: '/domains', message: taken }]);
    api.editOrganisation.mockRejectedValueOnce(problem);
    await type('textarea', 'oper.example');
    await press('Save');
    expect(element.querySelectorAll('label')[1]?.textContent).toContain(taken);
    expect(element.querySelector('[role="alert"]')).toBeNull();
  });

  it('is removed only after asking once more', async () => {
    const { press, notices } = await open(kino);
    await press('Remove the organisation …');
    await press('Keep it');
    expect(api.removeOrganisation).not.toHaveBeenCalled();
    await press('Remove the organisation …');
    await press('Remove Kino Süd');
    expect(api.removeOrganisation).toHaveBeenCalledWith(kino.id, kino.version);
    expect(notices.say).toHaveBeenCalledWith('Kino Süd is gone; its people have no organisation now');
  });

  it('has no levers for whoever may only look', async () => {
    const { element, buttons } = await open(kino, ['customer.view']);
    expect(element.querySelector('input')?.disabled).toBe(true);
    expect(buttons().filter((label) => /Save|Remove|Add/.test(label))).toEqual([]);
  });
});
