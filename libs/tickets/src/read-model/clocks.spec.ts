import type { SlaEvent, SlaTarget } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import { foldClock, isClockEvent, nextClock, type ClockEvent, type TicketClocks } from './clocks';

const common = { ticketId: idFrom('ticket'), episode: 1, causeEventId: 'cause', causeType: 'ticket.opened', elapsedMs: 0 };
const policy = { policyId: idFrom('policy'), policyVersion: 1, calendarId: null, calendarVersion: null, goalMinutes: 60 };
const at = (hour: number): string => new Date(Date.UTC(2026, 0, 5, hour)).toISOString();

/** Everything that any of the events holds; each reads its own. */
const event = (type: ClockEvent['type'], target: SlaTarget, hour: number, due: number, late = false): ClockEvent =>
  ({ type, data: { ...common, ...policy, target, at: at(hour), dueAt: at(due), warnAt: at(due), late } }) as ClockEvent;
const after = (...events: ClockEvent[]) => nextClock(events.reduce<TicketClocks>(foldClock, {}));
const replyClock = event('sla.clock-started', 'first-reply', 9, 11);
const resolutionClock = event('sla.clock-started', 'resolution', 9, 15);

describe('the next clock of a ticket', () => {
  it('is none where no policy applies', () => expect(after()).toBeNull());

  it('is the one that is due first', () => {
    expect(after(resolutionClock, replyClock)).toMatchObject({ target: 'first-reply', state: 'active', dueAt: at(11) });
  });

  it('is the other once the first is met', () => {
    expect(after(resolutionClock, replyClock, event('sla.met', 'first-reply', 10, 11))).toMatchObject({
      target: 'resolution',
      state: 'active',
      dueAt: at(15),
    });
  });

  it('stays due in the past while it is breached', () => {
    expect(after(resolutionClock, replyClock, event('sla.breached', 'first-reply', 11, 11))).toMatchObject({
      target: 'first-reply',
      state: 'breached',
      dueAt: at(11),
    });
  });

  it('has no time while it is paused', () => {
    expect(after(resolutionClock, event('sla.clock-paused', 'resolution', 10, 15))).toMatchObject({
      target: 'resolution',
      state: 'paused',
      dueAt: null,
    });
  });

  it('runs on after a pause, to the new time', () => {
    const events = [resolutionClock, event('sla.clock-paused', 'resolution', 10, 15), event('sla.clock-resumed', 'resolution', 12, 17)];
    expect(after(...events)).toMatchObject({ target: 'resolution', state: 'active', dueAt: at(17) });
  });

  it('remembers a late end as breached, and a withdrawn breach as none', () => {
    expect(after(resolutionClock, event('sla.met', 'resolution', 16, 15, true))).toMatchObject({ state: 'breached', dueAt: null });
    expect(
      after(resolutionClock, event('sla.breached', 'resolution', 15, 15), event('sla.breach-withdrawn', 'resolution', 15, 15)),
    ).toMatchObject({ state: 'active' });
  });

  it('forgets a clock that was cancelled', () => expect(after(replyClock, event('sla.clock-cancelled', 'first-reply', 10, 11))).toBeNull());

  it('keeps a breach, though what was late is no longer waited for', () => {
    const breached = [replyClock, event('sla.breached', 'first-reply', 11, 11)];
    const cancelled = [...breached, event('sla.clock-cancelled', 'first-reply', 12, 11)];
    expect(after(...cancelled)).toMatchObject({ target: 'first-reply', state: 'breached', dueAt: null });
    expect(after(...cancelled, event('sla.reopened', 'first-reply', 13, 11))).toMatchObject({ state: 'breached', dueAt: at(11) });
  });

  it('is no longer breached once its goal leaves more time', () => {
    const breached = [resolutionClock, event('sla.breached', 'resolution', 15, 15)];
    expect(after(...breached, event('sla.clock-retargeted', 'resolution', 16, 20))).toMatchObject({ state: 'active', dueAt: at(20) });
    expect(after(...breached, event('sla.clock-retargeted', 'resolution', 16, 14))).toMatchObject({ state: 'breached', dueAt: at(14) });
  });

  it('says which time it is, how far a breach has grown, and that it is excused', () => {
    const grown = { ...event('sla.breach-grown', 'first-reply', 12, 11) } as Extract<ClockEvent, { type: 'sla.breach-grown' }>;
    const breached = [replyClock, event('sla.breached', 'first-reply', 11, 11), { ...grown, data: { ...grown.data, level: 2 } }];
    expect(after(...breached)).toMatchObject({ episode: 1, breachLevel: 2, excused: false });
    expect(after(...breached, event('sla.excused', 'first-reply', 13, 11))).toMatchObject({ breachLevel: 2, excused: true });
    expect(after(...breached, event('sla.clock-retargeted', 'first-reply', 13, 20))).toMatchObject({ breachLevel: 0 });
    expect(after(resolutionClock)).toMatchObject({ breachLevel: 0, excused: false });
  });

  it('follows no event that changes no clock', () => {
    const warned: SlaEvent = {
      type: 'sla.warned',
      data: { ticketId: common.ticketId, episode: 1, level: 1, target: 'resolution', at: at(14), dueAt: at(15) },
    };
    expect(isClockEvent(warned)).toBe(false);
  });
});
