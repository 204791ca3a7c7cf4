import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type {
  ChainView,
  DecisionView,
  ExplainedLeaf,
  UndoDirection,
  UndoPlanView,
  WhyField,
  WhyNotView,
  WhyStepView,
  WhyView,
} from '@casewright/contracts';
import { DecisionsApi, Session, UndoApi } from '@casewright/data-access';
import { briefTime } from '@casewright/ui';
import { WhyNotPanel } from './why-not-panel';
import { WhyPanel } from './why-panel';

const at = '2026-03-02T10:00:00.000Z';
const leaf: ExplainedLeaf = {
  kind: 'leaf',
  id: '/conditions/all/0',
  fact: 'ticket.subject',
  factLabel: 'Subject',
  operator: 'textContains',
  operatorLabel: 'contains',
  expected: 'urgent',
  actual: 'Hello',
  expectedText: 'urgent',
  actualText: 'Hello',
  result: false,
};
const decision: DecisionView = {
  id: 'd1',
  ticketId: 't1',
  rule: { id: 'r1', name: 'Black picture', version: 2, hash: 'sha256:0' },
  event: { id: 'e1', type: 'ticket.opened', label: 'Opened', version: 1, at },
  outcome: 'fired',
  branch: 'then',
  reason: null,
  tree: {
    kind: 'all',
    id: '/conditions',
    name: null,
    result: true,
    children: [{ ...leaf, result: true, actual: null, actualText: 'no value' }],
  },
  changes: [
    { field: 'priority', label: 'Priority', before: 'normal', after: 'urgent', beforeText: 'Normal', afterText: 'Urgent', changed: true },
  ],
  actions: [{ id: 'a', type: 'ticket.set-priority', label: 'Set priority', status: 'done', message: null }],
  microseconds: 40,
  correlationId: 'c',
  depth: 0,
};
const whyNot: WhyNotView = {
  ticketId: 't1',
  rule: { id: 'r1', name: 'Black picture' },
  verdict: 'paused',
  sentence: 'The rule is paused, so it was not asked. Its conditions would not have held.',
  version: 2,
  pause: { from: at, to: null },
  event: decision.event,
  nearest: leaf,
  tree: null,
  conditionsHold: false,
  decisionId: null,
};
const step: WhyStepView = {
  event: { id: 'e2', type: 'ticket.priority-changed', label: 'Priority changed', version: 2, at },
  actor: { kind: 'rule', id: 'r1', version: 2, name: 'Black picture' },
  sentence: 'The rule “Black picture”, version 2, changed it from Normal to Urgent.',
  fromText: 'Normal',
  toText: 'Urgent',
  correlationId: 'c',
  decision,
};
const byPerson: WhyStepView = { ...step, sentence: 'Ada set it to S2 at the opening.', decision: null };
const why = (field: WhyField): WhyView => ({
  field,
  label: field,
  valueText: '',
  steps: field === 'priority' ? [step, { ...step, event: { ...step.event, id: 'e3' } }] : field === 'severity' ? [byPerson] : [],
  others: field === 'comments' ? [decision] : [],
});
const chain: ChainView = {
  correlationId: 'c',
  focusId: 'run:d1',
  nodes: [
    { id: 'event:e1', parentId: null, level: 0, kind: 'event', label: 'Opened', at, actor: byPerson.actor, depth: 0, run: null },
    {
      id: 'run:d1',
      parentId: 'event:e1',
      level: 1,
      kind: 'run',
      label: 'Black picture',
      at,
      actor: null,
      depth: 0,
      run: { decisionId: 'd1', ruleId: 'r1', version: 2, outcome: 'fired', reason: null },
    },
  ],
};
const effect = { decisionId: 'd1', ticketId: 't1', ticket: null, changedAt: null };
const plan: UndoPlanView = {
  runs: 1,
  counts: { reversible: 1, 'changed-since': 0, undone: 1, redone: 0, final: 1, pending: 0 },
  effects: [
    {
      ...effect,
      key: 'm',
      label: 'Mail to the requester',
      state: 'final',
      nowText: null,
      backText: null,
      reason: 'A mail that has gone out cannot be taken back.',
    },
    { ...effect, key: 'priority', label: 'Priority', state: 'reversible', nowText: 'Urgent', backText: 'Normal', reason: null },
  ],
};
const redoPlan: UndoPlanView = {
  ...plan,
  counts: { ...plan.counts, reversible: 1, final: 0, undone: 0 },
  effects: [{ ...effect, key: 'priority', label: 'Priority', state: 'reversible', nowText: 'Normal', backText: 'Urgent', reason: null }],
};
const undone = jest.fn(() => Promise.resolve({ done: 1, refused: [], kept: 1 }));
const api = {
  why: (_: string, field: WhyField) => Promise.resolve(why(field)),
  chain: () => Promise.resolve(chain),
  rules: () => Promise.resolve({ items: [{ id: 'r1', name: 'Black picture', status: 'paused' }], nextCursor: null }),
  whyNot: () => Promise.resolve(whyNot),
};
const undo = { plan: (_: object, direction: UndoDirection) => Promise.resolve(direction === 'undo' ? plan : redoPlan), carryOut: undone };

