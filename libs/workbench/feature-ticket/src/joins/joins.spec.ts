import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { TicketView } from '@casewright/contracts';
import { ClosedNote } from './closed-note';
import { MergedBanner } from './merged-banner';

const into = { id: 't1', reference: 'T-1001' };

describe('a ticket that was merged', () => {
  it('leads to the one where it goes on', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(MergedBanner);
    fixture.componentRef.setInput('into', into);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    expect(element.textContent.replace(/\s+/g, ' ').trim()).toBe('Merged into T-1001, where the conversation goes on.');
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/tickets/t1');
  });

  it.each([
    ['staff', into, 'A new message from the customer arrives in T-1001.'],
    ['customer', into, 'Write in T-1001.'],
    ['staff', null, 'A new message from the customer opens a follow-up.'],
    ['customer', null, 'Open a new one if you need us again.'],
  ] as const)('tells %s where it goes on, merged into %j', async (reader, mergedInto, words) => {
    const fixture = TestBed.createComponent(ClosedNote);
    fixture.componentRef.setInput('ticket', { mergedInto } as TicketView);
    fixture.componentRef.setInput('reader', reader);
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain(words);
  });
});
