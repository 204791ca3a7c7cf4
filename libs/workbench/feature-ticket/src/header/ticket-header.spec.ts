import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { TicketView } from '@casewright/contracts';
import { TicketHeader } from './ticket-header';

const ticket = {
  ...{ reference: 'T-1001', subject: 'The lamp flickers', priority: 'low', followsUp: null, snoozedUntil: null, sla: null },
  status: { id: 'open', category: 'open', label: 'Open' },
} as TicketView;

async function show(inputs: object = {}) {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(TicketHeader);
  for (const [name, value] of Object.entries({ ticket, ...inputs })) fixture.componentRef.setInput(name, value);
  const asked = jest.fn();
  fixture.componentInstance.asked.subscribe(asked);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  return { element, asked, spark: () => element.querySelector<HTMLElement>('[aria-label="Why? Subject"]') };
}

describe('the head of a ticket', () => {
  it('asks why the subject is what it is, beside the heading', async () => {
    const { element, asked, spark } = await show({ why: 'offered' });
    spark()?.click();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(spark()?.dataset['by']).toBe('person');
    expect(element.querySelector('h1')?.textContent).toBe('The lamp flickers');
  });

  it('says where a machine set the subject', async () => {
    const { spark } = await show({ why: 'offered', decided: 'by-machine' });
    expect(spark()?.dataset['by']).toBe('machine');
  });

  it('asks nothing for readers who see no rules', async () => {
    const { spark } = await show();
    expect(spark()).toBeNull();
  });
});
