import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { PeopleApi } from '@casewright/data-access';
import { openPage } from '@casewright/data-access/testing';
import { amira, projectors } from './testing/show-panel';
import { UsersPage } from './users.page';

describe('the list of people', () => {
  const api = {
    users: jest.fn((_: object) => Promise.resolve({ items: [amira], nextCursor: null })),
    teams: () => Promise.resolve({ items: [projectors] }),
    user: () => Promise.resolve(amira),
    userHistory: () => Promise.resolve({ items: [], nextCursor: null }),
  };

  const show = (address: string, permissions: readonly string[] = ['user.view', 'user.manage']) =>
    openPage(address, { page: UsersPage, path: 'people', permissions, providers: [{ provide: PeopleApi, useValue: api }] });

  beforeEach(() => {
    jest.clearAllMocks();
    localStorage.clear();
  });

  it('says who they are, what they may and whether they come', async () => {
    const { text } = await show('/people');
    for (const words of [amira.name, amira.email, 'Agent', projectors.name, 'Active']) expect(text()).toContain(words);
  });

  it('asks for what the address says, and puts there what a chip narrows to', async () => {
    const { press } = await show('/people?role=agent&q=ami');
    expect(api.users).toHaveBeenCalledWith(expect.objectContaining({ role: 'agent', q: 'ami', teamId: undefined }));
    await press('Team');
    await press(projectors.name);
    expect(api.users).toHaveBeenLastCalledWith(expect.objectContaining({ role: 'agent', q: 'ami', teamId: projectors.id }));
    expect(TestBed.inject(Router).url).toContain(`teamId=${projectors.id}`);
  });

  it('offers an invitation only to whoever may invite', async () => {
    const { press, element } = await show('/people');
    await press('Invite');
    expect(element.querySelector('cw-user-panel')).not.toBeNull();
    TestBed.resetTestingModule();
    expect((await show('/people', ['user.view'])).text()).not.toContain('Invite');
  });

  it('says that nobody fits, and shows all again', async () => {
    api.users.mockResolvedValueOnce({ items: [], nextCursor: null });
    const { text, press } = await show('/people?state=invited');
    expect(text()).toContain('Nobody found');
    await press('Show all');
    expect(text()).toContain(amira.name);
  });
});
