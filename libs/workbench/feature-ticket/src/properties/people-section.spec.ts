import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { EditTicket, TicketEventView, TicketView } from '@casewright/contracts';
import { DirectoryApi } from '@casewright/data-access';
import { PeopleSearch } from '../state/people-search';
import { PeopleSection } from './people-section';

const ticket = {
  requester: { id: 'p1', name: 'Ada Lumen', email: 'ada@lumen.example' },
  organisation: null,
  followers: [],
  following: false,
} as unknown as TicketView;

const people = ['Ada Lumen', 'Ben Kino'].map((name, index) => ({ id: `p${index + 1}`, name, emails: [], organisation: null }));
const api = { people: jest.fn().mockResolvedValue({ items: people }) };

async function show(inputs: object = {}) {
  TestBed.configureTestingModule({ providers: [provideRouter([]), PeopleSearch, { provide: DirectoryApi, useValue: api }] });
  const fixture = TestBed.createComponent(PeopleSection);
  for (const [name, value] of Object.entries({ ticket, ...inputs })) fixture.componentRef.setInput(name, value);
  const asked: string[] = [];
  fixture.componentInstance.asked.subscribe((field) => asked.push(field));
  const edits: EditTicket[] = [];
  fixture.componentInstance.edited.subscribe((changes) => edits.push(changes));
  const settle = async () => {
    await jest.advanceTimersByTimeAsync(200);
    fixture.detectChanges();
  };
  await settle();
  const element = fixture.nativeElement as HTMLElement;
  const labelled = (label: string) => element.querySelector<HTMLElement>(`[aria-label="${label}"]`);
  return { settle, asked, edits, labelled };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('who asks and who follows', () => {
  it('asks why for both', async () => {
    const { asked, labelled } = await show({ why: 'offered' });
    labelled('Why? Requester')?.click();
    labelled('Why? Followers')?.click();
    expect(asked).toEqual(['requesterId', 'followers']);
  });

  it('says which of the two a machine set', async () => {
    const { labelled } = await show({ why: 'offered', decided: new Map([['requesterId', {} as TicketEventView]]) });
    expect(labelled('Why? Requester')?.dataset['by']).toBe('machine');
    expect(labelled('Why? Followers')?.dataset['by']).toBe('person');
  });

  it('asks nothing for readers who see no rules', async () => {
    const { labelled } = await show();
    expect(labelled('Why? Requester')).toBeNull();
    expect(labelled('Why? Followers')).toBeNull();
  });
});

describe('another requester', () => {
  const button = 'New requester: name or email address';
  const may = { editing: 'enabled', known: 'visible' };
  const field = () => {
    const found = document.querySelector<HTMLInputElement>('[role="combobox"]');
    if (!found) throw new Error('There is no field to search in');
    return found;
  };
  const press = (key: string) => field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

  async function open() {
    const shown = await show(may);
    shown.labelled(button)?.click();
    await shown.settle();
    return shown;
  }

  it('is found by name and chosen with the keys', async () => {
    const { settle, edits } = await open();
    field().value = 'Ben';
    field().dispatchEvent(new Event('input'));
    await settle();
    expect(api.people).toHaveBeenLastCalledWith('Ben', expect.any(AbortSignal));
    press('Enter');
    expect(edits).toEqual([{ requesterId: 'p2' }]);
  });

  it('is nobody where the same is chosen, or it is left', async () => {
    const { settle, edits, labelled } = await open();
    press('Enter');
    labelled(button)?.click();
    await settle();
    press('Escape');
    expect(edits).toEqual([]);
  });

  it.each([{ editing: 'disabled' }, { known: 'hidden' }])('is not offered with %j', async (less) => {
    const { labelled } = await show({ ...may, ...less });
    expect(labelled(button)).toBeNull();
  });
});
