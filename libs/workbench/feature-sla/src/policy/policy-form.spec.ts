import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { catalog, directories } from '@casewright/conditions/testing';
import type { RuleProblem, SlaPolicyContent } from '@casewright/contracts';
import { contentOf, newPolicy, newTarget } from './policy-content';
import { suggested } from './example';
import { PolicyForm } from './policy-form';
import { policyCatalog } from './policy-facts';

/** The first one to be shown is compiled with all that it is made of. */
jest.setTimeout(20_000);

async function show(content: SlaPolicyContent, problems: RuleProblem[] = []) {
  TestBed.configureTestingModule({ providers: [provideRouter([]), ...directories] });
  const fixture = TestBed.createComponent(PolicyForm);
  fixture.componentRef.setInput('content', content);
  fixture.componentRef.setInput('catalog', catalog);
  fixture.componentRef.setInput('calendars', [{ value: 'k1', label: 'Office hours' }]);
  fixture.componentRef.setInput('problems', problems);
  const written: Partial<SlaPolicyContent>[] = [];
  fixture.componentInstance.written.subscribe((part) => {
    written.push(part);
    fixture.componentRef.setInput('content', { ...fixture.componentInstance.content(), ...part });
  });
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const press = async (name: string) => {
    const button = [...element.querySelectorAll('button')].find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === name,
    );
    if (!button) throw new Error(`There is no button "${name}"`);
    button.click();
    await fixture.whenStable();
  };
  const pick = async (list: string, option: string) => {
    await press(list);
    [...document.querySelectorAll<HTMLElement>('[role="option"]')].find((each) => each.textContent.includes(option))?.click();
    await fixture.whenStable();
  };
  const fill = async (label: string, value: string) => {
    const field = element.querySelector<HTMLInputElement>(`[aria-label="${label}"]`);
    if (!field) throw new Error(`There is no field "${label}"`);
    field.value = value;
    for (const event of ['input', 'change']) field.dispatchEvent(new Event(event));
    await fixture.whenStable();
  };
  const alerts = () => [...element.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent.trim());
  return { element, written, press, pick, fill, alerts, content: () => fixture.componentInstance.content() };
}

describe('the form of a policy', () => {
  it('is for every ticket until conditions are added, and again when they are gone', async () => {
    const { press, element, content } = await show(newPolicy);
    expect(element.textContent).toContain('Every ticket');
    await press('Condition');
    expect(content().when).toEqual({ all: [{ fact: 'ticket.priority', operator: 'equal', value: '' }] });
    await press('Remove this condition');
    expect(content().when).toBeNull();
  });

  it('adds a target, moves it and takes it away', async () => {
    const { press, pick, content } = await show(newPolicy);
    await pick('Add a target', 'Update');
    expect(content().targets.map(({ target }) => target)).toEqual(['first-reply', 'periodic-update']);
    expect(content().targets[1]).toMatchObject({ pausesIn: [], warnings: [{ percent: 80 }] });
    await press('Move up the target Update');
    expect(content().targets[0]?.target).toBe('periodic-update');
    await press('Remove the target First reply');
    expect(content().targets.map(({ target }) => target)).toEqual(['periodic-update']);
  });

  it('warns several times, by percent and by time before', async () => {
    const { press, fill, content } = await show(newPolicy);
    await press('Warning');
    await fill('First reply, warning 1', '50');
    await fill('First reply, warning 2, counted in', 'hours');
    expect(content().targets[0]?.warnings).toEqual([{ percent: 50 }, { minutesBefore: 1800 }]);
    await press('Remove warning 1 of First reply');
    expect(content().targets[0]?.warnings).toEqual([{ minutesBefore: 1800 }]);
  });

  it('lets a breach grow in levels', async () => {
    const { press, fill, content } = await show(newPolicy);
    await press('Breach level');
    await press('Breach level');
    await fill('First reply, level 3, hours', '4');
    expect(content().targets[0]?.breachLevels).toEqual([60, 240]);
  });

  it('asks where a clock pauses only of those that may', async () => {
    const { element, pick, content } = await show({ ...newPolicy, targets: [...newPolicy.targets, newTarget('resolution')] });
    expect(element.querySelector('[aria-label="First reply, pauses"]')).toBeNull();
    await pick('Resolution, pauses', 'while on hold');
    expect(content().targets[1]?.pausesIn).toEqual(['pending', 'on-hold']);
  });

  it('offers only the pauses that a target leaves to the policy', async () => {
    const targets = [newTarget('agent-work'), newTarget('periodic-update')];
    const { element, press } = await show({ ...newPolicy, targets });
    expect(element.querySelector('[aria-label="Agent work, pauses"]')).toBeNull();
    expect(element.querySelector('cw-target-form')?.textContent).toContain('while waiting for the customer, while on hold');
    await press('Update, pauses');
    const offered = [...document.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent.trim());
    expect(offered).toEqual(['while waiting for the customer']);
  });

  it('says what the server has against it where it stands, once', async () => {
    const { alerts } = await show({ ...newPolicy, targets: [{ ...newTarget('first-reply'), breachLevels: [60, 30] }] }, [
      { pointer: '/targets/0/warnings/0/percent', message: 'Too late.' },
      { pointer: '/targets/0/breachLevels', message: 'Must ascend.' },
      { pointer: '/targets/0/goals/urgent', message: 'Too long.' },
      { pointer: '/name', message: 'Say how it is called.' },
    ]);
    expect(alerts().sort()).toEqual(['Must ascend.', 'Say how it is called.', 'Too late.', 'Too long.']);
  });
});

