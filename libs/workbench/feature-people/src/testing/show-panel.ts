import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Type } from '@angular/core';
import type { TeamView, UserView } from '@casewright/contracts';
import { ApiProblem, PeopleApi, Session } from '@casewright/data-access';
import { Notices } from '@casewright/ui';

const at = '2026-01-05T09:00:00.000Z';

export const projectors: TeamView = {
  ...{ id: 'team-1', name: 'Projector support', description: 'Everything with a lamp', memberCount: 1, version: 2 },
};

export const amira: UserView = {
  ...{ id: 'user-1', version: 3, name: 'Amira Saleh', email: 'amira@demo.test', role: 'agent', state: 'active', createdAt: at },
  ...{ invitedUntil: null, lastSignInAt: at, teams: [{ id: projectors.id, name: projectors.name }] },
};

/** What the server says to whoever saves on an older version. */
export const stale = () => new ApiProblem(412, 'version.stale', 'Somebody else has changed it since you read it.', null, []);

/** The panel on its own, over an API and notices that the test watches. */
export async function showPanel<Panel>(panel: Type<Panel>, inputs: object, api: object, permissions: readonly string[]) {
  const notices = { say: jest.fn(), refuse: jest.fn() };
  const me = () => ({ id: 'reader' });
  const session = { me, permissions: () => new Set(permissions), may: (permission: string) => permissions.includes(permission) };
  const history = () => Promise.resolve({ items: [], nextCursor: null });
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: PeopleApi, useValue: { userHistory: history, teamHistory: history, ...api } },
      { provide: Session, useValue: session },
      { provide: Notices, useValue: notices },
    ],
  });
  const fixture = TestBed.createComponent(panel);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const settled = () => fixture.whenStable();
  const buttons = () => [...element.querySelectorAll('button')].map((button) => button.textContent?.trim() ?? '');
  const press = async (label: string) => {
    const button = [...element.querySelectorAll('button')].find((one) => one.textContent?.trim() === label);
    if (!button) throw new Error(`There is no button ${label} among ${buttons().join(', ')}`);
    button.click();
    await settled();
  };
  const type = async (place: string, text: string) => {
    const field = element.querySelector<HTMLInputElement>(place);
    if (!field) throw new Error(`There is no field ${place}`);
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await settled();
  };
  return { fixture, element, notices, buttons, press, type, settled };
}
