import type { CalendarContent, LadderContent, SlaPolicyContent } from '@casewright/contracts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

/** When the demo company works, with the public holidays that its year has everywhere in Germany. */
export function workingHours(year: number): CalendarContent {
  return {
    name: 'Office hours',
    timeZone: 'Europe/Berlin',
    hours: weekdays.flatMap((day) => [
      { day, from: '08:00', to: '12:30' },
      { day, from: '13:00', to: day === 'friday' ? '16:00' : '18:00' },
    ]),
    holidays: [
      { date: `${year}-01-01`, yearly: true, name: 'New Year' },
      { date: `${year}-05-01`, yearly: true, name: 'Labour Day' },
      { date: `${year}-10-03`, yearly: true, name: 'German Unity' },
      { date: `${year}-12-24`, yearly: true, name: 'Christmas Eve', hours: [{ from: '08:00', to: '12:00' }] },
      { date: `${year}-12-25`, until: `${year}-12-26`, yearly: true, name: 'Christmas' },
    ],
  };
}

const hours = (low: number, normal: number, high: number, urgent: number) => ({
  low: low * 60,
  normal: normal * 60,
  high: high * 60,
  urgent: urgent * 60,
});

/** What is promised: to those with an event tonight around the clock, to everybody else in working hours. */
export function agreements(calendarId: string): SlaPolicyContent[] {
  return [
    {
      name: 'Event on the same day',
      description: 'Somebody has an audience waiting: counted around the clock.',
      active: true,
      when: { all: [{ fact: 'ticket.tags', operator: 'containsAny', value: ['event'] }] },
      onPriorityChange: 'remaining-time',
      targets: [
        { target: 'first-reply', calendarId: null, goals: hours(4, 2, 1, 0.5), warnings: [{ percent: 70 }], breachLevels: [] },
        {
          target: 'next-reply',
          calendarId: null,
          goals: hours(8, 4, 2, 1),
          warnings: [{ percent: 50 }, { minutesBefore: 15 }],
          breachLevels: [60],
        },
        { target: 'resolution', calendarId: null, goals: hours(48, 24, 12, 6), warnings: [{ percent: 80 }], breachLevels: [240, 720] },
      ],
    },
    {
      name: 'Standard',
      description: 'The service contract: counted in office hours.',
      active: true,
      when: null,
      onPriorityChange: 'remaining-time',
      targets: [
        { target: 'first-reply', calendarId, goals: hours(16, 8, 4, 1), warnings: [{ percent: 80 }], breachLevels: [] },
        { target: 'resolution', calendarId, goals: hours(120, 60, 30, 10), warnings: [{ percent: 80 }], breachLevels: [] },
      ],
    },
  ];
}

const quiet = { assignTeamId: null, assignAgentId: null, raisePriority: null };

/** Who is told when a ticket waits and nobody takes notice. Agents start it on a ticket. */
export const ladder = (calendarId: string, managerId: string): LadderContent => ({
  name: 'Nobody takes notice',
  calendarId,
  steps: [
    { ...quiet, after: 'PT0M', notify: [{ kind: 'assignee' }, { kind: 'assigned-team' }] },
    { ...quiet, after: 'PT30M', notify: [{ kind: 'assigned-team' }], raisePriority: 'one-higher' },
    { ...quiet, after: 'PT2H', notify: [{ kind: 'agent', id: managerId }], raisePriority: 'urgent' },
  ],
});
