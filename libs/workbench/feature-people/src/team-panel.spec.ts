import { TestBed } from '@angular/core/testing';
import { ApiProblem } from '@casewright/data-access';
import { TeamPanel } from './team-panel';
import { amira, projectors, showPanel, stale } from './testing/show-panel';

describe('the panel of a team', () => {
  const api = {
    users: jest.fn(() => Promise.resolve({ items: [amira], nextCursor: null })),
    createTeam: jest.fn(() => Promise.resolve(projectors)),
    editTeam: jest.fn(() => Promise.resolve(projectors)),
    removeTeam: jest.fn(() => Promise.resolve()),
  };
  const show = (team: typeof projectors | null, permissions = ['user.view', 'user.manage']) =>
    showPanel(TeamPanel, { team }, api, permissions);

  beforeEach(() => {
    jest.clearAllMocks();
    localStorage.clear();
  });

  it('names its members, each with a way to their page', async () => {
    const { element } = await show(projectors);
    expect(api.users).toHaveBeenCalledWith({ teamId: projectors.id });
    expect(element.querySelector('.members a')?.getAttribute('href')).toBe('/people?user=user-1');
  });

  it('is made with a name, and closes', async () => {
    const { fixture, type, press, notices } = await show(null);
    const closed = jest.fn();
    fixture.componentInstance.closed.subscribe(closed);
    await type('input', ' Field service ');
    await press('Make the team');
    expect(api.createTeam).toHaveBeenCalledWith({ name: 'Field service', description: '' });
    expect(notices.say).toHaveBeenCalledWith('Field service is there');
    expect(closed).toHaveBeenCalled();
  });

  it('says at the field why a name is refused', async () => {
    const { element, type, press } = await show(projectors);
    const taken = { pointer: '/name', code: 'taken', message: 'There is a team of this name.' };
    api.editTeam.mockRejectedValueOnce(new ApiProblem(422, 'request.invalid', 'Look at the fields.', null, [taken]));
    await type('input', 'Customer care');
    await press('Save');
    expect(element.querySelector('label')?.textContent).toContain('There is a team of this name.');
    expect(element.querySelector('input')?.value).toBe('Customer care');
  });

  it('asks whose version stays where a newer one was saved since it was typed', async () => {
    await (await show(projectors)).type('input', 'Mine');
    TestBed.resetTestingModule();
    const { element, fixture, type, press } = await show({ ...projectors, name: 'Theirs', version: 5 });
    api.editTeam.mockRejectedValueOnce(stale());
    await press('Save');
    expect(api.editTeam).toHaveBeenLastCalledWith(projectors.id, expect.objectContaining({ name: 'Mine' }), projectors.version);
    await press('Save mine over theirs');
    expect(api.editTeam).toHaveBeenLastCalledWith(projectors.id, expect.objectContaining({ name: 'Mine' }), 5);

    await type('input', 'Mine again');
    api.editTeam.mockRejectedValueOnce(stale());
    await press('Save');
    fixture.componentRef.setInput('team', { ...projectors, name: 'Theirs again', version: 6 });
    await press('Show theirs, drop mine');
    expect([element.querySelector('input')?.value, element.querySelector('cw-stale-notice')]).toEqual(['Theirs again', null]);
  });

  it('is removed only after asking once more', async () => {
    const { press, notices } = await show(projectors);
    await press('Remove the team …');
    await press('Keep it');
    expect(api.removeTeam).not.toHaveBeenCalled();
    await press('Remove the team …');
    await press('Remove Projector support');
    expect(api.removeTeam).toHaveBeenCalledWith(projectors.id, projectors.version);
    expect(notices.say).toHaveBeenCalledWith('Projector support is gone; its tickets have no team now');
  });

  it('has no levers for whoever may only look', async () => {
    const { element, buttons } = await show(projectors, ['user.view']);
    expect(element.querySelector('input')?.disabled).toBe(true);
    expect(buttons().filter((label) => /Save|Remove/.test(label))).toEqual([]);
  });
});
