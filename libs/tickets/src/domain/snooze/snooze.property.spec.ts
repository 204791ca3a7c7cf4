import type { TicketEvent } from '@casewright/contracts';
import { fold } from '@casewright/kernel';
import { SimulatedHost, type Fate } from '@casewright/testing';
import fc from 'fast-check';
import { ticket, type Ticket } from '../ticket';
import { agent, opened } from '../ticket.samples';
import { endSnooze, snooze, wake } from './snooze';
import { snoozeProcess } from './snooze.process';

const minute = 60_000;
const begin = Date.parse('2026-01-05T09:00:00Z');

type Step =
  | { readonly kind: 'snooze'; readonly minutes: number; readonly fate: Fate }
  | { readonly kind: 'take back' }
  | { readonly kind: 'pass'; readonly minutes: number }
  | { readonly kind: 'wake'; readonly fate: Fate }
  | { readonly kind: 'wake wrongly' | 'again'; readonly place: number };

const fate = fc.constantFrom<Fate>('handled', 'crashed');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('snooze' as const), minutes: fc.integer({ min: 1, max: 60 }), fate }),
  fc.record({ kind: fc.constant('take back' as const) }),
  fc.record({ kind: fc.constant('pass' as const), minutes: fc.nat(40) }),
  fc.record({ kind: fc.constant('wake' as const), fate }),
  fc.record({ kind: fc.constantFrom('wake wrongly' as const, 'again' as const), place: fc.nat(20) }),
);

type SnoozeEvent = Extract<TicketEvent, { type: 'ticket.snoozed' | 'ticket.snooze-ended' }>;

/** A ticket that is snoozed and taken back, and its process on a host that does what hosts may do. */
class Desk {
  readonly host = new SimulatedHost<{ ticketId: string; until: string | null }, SnoozeEvent>({
    definition: snoozeProcess,
    begin,
    execute: ({ data }) => wake(this.ticket, (data as { until: string }).until) as SnoozeEvent[],
  });

  get ticket(): Ticket {
    return fold(ticket, [opened(), ...this.host.log]);
  }

  do(given: Step): void {
    const { host } = this;
    switch (given.kind) {
      case 'snooze': {
        const until = new Date(host.now.getTime() + given.minutes * minute).toISOString();
        return host.append(
          snooze(this.ticket, { until, userId: agent.id, reason: null }, host.now.toISOString()) as SnoozeEvent[],
          given.fate,
        );
      }
      case 'take back':
        return host.append(endSnooze(this.ticket) as SnoozeEvent[]);
      case 'pass':
        return host.pass(given.minutes * minute);
      case 'wake':
        return void host.wakeIfDue(given.fate);
      case 'wake wrongly':
        return host.wakeWrongly(given.place);
      case 'again':
        return host.deliverAgain(given.place);
    }
  }

  get until(): string | null {
    return this.ticket.stage === 'live' ? (this.ticket.snooze?.until ?? null) : null;
  }
}

const lived = (steps: readonly Step[]): Desk => {
  const desk = new Desk();
  for (const given of steps) desk.do(given);
  return desk;
};
const anySteps = fc.array(step, { maxLength: 50 });

describe('a snooze, whatever the host does', () => {
  it('never ends before its time by itself', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { type, data, meta } of lived(steps).host.log) {
          if (type === 'ticket.snooze-ended' && data.because === 'time') expect(data.until <= meta.at).toBe(true);
        }
      }),
    );
  });

  it('has ended once its time is past and the host has caught up', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const desk = lived(steps);
        desk.host.pass(61 * minute);
        desk.host.settle();
        expect(desk.until).toBeNull();
        expect(desk.host.running).toBeNull();
      }),
    );
  });

  it('ends as often as it began', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const stays = lived(steps).host.log.map(({ type }) => type);
        for (const [place, type] of stays.entries()) if (type === 'ticket.snooze-ended') expect(stays[place - 1]).toBe('ticket.snoozed');
      }),
    );
  });

  it('has a process that waits for the time that the ticket shows', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const desk = lived(steps);
        expect(desk.host.running?.state.until ?? null).toBe(desk.until);
        expect(desk.host.running?.wakeAt ?? null).toBe(desk.until);
      }),
    );
  });
});
