import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { TicketEventView, TicketView } from '@casewright/contracts';
import { PeopleSection } from './people-section';

const ticket = {
  requester: { id: 'p1', name: 'Ada Lumen', email: 'ada@lumen.example' },
  organisation: null,
  followers: [],
  following: false,
} as unknown as TicketView;

async function show(inputs: object = {}) {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(PeopleSection);
  for (const [name, value] of Object.entries({ ticket, ...inputs })) fixture.componentRef.setInput(name, value);
  const asked: string[] = [];
  fixture.componentInstance.asked.subscribe((field) => asked.push(field));
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  return { asked, labelled: (label: string) => element.querySelector<HTMLElement>(`[aria-label="${label}"]`) };
}

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
