import type { EscalationEvent } from '@casewright/contracts';
import { DomainError, fold, idFrom, type CommandMessage, type ProcessInput } from '@casewright/kernel';
import fc from 'fast-check';
import { escalation, type EscalationsState } from './escalation.process';
import { escalations, type Escalations } from './escalations';
import { acknowledge, climb, start, stop } from './life';
import { begin, beginning, iso, minute, statusChanged, stored, ticketId } from './testing/samples';

/** What can happen to a ticket; `after` in minutes. */
type Happening = { readonly after: number } & (
  | { readonly kind: 'start'; readonly ladder: string; readonly minutes: readonly number[] }
  | { readonly kind: 'acknowledge' | 'stop'; readonly nth: number }
  | { readonly kind: 'stop-ladder'; readonly ladder: string }
  | { readonly kind: 'solve' | 'reopen' | 'wait' }
);

const after = fc.integer({ min: 0, max: 200 });
const ladder = fc.constantFrom('urgent', 'calm');
const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 }).map((list) => list.sort((a, b) => a - b));
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ after, kind: fc.constant('start' as const), ladder, minutes }) },
  { weight: 2, arbitrary: fc.record({ after, kind: fc.constantFrom('acknowledge', 'stop'), nth: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ after, kind: fc.constant('stop-ladder' as const), ladder }) },
  { weight: 2, arbitrary: fc.record({ after, kind: fc.constantFrom('solve', 'reopen', 'wait') }) },
);

/** The log, the process and the handlers of its commands, without anything around them. */
class World {
  now = begin;
  private log: EscalationEvent[] = [];
  private process: EscalationsState = escalation.initial;
  private wakeAt: string | null = null;
  private runs = false;
  private ticketVersion = 0;
  private solved = false;
  private begun = 0;
  readonly climbs: { id: string; step: number; at: number }[] = [];
  readonly told: CommandMessage[] = [];

  get state(): Escalations {
    return fold(escalations, this.log);
  }

  get events(): readonly EscalationEvent[] {
    return this.log;
  }

  get asksFor(): string | null {
    return this.wakeAt;
  }

  happen(thing: Happening): void {
    this.pass(thing.after);
    const at = iso(this.now);
    switch (thing.kind) {
      case 'start':
        this.begun += 1;
        if (!this.solved) this.append((all) => start(all, beginning(`e${this.begun}`, thing.ladder, thing.minutes, this.now)));
        return;
      case 'acknowledge':
        return this.append((all) =>
          acknowledge(all, { escalationId: idFrom(`e${thing.nth}`), ticketId, subjectId: ticketId, note: null, at }),
        );
      case 'stop':
        return this.append((all) => stop(all, { escalationId: idFrom(`e${thing.nth}`) }, { ticketId, because: 'asked', at }));
      case 'stop-ladder':
        return this.append((all) => stop(all, { ladderId: idFrom(thing.ladder) }, { ticketId, because: 'asked', at }));
      case 'wait':
        return;
      default:
        this.solved = thing.kind === 'solve';
        this.ticketVersion += 1;
        if (this.runs) this.deliver(stored(statusChanged(this.solved ? 'solved' : 'open'), this.ticketVersion, this.now));
    }
  }

  /** Time goes by, with every wake-up at its time. */
  pass(length: number): void {
    const end = this.now + length * minute;
    while (this.runs && this.wakeAt !== null && Date.parse(this.wakeAt) <= end) {
      this.now = Math.max(this.now, Date.parse(this.wakeAt));
      this.deliver({ type: 'process.woken', at: this.wakeAt });
    }
    this.now = end;
  }

  private append(decide: (all: Escalations) => readonly EscalationEvent[]): void {
    let events: readonly EscalationEvent[] = [];
    try {
      events = decide(this.state);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
    for (const event of events) {
      this.log.push(event);
      if (this.runs || event.type === 'escalation.started') this.deliver(stored(event, this.log.length, this.now));
    }
  }

  private deliver(input: ProcessInput<EscalationEvent | ReturnType<typeof statusChanged>>): void {
    const step = escalation.on(this.runs ? this.process : escalation.initial, input, new Date(this.now), undefined);
    expect(escalation.on(this.runs ? this.process : escalation.initial, input, new Date(this.now), undefined)).toEqual(step);
    this.process = step.state;
    this.wakeAt = step.done ? null : (step.wakeAt ?? null);
    this.runs = step.done !== true;
    if (input.type === 'process.woken' && this.wakeAt !== null) expect(this.wakeAt > input.at).toBe(true);
    for (const command of step.commands ?? []) this.obey(command);
  }

  private obey({ type, data }: CommandMessage): void {
    const at = iso(this.now);
    if (type === 'escalation.climb') {
      const { escalationId, step } = data as { escalationId: string; step: number };
      this.climbs.push({ id: escalationId, step, at: this.now });
      this.append((all) =>
        this.solved
          ? stop(all, 'all', { ticketId, because: 'solved', at })
          : climb(all, { escalationId, ticketId, name: 'Ladder', step, effects: [], at }),
      );
    } else if (type === 'escalation.end') this.append((all) => stop(all, 'all', { ticketId, because: 'solved', at }));
    else this.told.push({ type, data });
  }
}

const lived = fc.array(happening, { maxLength: 15 }).map((happenings) => {
  const world = new World();
  for (const thing of happenings) world.happen(thing);
  return { world, happenings };
});

const running = (world: World) => Object.values(world.state).filter(({ phase }) => phase === 'running');

describe('escalations, whatever happens to their ticket', () => {
  const holds = (name: string, check: (world: World) => void) =>
    it(name, () =>
      fc.assert(
        fc.property(lived, ({ world }) => check(world)),
        { numRuns: 300 },
      ),
    );

  holds('climb each step once, in order, and at its time', (world) => {
    for (const one of Object.values(world.state)) {
      const climbs = world.climbs.filter(({ id }) => id === one.id);
      expect(climbs.map(({ step }) => step)).toEqual(climbs.map((_, place) => place + 1));
      for (const { step, at } of climbs) expect(at).toBe(Date.parse(one.dueAt[step - 1] ?? ''));
    }
  });

  holds('run once on a ladder at most', (world) => {
    const ladders = running(world).map(({ ladderId }) => ladderId);
    expect(new Set(ladders).size).toBe(ladders.length);
  });

  holds('have nothing behind them that they should have climbed', (world) => {
    for (const { dueAt, climbed } of running(world)) expect(Date.parse(dueAt[climbed] ?? '')).toBeGreaterThanOrEqual(world.now);
  });

  holds('wait for the nearest step of those that run, and for nothing else', (world) => {
    const next = running(world).flatMap(({ dueAt, climbed }) => dueAt[climbed] ?? []);
    expect(world.asksFor).toBe([...next].sort()[0] ?? null);
  });

  holds('are what their events say', (world) => {
    for (const one of Object.values(world.state)) {
      expect(one.climbed).toBe(
        world.events.filter(({ type, data }) => type === 'escalation.step-climbed' && data.escalationId === one.id).length,
      );
      if (one.phase === 'finished') expect(one.climbed).toBe(one.dueAt.length);
    }
  });

  it('climb no further once the ticket is solved', () =>
    fc.assert(
      fc.property(lived, fc.integer({ min: 0, max: 1_000 }), ({ world }, rest) => {
        world.happen({ kind: 'solve', after: 0 });
        const before = world.climbs.length;
        world.pass(rest);
        expect(running(world)).toEqual([]);
        expect(world.climbs).toHaveLength(before);
        expect(world.asksFor).toBeNull();
      }),
    ));
});
