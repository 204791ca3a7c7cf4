import { TestBed } from '@angular/core/testing';
import type { ConditionNode, RuleProblem } from '@casewright/contracts';
import { Names } from '../names';
import { catalog } from '../testing/sample-catalog';
import { directories, sharedId } from '../testing/names';
import { ConditionBuilder } from './condition-builder';

const subject = { fact: 'ticket.subject', operator: 'textContains', value: 'hall' };
const priority = { fact: 'ticket.priority', operator: 'equal', value: 'high' };

async function show(conditions: ConditionNode, problems: RuleProblem[] = []) {
  await TestBed.inject(Names).load();
  const fixture = TestBed.createComponent(ConditionBuilder);
  const written: ConditionNode[] = [];
  fixture.componentRef.setInput('conditions', conditions);
  fixture.componentRef.setInput('catalog', catalog);
  fixture.componentRef.setInput('problems', problems);
  fixture.componentInstance.changed.subscribe((node) => written.push(node));
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const button = (name: string, place = 0) => {
    const found = [...element.querySelectorAll('button')].filter(
      (each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === name,
    );
    if (!found[place]) throw new Error(`There is no button "${name}"`);
    return found[place];
  };
  const pick = async (list: string, option: string, place = 0) => {
    button(list, place).click();
    await fixture.whenStable();
    const offered = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find((each) => each.textContent.includes(option));
    offered?.click();
    await fixture.whenStable();
  };
  return { fixture, element, written, button, pick };
}

describe('the form of conditions', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: directories }));

  it('joins by all or by any', async () => {
    const { button, written } = await show({ all: [subject, priority] });
    button('Any of these').click();
    expect(written).toEqual([{ any: [subject, priority] }]);
  });

  it('adds and removes comparisons and groups', async () => {
    const { button, written } = await show({ all: [subject, { any: [priority] }] });
    button('Group', 1).click();
    button('Remove this condition').click();
    button('Remove this group').click();
    expect(written).toEqual([
      { all: [subject, { any: [priority] }, { any: [{ ...subject, value: '' }] }] },
      { all: [{ any: [priority] }] },
      { all: [subject] },
    ]);
  });

  it('takes the group away with its last comparison', async () => {
    const { button, written } = await show({ all: [subject, { any: [priority] }] });
    button('Remove this condition', 1).click();
    expect(written).toEqual([{ all: [subject] }]);
  });

  it('offers the operators that fit the fact, and keeps a value that still fits', async () => {
    const { pick, written } = await show({ all: [priority] });
    await pick('Comparison', 'is one of');
    await pick('Comparison', 'has a value');
    expect(written).toEqual([
      { all: [{ fact: 'ticket.priority', operator: 'in', value: ['high'] }] },
      { all: [{ fact: 'ticket.priority', operator: 'exists' }] },
    ]);
    expect(document.body.textContent).not.toContain('contains');
  });

  it('offers teams by name for a fact that names one', async () => {
    const { pick, written, element } = await show({ all: [{ fact: 'ticket.teamId', operator: 'equal', value: '' }] });
    await pick('Value', 'Projector support');
    expect(written).toEqual([{ all: [{ fact: 'ticket.teamId', operator: 'equal', value: 't1' }] }]);
    expect(element.querySelector('input')).toBeNull();
  });

  it('asks for a length of time as amount and unit', async () => {
    const { element, written } = await show({ all: [{ fact: 'ticket.openedAt', operator: 'withinLast', value: 'PT4H' }] });
    const [amount, unit] = [element.querySelector('input'), element.querySelector('select')];
    expect([amount?.value, unit?.value]).toEqual(['4', 'hours']);
    if (unit) unit.value = 'days';
    unit?.dispatchEvent(new Event('change'));
    expect(written).toEqual([{ all: [{ fact: 'ticket.openedAt', operator: 'withinLast', value: 'P4D' }] }]);
  });

  it('shows a refusal at its comparison, and one of a group at the group', async () => {
    const { element } = await show({ all: [subject, { any: [priority] }] }, [
      { pointer: '/conditions/all/0/value', message: 'Give a text.' },
      { pointer: '/conditions/all/1/any', message: 'The group is empty.' },
    ]);
    const alerts = [...element.querySelectorAll('[role="alert"]')].map((alert) => [
      alert.textContent,
      alert.closest('[data-pointer]')?.getAttribute('data-pointer'),
    ]);
    expect(alerts).toEqual([
      ['Give a text.', '/conditions/all/0'],
      ['The group is empty.', '/conditions/all/1'],
    ]);
  });

  it('shows and changes what stands deeper, what must not hold, and conditions by name', async () => {
    const { element, button, written } = await show({ all: [{ any: [{ all: [priority] }, { not: subject }] }, { condition: 'vip' }] });
    expect(element.textContent).toContain('“vip”, which this rule defines itself, holds');
    button('Take “not” away').click();
    button('Not this', 1).click();
    expect(written).toEqual([
      { all: [{ any: [{ all: [priority] }, subject] }, { condition: 'vip' }] },
      { all: [{ any: [{ not: { all: [priority] } }, { not: subject }] }, { condition: 'vip' }] },
    ]);
  });

  it('offers no group where none may stand any more', async () => {
    const nested = (depth: number): ConditionNode => ({ all: [depth === 1 ? subject : nested(depth - 1)] });
    const { element } = await show(nested(8));
    const groups = [...element.querySelectorAll('button')].filter((each) => each.textContent.trim() === 'Group');
    expect(groups).toHaveLength(7);
  });

  it('adds a condition that rules share', async () => {
    const { pick, written } = await show({ all: [subject] });
    await pick('Add a shared condition', 'About lamps');
    expect(written).toEqual([{ all: [subject, { condition: sharedId }] }]);
  });

  it('offers no shared condition where none may stand', async () => {
    const { button, fixture } = await show({ all: [subject, { any: [priority] }] });
    fixture.componentRef.setInput('shared', 'hidden');
    await fixture.whenStable();
    expect(() => button('Add a shared condition')).toThrow('no button');
  });

  it('asks for a calendar, and for a length of its working time', async () => {
    const since = { fact: 'ticket.openedAt', operator: 'elapsedSince', value: { calendarId: '', atLeast: 'PT4H' } };
    const { pick, written } = await show({ all: [since] });
    await pick('Calendar', 'Office hours');
    expect(written).toEqual([{ all: [{ ...since, value: { calendarId: 'k1', atLeast: 'PT4H' } }] }]);
  });
});
