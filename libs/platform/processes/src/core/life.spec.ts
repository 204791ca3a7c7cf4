import fc from 'fast-check';
import type { Stored } from '@casewright/kernel';
import { SampleLog } from '../contract/sample-log';
import { reminder, reminderThatCarriesOver, restless, type ReminderState } from '../contract/sample.process';
import { advance, isRepeat, newLife, type AnyDefinition, type AnyInput, type Life } from './life';

const definition = reminder as unknown as AnyDefinition;
const now = '2026-01-05T09:00:00.000Z';
const prepared = { now, facts: null, definitionVersion: 1 };
const step = (life: Life, input: AnyInput, by = definition) => advance(by, 'key', life, input, prepared);

/** Folds what a host would: repeats are dropped. */
function live(events: readonly Stored[]): { life: Life; numbers: number[] } {
  let life = newLife(definition);
  const numbers: number[] = [];
  for (const event of events) {
    if (isRepeat(life, event)) continue;
    const { life: next, outgoing } = step(life, event);
    numbers.push(...outgoing.commands.map((_, index) => outgoing.firstNumber + index));
    life = next;
  }
  return { life, numbers };
}

describe('The life of a process', () => {
  it('is the same however often events are repeated, and numbers its commands without gaps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.array(fc.nat(12), { maxLength: 30 }), (length, echoes) => {
        const log = new SampleLog();
        const events: Stored[] = [log.opened(), ...Array.from({ length }, () => log.noted()), log.closed()];
        const withEchoes = events.flatMap((event, index) => [
          event,
          ...echoes.filter((echo) => echo <= index).flatMap((echo) => events[echo] ?? []),
        ]);
        const plain = live(events);
        expect(live(withEchoes)).toEqual(plain);
        expect(plain.numbers).toEqual(plain.numbers.map((_, index) => index + 1));
        expect(plain.life.sent).toBe(plain.numbers.length);
      }),
    );
  });

  it('is JSON', () => {
    const log = new SampleLog();
    const { life } = live([log.opened(new Date(now)), log.noted()]);
    expect(JSON.parse(JSON.stringify(life))).toEqual(life);
  });

  it('files the commands of a wake-up under what asked for it, as the start of a new chain', () => {
    const log = new SampleLog();
    const opened = log.opened(new Date(now));
    const { outgoing } = step(step(newLife(definition), opened).life, { type: 'process.woken', at: now });
    expect(outgoing.cause).toEqual({ eventId: opened.eventId, correlationId: opened.meta.correlationId, depth: -1 });
  });

  it('forgets its wish to be woken once it is woken or done', () => {
    const log = new SampleLog();
    const opened = step(newLife(definition), log.opened(new Date(now))).life;
    expect(opened.wakeAt).toBe(now);
    expect(step(opened, { type: 'process.woken', at: now }).life.wakeAt).toBeNull();
    expect(step(opened, log.closed()).life).toMatchObject({ wakeAt: null, status: 'done' });
  });

  it('refuses to be woken again at the time it was just woken', () => {
    const stubborn = restless as unknown as AnyDefinition;
    const life = step(newLife(stubborn), new SampleLog().opened(new Date(now)), stubborn).life;
    expect(() => step(life, { type: 'process.woken', at: now }, stubborn)).toThrow('not after the wake-up');
  });

  it('is carried over by a newer version that says how, and not by another', () => {
    const log = new SampleLog();
    const life = step(newLife(definition), log.opened()).life;
    const carried = step(life, log.noted(), reminderThatCarriesOver as unknown as AnyDefinition).life;
    expect(carried).toMatchObject({ definitionVersion: 3, state: { since: 'version 1' } satisfies Partial<ReminderState> });
    expect(() => step(carried, log.noted())).toThrow('cannot carry over');
  });

  it('keeps places and numbers when it begins anew', () => {
    const log = new SampleLog();
    const former = live([log.opened(), log.closed()]).life;
    expect(newLife(definition, former)).toMatchObject({ status: 'running', positions: former.positions, sent: 3, state: reminder.initial });
  });
});
