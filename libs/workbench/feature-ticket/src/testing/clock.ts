import type { ClockView } from '@casewright/contracts';

const policy = { id: 'p1', name: 'Standard', version: 3 };
const calendar = { id: 'c1', name: 'Office', version: 1, timeZone: 'Europe/Berlin' };
const cause = (eventId: string, type: string) => ({ cause: { eventId, type }, policy, calendar });

/** Ran for an hour of four from ten o'clock, and stands still since eleven. */
export const pausedClock: ClockView = {
  ...{ target: 'resolution', episode: 1, state: 'paused', policy, calendar },
  ...{ goalMinutes: 240, elapsedMinutes: 60, remainingMinutes: 180 },
  ...{ startedAt: '2026-03-02T10:00:00.000Z', dueAt: null, breachedAt: null, breachLevel: 0, metAt: null, stopped: null, late: false },
  warnings: [{ warning: { percent: 80 }, at: null, givenAt: null }],
  breachLevels: [{ minutes: 60, at: null, reachedAt: null }],
  ledger: [
    { from: '2026-03-02T10:00:00.000Z', to: '2026-03-02T11:00:00.000Z', kind: 'running', minutes: 60, ...cause('e1', 'ticket.opened') },
    { from: '2026-03-02T11:00:00.000Z', to: null, kind: 'paused', minutes: 0, ...cause('e2', 'ticket.status-changed') },
  ],
  ...{ credits: [], excused: null, pausesIn: ['pending'], earlier: [] },
};

/** Its third time; was due at one o'clock and is at level 2 since two. */
export const breachedClock: ClockView = {
  ...pausedClock,
  ...{ target: 'periodic-update', episode: 3, state: 'breached', goalMinutes: 180, elapsedMinutes: 300, remainingMinutes: -120 },
  ...{ dueAt: '2026-03-02T13:00:00.000Z', breachedAt: '2026-03-02T13:00:00.000Z', breachLevel: 2 },
  warnings: [{ warning: { minutesBefore: 30 }, at: '2026-03-02T12:30:00.000Z', givenAt: '2026-03-02T12:30:00.000Z' }],
  breachLevels: [{ minutes: 60, at: '2026-03-02T14:00:00.000Z', reachedAt: '2026-03-02T14:00:00.000Z' }],
  ledger: [{ from: '2026-03-02T10:00:00.000Z', to: null, kind: 'running', minutes: 300, ...cause('e1', 'ticket.commented') }],
  earlier: [
    {
      ...{ episode: 1, state: 'met', startedAt: '2026-03-01T08:00:00.000Z', endedAt: '2026-03-01T09:00:00.000Z' },
      ...{ goalMinutes: 180, elapsedMinutes: 60, late: false, excused: false },
    },
    {
      ...{ episode: 2, state: 'met', startedAt: '2026-03-01T09:00:00.000Z', endedAt: '2026-03-01T14:00:00.000Z' },
      ...{ goalMinutes: 180, elapsedMinutes: 300, late: true, excused: true },
    },
  ],
};