describe('what a policy is made of', () => {
  it('comes back from the server as it was written', () => {
    const targets = [newTarget('first-reply'), newTarget('resolution')];
    const view = {
      ...{ ...newPolicy, id: 'p1', version: 1, rank: 1, createdAt: '', updatedAt: '' },
      targets: targets.map(({ calendarId: _, pausesIn = [], ...target }) => ({ ...target, calendar: null, pausesIn })),
    };
    expect(contentOf(view)).toEqual({ ...newPolicy, targets });
  });

  it('leaves out pauses of an older release that are refused today', () => {
    const targets = [newTarget('agent-work'), newTarget('periodic-update')];
    const view = {
      ...{ ...newPolicy, id: 'p1', version: 1, rank: 1, createdAt: '', updatedAt: '' },
      targets: targets.map(({ calendarId: _, ...target }) => ({
        ...target,
        calendar: null,
        pausesIn: ['open' as const, 'pending' as const],
      })),
    };
    expect(contentOf(view).targets.map(({ pausesIn }) => pausesIn)).toEqual([undefined, ['pending']]);
  });

  it('looks at ids, choices and numbers only, as they are now', () => {
    const { facts } = policyCatalog(catalog);
    expect(facts.map(({ id }) => id)).toEqual(
      ['priority', 'teamId', 'openedAt', 'field.tier', 'field.bought', 'field.old'].map((name) => `ticket.${name}`),
    );
    expect(facts.flatMap(({ operators }) => operators)).not.toContain('changedTo');
    expect(facts.find(({ id }) => id === 'ticket.openedAt')?.operators).toEqual(['before']);
  });

  it('suggests a ticket that its conditions are met by', () => {
    const leaf = (fact: string, operator: string, value: unknown) => ({ fact: `ticket.${fact}`, operator, value });
    const when = {
      all: [leaf('priority', 'in', ['high', 'low']), { any: [leaf('tags', 'containsAny', ['vip']), leaf('type', 'equal', 'task')] }],
    };
    expect(suggested(when)).toEqual({ priority: 'high', tags: ['vip'] });
    expect(suggested({ not: leaf('priority', 'equal', 'low') })).toEqual({});
  });
});