async function show<T>(panel: new (...args: never[]) => T, inputs: Record<string, unknown>) {
  const fixture = TestBed.createComponent(panel as new () => T);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const text = () => element.textContent.replace(/\s+/g, ' ');
  return { fixture, element, text };
}

beforeEach(() => {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: DecisionsApi, useValue: api },
      { provide: UndoApi, useValue: undo },
      { provide: Session, useValue: { permissions: () => new Set(['rule.publish']) } },
    ],
  });
});

describe('Why', () => {
  const ask = (field: WhyField, by?: object) => show(WhyPanel, { ticketId: 't1', about: { field, ...(by && { by }) }, events: [] });
  const press = (element: HTMLElement, label: string) =>
    [...element.querySelectorAll('button')].find(({ textContent }) => textContent.includes(label))?.click();

  it('shows rule, version, conditions and change, once for each run', async () => {
    const { text, element } = await ask('priority');
    expect(text()).toContain('The rule “Black picture”, version 2, changed it from Normal to Urgent');
    expect(text()).toMatch(/Subject contains ?urgent/);
    expect(text()).toContain('it had no value');
    expect(text()).toMatch(/Normal ?Urgent/);
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/rules/r1');
    expect(element.querySelectorAll('cw-decision-record')).toHaveLength(1);
  });

  it('shows the one record that is asked about', async () => {
    const { text } = await ask('comments', { ruleId: 'r1', eventId: 'e1' });
    expect(text()).toContain('fired on “Opened”');
  });

  it('names the person who set a property that no rule touches', async () => {
    expect((await ask('severity')).text()).toContain('Ada set it to S2 at the opening.');
  });

  it('follows the chain of a run', async () => {
    const { element, fixture } = await ask('priority');
    press(element, 'Its chain');
    await fixture.whenStable();
    expect(element.querySelector('[aria-current="true"]')?.textContent).toContain('Black picture');
  });

  it('shows what undoing would do before it is done', async () => {
    const { element, text, fixture } = await ask('priority');
    press(element, 'Undo …');
    await fixture.whenStable();
    expect(text()).toContain('One change goes back. 2 effects stay as they are.');
    expect(text()).toContain('A mail that has gone out cannot be taken back.');
    expect(undone).not.toHaveBeenCalled();
    press(element, 'Take it back');
    await fixture.whenStable();
    expect(undone).toHaveBeenCalledWith({ runId: expect.any(String) as string }, 'undo');
    expect(element.querySelector('cw-undo-plan')).toBeNull();
  });

  it('shows what doing it again would do, where something was taken back', async () => {
    const { element, text, fixture } = await ask('priority');
    press(element, 'Undo …');
    await fixture.whenStable();
    press(element, 'Redo …');
    await fixture.whenStable();
    expect(text()).toContain('One change is done again.');
    expect(element.querySelector('cw-undo-plan')?.getAttribute('aria-label')).toBe('What doing it again would do');
    press(element, 'Do it again');
    await fixture.whenStable();
    expect(undone).toHaveBeenLastCalledWith({ runId: expect.any(String) as string }, 'redo');
  });
});

describe('Why not', () => {
  it('says what the rule was, since when, and the nearest comparison, in the reader’s time', async () => {
    const { text, element, fixture } = await show(WhyNotPanel, { ticketId: 't1' });
    element.querySelector<HTMLElement>('cw-picker button')?.click();
    await fixture.whenStable();
    document.querySelector<HTMLElement>('[role="option"]')?.click();
    await fixture.whenStable();
    expect(text()).toContain('The rule is paused, so it was not asked.');
    expect(text()).toContain(`Paused ${briefTime(at, Date.now())} – now`);
    expect(text()).toMatch(/would have kept it from firing.*Subject contains ?urgent.*it was ?Hello/);
    expect(text()).not.toContain('2026-03-02T');
  });
});
