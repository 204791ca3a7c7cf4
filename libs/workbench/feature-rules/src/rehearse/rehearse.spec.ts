import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { catalog } from '@casewright/conditions/testing';
import type { BacktestResult, TryView } from '@casewright/contracts';
import { problemFrom } from '@casewright/data-access';
import { newRule } from '../editor/new-rule';
import { BacktestOutcome } from './backtest-outcome';
import { FailedTests } from './failed-tests';
import { testOf } from './test-of';
import { TriedDecision } from './tried-decision';
import { untestedActions } from './untested';

const tried: TryView = {
  ticketId: '00000000-0000-4000-8000-000000000001',
  event: { id: 'e1', type: 'ticket.opened', label: 'Opened', version: 1, at: '2026-03-02T10:00:00.000Z' },
  decisions: [
    {
      rule: { id: 'r1', name: 'Black picture', version: null },
      isDraft: true,
      outcome: 'fired',
      branch: 'then',
      reason: null,
      tree: null,
      changes: [
        { field: 'priority', label: 'Priority', before: 'low', after: 'high', beforeText: 'Low', afterText: 'High', changed: true },
        { field: 'type', label: 'Type', before: 'task', after: 'task', beforeText: 'Task', afterText: 'Task', changed: false },
        { field: 'comments', label: 'Comments', before: null, after: 'mail', beforeText: '', afterText: 'mail', changed: true },
      ],
      actions: [
        {
          id: 'm',
          type: 'ticket.mail-requester',
          label: 'Mail the requester',
          external: true,
          reversible: false,
          status: 'planned',
          message: null,
          texts: [{ label: 'Text', text: 'Dear Grace' }],
        },
      ],
    },
  ],
  unknowable: [],
};
const result: BacktestResult = {
  events: 10,
  tickets: 4,
  fires: { draft: 3, active: 2 },
  guarded: { draft: 0, active: 0 },
  errors: { draft: 0, active: 0 },
  days: [],
  added: { count: 1, samples: [{ ticketId: 't1', ticket: null, event: { id: 'e1', label: 'Opened', at: '2026-03-02T10:00:00.000Z' } }] },
  removed: { count: 0, samples: [] },
  changes: [],
  effects: [{ type: 'ticket.mail-requester', label: 'Mail the requester', external: true, draft: 3, active: 0 }],
  others: [],
  unknowable: ['“Name” is not known before 2026-03-02.'],
  timed: null,
};

async function show<T>(component: new (...args: never[]) => T, inputs: Record<string, unknown>): Promise<HTMLElement> {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(component as new () => T);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('rehearsing', () => {
  it('keeps as a test what the draft does: that it fires, and what it changes', () => {
    expect(testOf(tried, { 'ticket.subject': 'Dark' }, ' Loud ')).toEqual({
      name: 'Loud',
      ticketId: tried.ticketId,
      eventId: 'e1',
      overrides: { 'ticket.subject': 'Dark' },
      expect: { fires: true, branch: 'then', changes: { priority: 'high' } },
    });
    expect(testOf({ ...tried, decisions: [] }, {}, '')).toEqual({ ticketId: tried.ticketId, eventId: 'e1', expect: { fires: false } });
  });

  it('shows what would be changed and sent', async () => {
    const element = await show(TriedDecision, { decision: tried.decisions[0] });
    expect(element.textContent).toMatch(/Fires/);
    expect(element.textContent).toContain('Would be done');
    expect(element.querySelector('pre')?.textContent).toBe('Dear Grace');
  });

  it('shows what a backtest found, with a way to try each sample', async () => {
    const element = await show(BacktestOutcome, { ruleId: 'r1', result, version: 2 });
    expect(element.textContent).toMatch(/Only the draft fires/);
    expect(element.textContent).not.toMatch(/Only the published version fires/);
    expect(element.textContent).toContain('“Name” is not known before 2026-03-02.');
    expect(element.querySelector('a.try')?.getAttribute('href')).toBe('/rules/r1/try?ticket=t1&event=e1');
  });

  it('names each test that kept a version from going to work, with the way to its event', async () => {
    const tests = [{ ticketId: 't1', eventId: 'e1', expect: { fires: true } }];
    const fields = [
      { pointer: '/tests/0', message: 'The test “Loud” fails. It should fire, and does not.' },
      { pointer: '/tests', message: '“Call a webhook” reaches somebody outside.' },
      { pointer: '/name', message: 'Give it a name.' },
    ];
    const refusal = problemFrom(422, { code: 'rule.invalid', detail: 'No', errors: fields });
    const element = await show(FailedTests, { ruleId: 'r1', refusal, tests });
    const lines = [...element.querySelectorAll('li')].map((line) => line.textContent.replace(/\s+/g, ' ').trim());
    expect(lines).toEqual([
      'The test “Loud” fails. It should fire, and does not. See it on its event',
      '“Call a webhook” reaches somebody outside. Save a test',
    ]);
    expect([...element.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      '/rules/r1/try?ticket=t1&event=e1',
      '/rules/r1/try',
    ]);
  });

  it('names what reaches somebody outside untested', () => {
    const actions = [{ id: 'm', type: 'ticket.mail-requester', params: {} }];
    const test = (branch?: 'then' | 'otherwise') => ({ ticketId: 't', eventId: 'e', expect: { fires: true, branch } });
    const untested = (parts: object) => untestedActions({ ...newRule, ...parts }, catalog).map(({ label }) => label);
    expect(untested({ actions })).toEqual(['Mail the requester']);
    expect(untested({ actions, tests: [test('then')] })).toEqual([]);
    expect(untested({ actions, tests: [test()] })).toEqual([]);
    expect(untested({ otherwise: actions, tests: [test('then')] })).toEqual(['Mail the requester']);
    expect(untested({ otherwise: actions, tests: [test('otherwise')] })).toEqual([]);
  });
});
