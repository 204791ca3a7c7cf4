import { TestBed } from '@angular/core/testing';
import { catalog, directories } from '@casewright/conditions/testing';
import type { RuleProblem, RuleTrigger } from '@casewright/contracts';
import { SlaAdminApi, TimedRulesApi } from '@casewright/data-access';
import { TriggerForm } from './trigger-form';

const opened: RuleTrigger = { kind: 'event', types: ['ticket.opened'] };
const asked: string[] = [];
const providers = [
  ...directories,
  { provide: SlaAdminApi, useValue: { calendars: () => Promise.resolve({ items: [{ id: 'c1', name: 'Office' }] }) } },
  {
    provide: TimedRulesApi,
    useValue: {
      schedule: ({ cron }: { cron: string }) => {
        asked.push(cron);
        const problems = cron === 'nine' ? [{ pointer: '/trigger/cron', message: 'This schedule cannot be read.' }] : [];
        return Promise.resolve({ next: problems.length > 0 ? [] : ['2026-01-05T09:00:00.000Z'], problems });
      },
    },
  },
];

async function show(trigger: RuleTrigger, problems: readonly RuleProblem[] = []) {
  const fixture = TestBed.createComponent(TriggerForm);
  const written: RuleTrigger[] = [];
  fixture.componentRef.setInput('trigger', trigger);
  fixture.componentRef.setInput('catalog', catalog);
  fixture.componentRef.setInput('problems', problems);
  fixture.componentInstance.changed.subscribe((changed) => {
    written.push(changed);
    fixture.componentRef.setInput('trigger', changed);
  });
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const pick = async (list: string, option: string) => {
    element.querySelector<HTMLElement>(`button[aria-label="${list}"]`)?.click();
    await fixture.whenStable();
    const offered = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find((each) => each.textContent.includes(option));
    if (!offered) throw new Error(`"${option}" is not offered`);
    offered.click();
    await fixture.whenStable();
  };
  const type = async (selector: string, text: string) => {
    const field = element.querySelector<HTMLInputElement | HTMLSelectElement>(selector);
    if (!field) throw new Error(`There is no ${selector}`);
    field.value = text;
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input'));
    await fixture.whenStable();
  };
  /** Once the server has answered, a moment after what was typed. */
  const shown = (text: string) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!element.textContent.includes(text)) return;
        observer.disconnect();
        resolve();
      };
      const observer = new MutationObserver(look);
      observer.observe(element, { childList: true, subtree: true, characterData: true });
      look();
    });
  return { written, pick, type, shown };
}

describe('the form of a trigger', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers }));

  it('offers three ways to start, and keeps what was written under each', async () => {
    const { pick, written } = await show(opened);
    await pick('Starts', 'On a schedule');
    expect(written.at(-1)).toMatchObject({ kind: 'schedule', cron: '0 9 * * 1-5', selector: { all: [] } });
    await pick('Starts', 'Some time before or after');
    expect(written.at(-1)).toEqual({ kind: 'relative', anchor: 'status.enteredAt', offset: 'P2D' });
    await pick('Starts', 'When something happens');
    expect(written.at(-1)).toEqual(opened);
  });

  it('takes how long before or after which time, and in whose hours', async () => {
    const { pick, type, written } = await show({ kind: 'relative', anchor: 'status.enteredAt', offset: 'P2D' });
    await type('input[aria-label="How long"]', '30');
    await type('select[aria-label="How long, unit"]', 'minutes');
    await type('select[aria-label="Before or after"]', 'before');
    await pick('Which time', 'The resolution is due');
    await pick('Counting', 'Hours of “Office”');
    expect(written.at(-1)).toEqual({ kind: 'relative', anchor: 'sla.resolution.dueAt', offset: '-PT30M', calendarId: 'c1' });
    await pick('Counting', 'All hours');
    expect(written.at(-1)).not.toHaveProperty('calendarId');
  });

  it('shows the next runs, and what is wrong with a schedule at its field', async () => {
    const { type, shown } = await show({ kind: 'schedule', cron: '0 9 * * *', timeZone: 'UTC', selector: { all: [] } });
    await shown('5 Jan');
    await type('input[maxlength="100"]', 'nine');
    await shown('This schedule cannot be read.');
    expect(asked.slice(-2)).toEqual(['0 9 * * *', 'nine']);
  });

  it('lets a rule wait until it is quiet', async () => {
    const { type, written } = await show(opened);
    await type('input[aria-label="Once it is quiet for"]', '5');
    expect(written.at(-1)).toMatchObject({ debounce: 'PT5H' });
    await type('input[aria-label="Once it is quiet for"]', '');
    expect(written.at(-1)).toEqual(opened);
  });
});
