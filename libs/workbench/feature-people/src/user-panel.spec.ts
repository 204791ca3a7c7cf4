import { TestBed } from '@angular/core/testing';
import type { UserView } from '@casewright/contracts';
import { ApiProblem } from '@casewright/data-access';
import { amira, projectors, showPanel, stale } from './testing/show-panel';
import { UserPanel } from './user-panel';

describe('the panel of a user', () => {
  const api = {
    user: jest.fn(() => Promise.resolve(amira)),
    invite: jest.fn(() => Promise.resolve(amira)),
    edit: jest.fn((_: string, changes: Partial<UserView>) => Promise.resolve({ ...amira, ...changes, version: 4 })),
    inviteAgain: jest.fn(() => Promise.resolve(amira)),
    deactivate: jest.fn(() => Promise.resolve<UserView>({ ...amira, state: 'deactivated', version: 4 })),
    reactivate: jest.fn(() => Promise.resolve(amira)),
  };
  const show = (userId = amira.id, permissions = ['user.view', 'user.manage']) =>
    showPanel(UserPanel, { userId, teams: [projectors] }, api, permissions);

  beforeEach(() => {
    jest.clearAllMocks();
    localStorage.clear();
  });

  it('says who it is, and saves with the version that was read', async () => {
    const { element, type, press, notices } = await show();
    expect(element.textContent).toContain('amira@demo.test');
    await type('input[autocomplete="off"]', 'Amira S.');
    await press('Save');
    expect(api.edit).toHaveBeenCalledWith(amira.id, { name: 'Amira S.', role: 'agent', teamIds: [projectors.id] }, 3);
    expect(notices.say).toHaveBeenCalledWith('Saved');
  });

  it('invites by address, and closes', async () => {
    const { fixture, type, press, notices } = await show('new');
    const closed = jest.fn();
    fixture.componentInstance.closed.subscribe(closed);
    await type('input[type="email"]', ' new@demo.test ');
    await type('input[maxlength]', 'Nora New');
    await press('Send invitation');
    expect(api.invite).toHaveBeenCalledWith({ email: 'new@demo.test', name: 'Nora New', role: 'agent', teamIds: [] });
    expect(notices.say).toHaveBeenCalledWith('An invitation is on its way to new@demo.test');
    expect(closed).toHaveBeenCalled();
  });

  it('puts a refusal at its field, and keeps what was typed', async () => {
    const { element, type, press } = await show('new');
    const taken = { pointer: '/email', code: 'taken', message: 'Somebody has this address.' };
    api.invite.mockRejectedValueOnce(new ApiProblem(422, 'request.invalid', 'Look at the fields.', null, [taken]));
    await type('input[type="email"]', 'amira@demo.test');
    await type('input[maxlength]', 'Amira');
    await press('Send invitation');
    expect(element.querySelector('label')?.textContent).toContain('Somebody has this address.');
    expect(element.querySelector<HTMLInputElement>('input[type="email"]')?.value).toBe('amira@demo.test');
  });

  it('fetches what somebody else has saved, keeps what was typed, and asks which of them stays', async () => {
    const { element, type, press } = await show();
    const name = () => element.querySelector<HTMLInputElement>('input[autocomplete="off"]')?.value;
    api.edit.mockRejectedValueOnce(stale());
    api.user.mockResolvedValueOnce({ ...amira, name: 'Theirs', version: 9 });
    await type('input[autocomplete="off"]', 'Mine');
    await press('Save');
    expect([name(), element.querySelector('cw-stale-notice') !== null]).toEqual(['Mine', true]);
    await press('Save mine over theirs');
    expect(api.edit).toHaveBeenLastCalledWith(amira.id, expect.objectContaining({ name: 'Mine' }), 9);

    await type('input[autocomplete="off"]', 'Mine again');
    api.edit.mockRejectedValueOnce(stale());
    api.user.mockResolvedValueOnce({ ...amira, name: 'Theirs again', version: 10 });
    await press('Save');
    await press('Show theirs, drop mine');
    expect([name(), element.querySelector('[role="alert"]')]).toEqual(['Theirs again', null]);
  });

  it('saves what was typed before a crash on the version that it was typed on', async () => {
    await (await show()).type('input[autocomplete="off"]', 'Mine');
    TestBed.resetTestingModule();
    api.user.mockResolvedValueOnce({ ...amira, role: 'manager', version: 9 });
    const { press } = await show();
    await press('Save');
    expect(api.edit).toHaveBeenLastCalledWith(amira.id, expect.objectContaining({ name: 'Mine', role: 'agent' }), 3);
  });

  it('deactivates only after asking once more, and lets in again', async () => {
    const { press, buttons } = await show();
    await press('Deactivate …');
    expect(api.deactivate).not.toHaveBeenCalled();
    await press('Leave it');
    await press('Deactivate …');
    await press('Deactivate Amira Saleh');
    expect(api.deactivate).toHaveBeenCalledWith(amira.id, 3);
    expect(buttons()).toContain('Let them in again');
    await press('Let them in again');
    expect(api.reactivate).toHaveBeenCalledWith(amira.id, 4);
  });

  it('keeps nobody out who was changed since, and shows how they stand now', async () => {
    const { element, press } = await show();
    api.deactivate.mockRejectedValueOnce(stale());
    api.user.mockResolvedValueOnce({ ...amira, name: 'Amira Winter', version: 9 });
    await press('Deactivate …');
    await press('Deactivate Amira Saleh');
    expect(element.querySelector('[role="alert"]')?.textContent).toContain('Somebody else has changed it');
    await press('Deactivate …');
    await press('Deactivate Amira Winter');
    expect(api.deactivate).toHaveBeenLastCalledWith(amira.id, 9);
  });

  it('offers a new invitation to whom the first one was not enough', async () => {
    api.user.mockResolvedValueOnce({ ...amira, state: 'invited', invitedUntil: '2020-01-01T00:00:00.000Z', lastSignInAt: null });
    const { element, press } = await show();
    expect(element.textContent).toContain('its link has ended');
    await press('Send a new invitation');
    expect(api.inviteAgain).toHaveBeenCalledWith(amira.id);
  });

  it('has no levers for whoever may only look', async () => {
    const { element, buttons } = await show(amira.id, ['user.view']);
    expect(element.textContent).toContain('Only administrators can change this.');
    expect(buttons().filter((label) => /Save|Deactivate/.test(label))).toEqual([]);
  });
});
