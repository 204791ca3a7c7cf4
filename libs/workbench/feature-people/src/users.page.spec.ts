import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { PeopleApi, Session } from '@casewright/data-access';
import { amira, projectors } from './testing/show-panel';
import { UsersPage } from './users.page';

describe('the list of people', () => {
  const api = {
    users: jest.fn((_: object) => Promise.resolve({ items: [amira], nextCursor: null })),
    teams: () => Promise.resolve({ items: [projectors] }),
    user: () => Promise.resolve(amira),
    userHistory: () => Promise.resolve({ items: [], nextCursor: null }),
  };

  async function show(path: string, permissions: readonly string[] = ['user.view', 'user.manage']) {
    const held = new Set(permissions);
    const session = { me: () => ({ id: 'reader' }), permissions: () => held, may: (permission: string) => held.has(permission) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'people', component: UsersPage }], withComponentInputBinding()),
        { provide: PeopleApi, useValue: api },
        { provide: Session, useValue: session },
      ],
    });
    const harness = await RouterTestingHarness.create(path);
    const settled = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await harness.fixture.whenStable();
    };
    await settled();
    const element = harness.fixture.nativeElement as HTMLElement;
    const press = async (name: string) => {
      const buttons = [...document.querySelectorAll<HTMLElement>('button, [role="option"]')];
      buttons.find((each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name)?.click();
      await settled();
    };
    return { element, press, text: () => element.textContent.replace(/\s+/g, ' ') };
  }

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
