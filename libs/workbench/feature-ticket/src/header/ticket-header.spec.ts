import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { TicketView } from '@casewright/contracts';
import { TicketHeader } from './ticket-header';

const ticket = {
  ...{ reference: 'T-1001', subject: 'The lamp flickers', priority: 'low', followsUp: null, snoozedUntil: null, sla: null },
  ...{ splitFrom: null, mergedFrom: [] },
  status: { id: 'open', category: 'open', label: 'Open' },
} as unknown as TicketView;

async function show(inputs: object = {}) {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(TicketHeader);
  for (const [name, value] of Object.entries({ ticket, ...inputs })) fixture.componentRef.setInput(name, value);
  const asked = jest.fn();
  fixture.componentInstance.asked.subscribe(asked);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  return { fixture, element, asked, spark: () => element.querySelector<HTMLElement>('[aria-label="Why? Subject"]') };
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

  it('names the tickets that it comes from, and holds', async () => {
    const link = (number: number) => ({ id: `t${number}`, reference: `T-${number}` });
    const joined = { ...ticket, followsUp: link(1001), splitFrom: link(1002), mergedFrom: [1003, 1004, 1005, 1006].map(link) };
    const { element } = await show({ ticket: joined });
    const links = [...element.querySelectorAll('cw-ticket-origins a')].map((one) => [one.textContent, one.getAttribute('href')]);
    expect(links).toEqual([
      ['follows T-1001', '/tickets/t1001'],
      ['split from T-1002', '/tickets/t1002'],
      ['with T-1003', '/tickets/t1003'],
      ['and T-1004', '/tickets/t1004'],
    ]);
    const more = element.querySelector('cw-ticket-origins span');
    expect([more?.textContent, more?.getAttribute('title')]).toEqual(['and 2 more', 'T-1005, T-1006']);
  });

  it('names a ticket twice that it was split off from and that was merged into it later', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const other = { id: 't1002', reference: 'T-1002' };
    const joined = { ...ticket, splitFrom: other, mergedFrom: [other] };
    const { fixture, element } = await show({ ticket: joined });
    fixture.componentRef.setInput('ticket', { ...joined, mergedFrom: [other, { id: 't1003', reference: 'T-1003' }] });
    await fixture.whenStable();
    const words = [...element.querySelectorAll('cw-ticket-origins a')].map(({ textContent }) => textContent);
    expect(words).toEqual(['split from T-1002', 'with T-1002', 'and T-1003']);
    // So Angular says that a key stands twice in a list.
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('offers a menu where there is something in it', async () => {
    const run = jest.fn();
    const { element } = await show({ menu: [{ id: 'm', group: 'T-1001', label: 'Merge …', icon: 'merge', run }] });
    element.querySelector<HTMLElement>('[aria-label="More actions"]')?.click();
    document.querySelector<HTMLElement>('[role="menuitem"]')?.click();
    expect(run).toHaveBeenCalledTimes(1);
    TestBed.resetTestingModule();
    expect((await show()).element.querySelector('[aria-label="More actions"]')).toBeNull();
  });

  it('asks nothing for readers who see no rules', async () => {
    const { spark } = await show();
    expect(spark()).toBeNull();
  });
});
