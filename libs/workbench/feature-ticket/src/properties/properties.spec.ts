import { TestBed } from '@angular/core/testing';
import type { TicketEventView, TicketView } from '@casewright/contracts';
import { Properties } from './properties';

const ticket = {
  ...{ priority: 'low', type: 'question', severity: 'S2', team: null, assignee: null },
  status: { id: 'open', category: 'open', label: 'Open' },
} as TicketView;

const labels = ['Status', 'Priority', 'Assignee', 'Team', 'Type', 'Severity'];
const fields = ['status', 'priority', 'assigneeId', 'teamId', 'type', 'severity'];

async function show(decided: readonly string[]) {
  const fixture = TestBed.createComponent(Properties);
  const by = new Map(decided.map((field) => [field, {} as TicketEventView]));
  for (const [name, value] of Object.entries({ ticket, teams: [], agents: [], decided: by, why: 'offered' })) {
    fixture.componentRef.setInput(name, value);
  }
  const asked: string[] = [];
  fixture.componentInstance.asked.subscribe((field) => asked.push(field));
  await fixture.whenStable();
  const sparks = labels.map((label) => (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(`[aria-label="Why? ${label}"]`));
  return { asked, sparks };
}

describe('the properties of a ticket', () => {
  it('ask why, each for itself', async () => {
    const { asked, sparks } = await show([]);
    for (const spark of sparks) spark?.click();
    expect(asked).toEqual(fields);
    expect(sparks.map((spark) => spark?.dataset['by'])).toEqual(labels.map(() => 'person'));
  });

  it('say which of them a machine set', async () => {
    const { sparks } = await show(fields);
    expect(sparks.map((spark) => spark?.dataset['by'])).toEqual(labels.map(() => 'machine'));
  });
});
