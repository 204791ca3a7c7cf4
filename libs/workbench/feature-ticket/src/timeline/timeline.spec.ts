import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { TicketEventView } from '@casewright/contracts';
import { Timeline } from './timeline';

const event = (version: number, type: string, field: string, to: string): TicketEventView => ({
  ...{ id: `e${version}`, version, type, at: '2026-03-02T10:00:00.000Z', recordedAt: '2026-03-02T10:00:00.000Z' },
  ...{ actor: { kind: 'user', id: 'u1', version: null, name: 'Ada' }, correlationId: 'x', causationId: null, data: {} },
  changes: [{ field, from: null, to }],
});

async function show(events: readonly TicketEventView[], links: readonly { id: string; reference: string }[] = []) {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(Timeline);
  for (const [name, value] of Object.entries({ events, links })) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  return {
    words: [...element.querySelectorAll('p')].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()),
    links: [...element.querySelectorAll('a')].map((link) => link.getAttribute('href')),
  };
}

describe('the timeline of tickets that were merged or split', () => {
  const events = [
    event(1, 'ticket.absorbed', 'mergedFrom', 'T-1002'),
    event(2, 'ticket.split', 'splits', 'T-1009'),
    event(3, 'ticket.merged', 'mergedInto', 'T-1001'),
  ];

  it('says what happened', async () => {
    expect((await show(events)).words).toEqual([
      'Ada merged the ticket into T-1001',
      'Ada opened a message as a new ticket: T-1009',
      'Ada merged another ticket into this one: T-1002',
    ]);
  });

  it('leads to the other ticket', async () => {
    const known = [
      { id: 't2', reference: 'T-1002' },
      { id: 't9', reference: 'T-1009' },
    ];
    expect((await show(events, known)).links).toEqual(['/tickets/t9', '/tickets/t2']);
  });

  it('takes no other text for a ticket', async () => {
    const { links } = await show([event(1, 'ticket.subject-changed', 'subject', 'T-1002')], [{ id: 't2', reference: 'T-1002' }]);
    expect(links).toEqual([]);
  });
});
