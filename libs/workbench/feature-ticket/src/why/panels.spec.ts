import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ClockView, DecisionView, ExplainedLeaf, TicketEventView, WhyNotView } from '@casewright/contracts';
import { DecisionsApi } from '@casewright/data-access';
import { briefTime } from '@casewright/ui';
import { SlaWhyPanel } from './sla-why-panel';
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
const api = {
  ofTicket: () => Promise.resolve({ items: [decision], nextCursor: null }),
  rules: () => Promise.resolve({ items: [{ id: 'r1', name: 'Black picture', status: 'paused' }], nextCursor: null }),
  whyNot: () => Promise.resolve(whyNot),
};

async function show<T>(panel: new (...args: never[]) => T, inputs: Record<string, unknown>) {
  const fixture = TestBed.createComponent(panel as new () => T);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const text = () => element.textContent.replace(/\s+/g, ' ');
  return { fixture, element, text };
}

beforeEach(() => {
  TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: DecisionsApi, useValue: api }] });
});

describe('Why', () => {
  const byRule = {
    id: 'e2',
    version: 2,
    type: 'ticket.priority-changed',
    at,
    actor: { kind: 'rule', id: 'r1', version: 2, name: 'Black picture' },
    causationId: 'e1',
    data: {},
    changes: [{ field: 'priority', from: 'normal', to: 'urgent' }],
  } as unknown as TicketEventView;

  it('shows rule, version, conditions and change', async () => {
    const { text, element } = await show(WhyPanel, { ticketId: 't1', about: { field: 'priority' }, events: [byRule] });
    expect(text()).toContain('The rule “Black picture” changed it from normal to urgent');
    expect(text()).toContain('version 2');
    expect(text()).toMatch(/Subject contains ?urgent/);
    expect(text()).toContain('it had no value');
    expect(text()).toMatch(/Normal ?Urgent/);
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/rules/r1');
  });

  it('shows the one record that is asked about', async () => {
    const { text } = await show(WhyPanel, {
      ticketId: 't1',
      about: { field: 'comments', by: { ruleId: 'r1', eventId: 'e1' } },
      events: [],
    });
    expect(text()).toContain('fired on “Opened”');
  });

  it('names the person who set a property that no rule touches', async () => {
    const opened = {
      ...byRule,
      version: 1,
      type: 'ticket.opened',
      actor: { kind: 'user', name: 'Ada' },
      data: { severity: 'S2' },
      changes: [],
    };
    const { text } = await show(WhyPanel, { ticketId: 't1', about: { field: 'severity' }, events: [opened] });
    expect(text()).toContain('Set to S2 at the opening, by Ada');
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

describe('Why on a clock', () => {
  const entry = { from: at, to: '2026-03-02T11:00:00.000Z', kind: 'running', minutes: 60, cause: { eventId: 'e1', type: 'ticket.opened' } };
  const policy = { id: 'p1', name: 'Standard', version: 3 };
  const calendar = { id: 'c1', name: 'Office', version: 1, timeZone: 'Europe/Berlin' };
  const clock = {
    target: 'resolution',
    state: 'paused',
    policy,
    calendar,
    goalMinutes: 240,
    elapsedMinutes: 60,
    remainingMinutes: 180,
    startedAt: at,
    dueAt: null,
    warnAt: null,
    warnedAt: null,
    breachedAt: null,
    metAt: null,
    stopped: null,
    late: false,
    ledger: [
      { ...entry, policy, calendar },
      {
        ...entry,
        from: entry.to,
        to: null,
        kind: 'paused',
        minutes: 0,
        cause: { eventId: 'e2', type: 'ticket.status-changed' },
        policy,
        calendar,
      },
    ],
  } as unknown as ClockView;

  it('shows policy, calendar, the stretches and their sum', async () => {
    const { text, element } = await show(SlaWhyPanel, { clock });
    expect(text()).toContain('Standard, version 3');
    expect(text()).toContain('Office, version 1');
    expect(text()).toContain('running, because the ticket was opened');
    expect(text()).toContain('paused, because the status changed');
    expect(text()).toMatch(/Together ?1 h of 4 h/);
    expect([...element.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['/sla/p1', '/sla/calendars/c1']);
  });

  it('still explains a clock that is not needed any more', async () => {
    const stopped = { at, cause: { eventId: 'e3', type: 'ticket.status-changed' } };
    const { text } = await show(SlaWhyPanel, { clock: { ...clock, state: 'cancelled', stopped } });
    expect(text()).toContain('Not needed any more');
    expect(text()).toContain('ended by: the status changed');
  });
});
