import type { CompiledRule, TicketMoment } from '@casewright/rules';
import { historyBefore, type Firing } from './rule-history';

type Event = TicketMoment['event'];
const rule = { document: { ruleId: 'r1', version: 2 } } as CompiledRule;
const event = (version: number, correlationId: string): Event =>
  ({ version, eventId: `e${version}`, meta: { commandId: `c${version}`, correlationId } }) as Event;
const firing = (eventVersion: number, more: Partial<Firing> = {}): Firing => ({
  ruleId: 'r1',
  ruleVersion: 2,
  eventId: `e${eventVersion}`,
  eventVersion,
  commandId: `c${eventVersion}`,
  correlationId: 'k',
  acted: true,
  branch: 'then',
  at: new Date(eventVersion * 1000),
  ...more,
});
const at = (moment: Event, past: { firings?: Firing[]; clearings?: number[] }) =>
  historyBefore({ event: moment } as TicketMoment, {
    firings: past.firings ?? [],
    clearings: (past.clearings ?? []).map((eventVersion) => ({ ruleId: 'r1', eventVersion })),
    onAllTickets: new Map([['r1', 7]]),
  })(rule);

describe('what a rule did before an event', () => {
  it('acted in the chain, as often as it did something on events of the same correlation', () => {
    expect(at(event(5, 'k'), { firings: [firing(3), firing(4)] }).actionsInChain).toBe(2);
    const others = [firing(4, { correlationId: 'other' }), firing(3, { ruleId: 'r2' }), firing(6), firing(2, { acted: false })];
    expect(at(event(5, 'k'), { firings: others }).actionsInChain).toBe(0);
  });

  it('counts only firings before the event, so that the answer never changes', () => {
    expect(at(event(5, 'k'), { firings: [firing(5), firing(7)] })).toMatchObject({ versionFired: false, heldSinceFiring: false });
    expect(at(event(5, 'k'), { firings: [firing(3)] })).toMatchObject({ versionFired: true, heldSinceFiring: true });
  });

  it('tells versions and rules apart', () => {
    expect(at(event(5, 'k'), { firings: [firing(3, { ruleVersion: 1 })] })).toMatchObject({ versionFired: false, heldSinceFiring: true });
    expect(at(event(5, 'k'), { firings: [firing(3, { ruleId: 'r2' })] })).toMatchObject({ versionFired: false, heldSinceFiring: false });
  });

  it('knows whether the conditions have held ever since', () => {
    expect(at(event(9, 'k'), { firings: [firing(3)], clearings: [5] }).heldSinceFiring).toBe(false);
    expect(at(event(9, 'k'), { firings: [firing(3), firing(6)], clearings: [5] }).heldSinceFiring).toBe(true);
    expect(at(event(9, 'k'), { firings: [firing(3)], clearings: [9] }).heldSinceFiring).toBe(true);
  });

  it('knows that it fired on another event of the same command', () => {
    expect(at(event(5, 'k'), { firings: [firing(4, { commandId: 'c5' })] }).firedForCommand).toBe(true);
  });

  it('fired at the times of the events before, and so often on all tickets', () => {
    const past = at(event(5, 'k'), { firings: [firing(2), firing(4), firing(5), firing(3, { ruleId: 'r2' })] });
    expect(past.firedAt).toEqual([2000, 4000]);
    expect(past.firingsOfRule).toBe(7);
  });
});
