import { hoursWords } from '../calendars/hours-words';
import { openDays } from '../calendar/open-days';
import { matchWords, targetSentence } from './sentence';

const anyTicket = { priorities: [], types: [], teamIds: [], organisationIds: [], tags: [] };

describe('a policy in words', () => {
  it('names what is asked for, and every ticket where nothing is', () => {
    expect(matchWords(anyTicket, String)).toBe('Every ticket');
    expect(matchWords({ ...anyTicket, tags: ['event', 'fair'], teamIds: ['t1'] }, () => 'Field service')).toBe(
      'Tickets tagged event or fair, of team Field service',
    );
  });

  it('tells the span of goals and what time counts', () => {
    const goals = { low: 240, normal: null, high: 60, urgent: 30 };
    expect(targetSentence({ target: 'first-reply', goals }, null)).toBe('first reply in 30 min (urgent) to 4 h (low), around the clock');
    expect(targetSentence({ target: 'resolution', goals: { low: 60, normal: 60, high: 60, urgent: 60 } }, 'Office hours')).toBe(
      'resolution in 1 h, by Office hours',
    );
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
