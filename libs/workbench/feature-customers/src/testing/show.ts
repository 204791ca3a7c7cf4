import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { OrganisationView, PersonView } from '@casewright/contracts';
import { ApiProblem, CustomersApi, Session, TicketsApi } from '@casewright/data-access';
import { Notices } from '@casewright/ui';

const at = '2026-01-05T09:00:00.000Z';

export const kino: OrganisationView = {
  ...{ id: 'org-1', name: 'Kino Süd', domains: ['sued.example', 'sud.example'], notes: 'Two halls', peopleCount: 2, version: 3 },
  ...{ createdAt: at, updatedAt: at },
};
export const oper: OrganisationView = { ...kino, id: 'org-2', name: 'Oper Nord', domains: [], notes: '', peopleCount: 0 };

export const ada: PersonView = {
  ...{ id: 'person-1', name: 'Ada Okafor', email: 'ada@sued.example', emails: ['ada@sued.example'], phone: null, notes: '', version: 4 },
  ...{ organisation: { id: kino.id, name: kino.name }, createdAt: at, updatedAt: at, erasedAt: null },
};

/** What the server says to whoever saves on an older version. */
export const stale = () => new ApiProblem(412, 'version.stale', 'Somebody else has changed it since you read it.', null, []);

/** The component on its own, over an API and notices that the test watches. */
export async function show<Shown>(shown: Type<Shown>, inputs: object, api: object, permissions: readonly string[]) {
  const notices = { say: jest.fn(), refuse: jest.fn() };
  const me = () => ({ id: 'reader' });
  const session = { me, permissions: () => new Set(permissions), may: (permission: string) => permissions.includes(permission) };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: CustomersApi, useValue: api },
      { provide: TicketsApi, useValue: api },
      { provide: Session, useValue: session },
      { provide: Notices, useValue: notices },
    ],
  });
  const fixture = TestBed.createComponent(shown);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  // Answers come after some turns of the event loop; nothing else waits for them.
  const settled = async () => {
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  await settled();
  const element = fixture.nativeElement as HTMLElement;
  const buttons = () => [...element.querySelectorAll('button')].map((button) => button.textContent?.trim() ?? '');
  const press = async (label: string) => {
    const button = [...element.querySelectorAll('button')].find((one) => one.textContent?.trim() === label);
    if (!button) throw new Error(`There is no button ${label} among ${buttons().join(', ')}`);
    button.click();
    await settled();
  };
  const type = (place: string, text: string) => write(element.querySelector<HTMLInputElement>(place), text, settled);
  return { fixture, element, notices, buttons, press, type, settled };
}

async function write(field: HTMLInputElement | null, text: string, settled: () => Promise<unknown>): Promise<void> {
  if (!field) throw new Error('There is no such field');
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await settled();
}

/** Chooses from the open picker of the page. */
export async function choose(option: string, settled: () => Promise<unknown>): Promise<void> {
  const offered = [...document.querySelectorAll<HTMLElement>('.cdk-overlay-container [role="option"]')];
  const wanted = offered.find((one) => one.textContent.includes(option));
  if (!wanted) throw new Error(`There is no ${option} among ${offered.map((one) => one.textContent.trim()).join(', ')}`);
  wanted.click();
  await settled();
}

/** Types into the search of the open picker. */
export const search = (text: string, settled: () => Promise<unknown>): Promise<void> =>
  write(document.querySelector<HTMLInputElement>('.cdk-overlay-container input'), text, settled);
