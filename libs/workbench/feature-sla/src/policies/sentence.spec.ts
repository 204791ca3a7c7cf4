import { speech } from '@casewright/conditions/testing';
import type { ConditionNode, SlaTargetDefinition } from '@casewright/contracts';
import { openDays } from '../calendar/open-days';
import { hoursWords } from '../calendars/hours-words';
import { inForce } from '../policy/policy-content';
import { whichTickets } from './which-tickets';
import { policySentence } from './sentence';

const leaf = (fact: string, operator: string, value: unknown): ConditionNode => ({ fact, operator, value });
const urgent = leaf('ticket.priority', 'equal', 'urgent');
const target = (name: SlaTargetDefinition['target'], more: Partial<SlaTargetDefinition>): SlaTargetDefinition => ({
  target: name,
  calendarId: 'k1',
  goals: { low: null, normal: null, high: null, urgent: 60 },
  warnings: [{ percent: 80 }],
  breachLevels: [],
  ...more,
});
const sentence = (when: ConditionNode | null, ...targets: SlaTargetDefinition[]) =>
  policySentence({ when, targets }, speech, () => 'Office hours');

describe('whom a policy is for', () => {
  it.each<[string, ConditionNode | null]>([
    ['Every ticket', null],
    ['Urgent tickets of team Projector support', { all: [urgent, leaf('ticket.teamId', 'equal', 't1')] }],
    ['Urgent or high tickets', leaf('ticket.priority', 'in', ['urgent', 'high'])],
    [
      'Tickets of type incident tagged event or fair',
      { all: [leaf('ticket.type', 'equal', 'incident'), leaf('ticket.tags', 'containsAny', ['event', 'fair'])] },
    ],
    ['Tickets of which the priority is Urgent or the team is Projector support', { any: [urgent, leaf('ticket.teamId', 'equal', 't1')] }],
    ['Tickets of which not (the priority is Urgent)', { not: urgent }],
  ])('%s', (words, when) => {
    const asked: string[] = [];
    const nameOf = (id: string) => (asked.push(id), speech.nameOf(id));
    expect(whichTickets(when, { ...speech, nameOf })).toBe(words);
    expect(asked.filter((id) => id !== 't1')).toEqual([]);
  });

  it('says so where the language of rules is not known', () => {
    expect(whichTickets(urgent, null)).toBe('Urgent tickets');
    expect(whichTickets({ not: urgent }, null)).toBe('Tickets that meet its conditions');
  });
});

describe('a policy in words', () => {
  it('says once what holds for all its targets', () => {
    const warnings = [{ percent: 50 }, { minutesBefore: 30 }];
    const goals = { low: null, normal: null, high: null, urgent: 240 };
    expect(
      sentence(
        { all: [urgent] },
        target('first-reply', { warnings }),
        target('periodic-update', { warnings, goals, pausesIn: ['pending'] }),
        target('resolution', { warnings, goals: { ...goals, urgent: 480 }, pausesIn: ['pending'] }),
      ),
    ).toBe(
      'Urgent tickets: first reply in 1 h, updates every 4 h, solved in 8 h, by Office hours; warns at 50 % and 30 min before; pauses while waiting for the customer',
    );
  });

  it('names the targets where they differ, and the span of goals', () => {
    const goals = { low: 240, normal: null, high: 60, urgent: 30 };
    expect(
      sentence(
        null,
        target('first-reply', { goals, calendarId: null, warnings: [] }),
        target('resolution', { goals, breachLevels: [60, 240], pausesIn: [] }),
      ),
    ).toBe(
      'Every ticket: first reply in 30 min (urgent) to 4 h (low), solved in 30 min (urgent) to 4 h (low), around the clock (first reply), by Office hours (resolution); warns at 80 % (resolution); a breach reaches level 2 after 1 h and level 3 after 4 h (resolution)',
    );
  });

  it('says where clocks pause whose policy was made before pauses could be chosen, and where it chose what is refused today', () => {
    const goals = { low: 60, normal: 60, high: 60, urgent: 60 };
    const stored = { ...target('agent-work', { goals, warnings: [] }), calendar: null, pausesIn: ['on-hold' as const, 'open' as const] };
    const [chosen = stored] = inForce([stored]);
    expect(sentence(null, target('resolution', { goals, warnings: [], calendarId: null }))).toBe(
      'Every ticket: solved in 1 h, around the clock; pauses while waiting for the customer',
    );
    expect(sentence(null, chosen)).toBe('Every ticket: at most 1 h of work, around the clock; pauses while on hold and while it is open');
    expect(sentence(null, { ...chosen, target: 'first-reply' })).toBe('Every ticket: first reply in 1 h, around the clock');
  });

  it('leaves out what has no goal for the priorities that it is for', () => {
    const none = { low: 60, normal: 60, high: 60, urgent: null };
    expect(sentence(urgent, target('resolution', { goals: none }))).toBe('Urgent tickets: no goal yet');
  });
});

describe('a calendar in words', () => {
  it('puts neighbouring days with the same hours together', () => {
    const hours = (['monday', 'tuesday', 'thursday'] as const).map((day) => ({ day, from: '09:00', to: '17:00' }));
    expect(hoursWords(hours)).toBe('Mon–Tue 09:00–17:00 · Thu 09:00–17:00');
  });

  it('shows fourteen days on the clock of the calendar, with its holidays', () => {
    const open = [{ from: '2026-11-23T07:00:00Z', to: '2026-11-23T11:30:00Z' }];
    const days = openDays(open, 'Europe/Berlin', '2026-11-22T23:30:00Z', [{ date: '2026-11-24', name: 'Fair' }]);
    expect(days).toHaveLength(14);
    expect(days[0]).toMatchObject({ date: '2026-11-23', hours: ['08:00–12:30'], holiday: null });
    expect(days[1]).toMatchObject({ hours: [], holiday: 'Fair' });
  });
});
