import { TestBed } from '@angular/core/testing';
import { catalog, directories } from '@casewright/conditions/testing';
import type { RuleAction, RuleProblem } from '@casewright/contracts';
import { ActionList } from './action-list';

const priority: RuleAction = { id: 'a1', type: 'ticket.set-priority', params: { to: 'high' } };
const mail: RuleAction = { id: 'a2', type: 'ticket.mail-requester', params: { text: 'Dear ' } };

async function show(actions: RuleAction[], problems: RuleProblem[] = []) {
  const fixture = TestBed.createComponent(ActionList);
  const written: RuleAction[][] = [];
  fixture.componentRef.setInput('actions', actions);
  fixture.componentRef.setInput('catalog', catalog);
  fixture.componentRef.setInput('problems', problems);
  fixture.componentInstance.changed.subscribe((changed) => written.push(changed));
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const press = async (label: string) => {
    const found = [...element.querySelectorAll('button')].find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === label,
    );
    if (!found) throw new Error(`There is no button "${label}"`);
    found.click();
    await fixture.whenStable();
  };
  const choose = async (option: string) => {
    [...document.querySelectorAll<HTMLElement>('[role="option"]')].find((each) => each.textContent.includes(option))?.click();
    await fixture.whenStable();
  };
  /** What the server was asked for has been answered. */
  const answered = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  return { element, written, press, choose, answered };
}

describe('the actions of a rule', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: directories }));

  it('are added under an id of their own, moved and removed', async () => {
    const { press, choose, written } = await show([priority, mail]);
    await press('Add an action');
    await choose('Add tags');
    await press('Later: Set priority');
    await press('Remove: Mail the requester');
    expect(written).toEqual([[priority, mail, { id: 'a3', type: 'ticket.add-tags', params: {} }], [mail, priority], [priority]]);
  });

  it('name a team by its name, or none', async () => {
    const { press, choose, written, element } = await show([{ id: 'a1', type: 'ticket.assign-team', params: { to: 't1' } }]);
    expect(element.textContent).toContain('Projector support');
    await press('Team');
    await choose('No team');
    expect(written).toEqual([[{ id: 'a1', type: 'ticket.assign-team', params: { to: null } }]]);
  });

  it('name a requester, who is looked for by what is typed', async () => {
    const { press, choose, answered, written, element } = await show([{ id: 'a1', type: 'ticket.set-requester', params: { to: 'p1' } }]);
    await answered();
    expect(element.textContent).toContain('Maria Lindqvist');
    await press('Requester');
    const field = document.querySelector<HTMLInputElement>('[role="combobox"]');
    if (!field) throw new Error('There is no field to type into');
    field.value = 'grace';
    field.dispatchEvent(new Event('input'));
    await answered();
    await choose('Grace Hopper');
    expect(written).toEqual([[{ id: 'a1', type: 'ticket.set-requester', params: { to: 'p2' } }]]);
  });

  it('set a field by the control that fits it, and begin anew with another one', async () => {
    const tier: RuleAction = { id: 'a1', type: 'ticket.set-field', params: { key: 'tier' } };
    const { press, choose, written, element } = await show([tier]);
    await press('Value');
    await choose('Gold');
    await press('Take the value away');
    await press('Field');
    await choose('Bought');
    expect(written.map(([action]) => action?.params)).toEqual([
      { key: 'tier', value: 'gold' },
      { key: 'tier', value: null },
      { key: 'bought' },
    ]);
    expect(element.querySelector('input[type="date"]')).toBeNull();
    const bought = await show([{ ...tier, params: { key: 'bought', value: '2026-03-01' } }]);
    expect(bought.element.querySelector<HTMLInputElement>('input[type="date"]')?.value).toBe('2026-03-01');
  });

  it('put variables into a template where the cursor is, and show an example', async () => {
    const { press, written, element } = await show([mail]);
    await press('Show an example');
    expect(element.querySelector('[aria-label="Example"]')?.textContent).toBe('Dear ');
    const area = element.querySelector('textarea');
    area?.setSelectionRange(5, 5);
    await press('Name of the requester');
    expect(written).toEqual([[{ ...mail, params: { text: 'Dear {{requester.name}}' } }]]);
    const filled = await show(written[0] ?? []);
    await filled.press('Show an example');
    expect(filled.element.querySelector('[aria-label="Example"]')?.textContent).toBe('Dear Maria Lindqvist');
  });

  it('show what stands against them, also that there are none', async () => {
    const { element } = await show([priority, mail], [{ pointer: '/actions/1/params/text', message: 'Write a text.' }]);
    expect(element.querySelector('[data-pointer="/actions/1"]')?.textContent).toContain('Write a text.');
    expect(element.querySelector('[data-pointer="/actions/0"]')?.textContent).not.toContain('Write a text.');
    const none = await show([], [{ pointer: '/actions', message: 'The rule does nothing: add an action.' }]);
    expect(none.element.querySelector('.none.wrong')).not.toBeNull();
  });
});
